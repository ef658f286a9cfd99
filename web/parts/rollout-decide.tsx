import { Alert, Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from './rollout.module.css';

/** What is about to be decided. */
export interface Deciding {
  title: string;
  /** What follows from it. */
  follows: string;
  /** On the button. */
  verb: string;
  decide: (who: string, why: string) => void;
}

interface RolloutDecideProps {
  /** null = closed. */
  deciding: Deciding | null;
  pending: boolean;
  error: Error | null;
  onClose: () => void;
}

/** Asks who decides and why before anything is done; both stay in the log. */
export function RolloutDecide({ deciding, pending, error, onClose }: RolloutDecideProps) {
  return (
    <Modal
      opened={deciding !== null}
      onClose={onClose}
      title={deciding?.title}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      {deciding && <Form key={deciding.title} deciding={deciding} pending={pending} error={error} onClose={onClose} />}
    </Modal>
  );
}

function Form({ deciding, pending, error, onClose }: RolloutDecideProps & { deciding: Deciding }) {
  const [who, setWho] = useState('');
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const missing = (text: string) =>
    tried && text.trim() === '' ? 'It stays in the log, so it cannot be empty.' : undefined;
  return (
    <form
      noValidate
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (who.trim() && why.trim()) deciding.decide(who.trim(), why.trim());
      }}
    >
      <p className={classes.note}>{deciding.follows}</p>
      <TextInput
        size="xs"
        data-autofocus
        label="Who decides"
        autoComplete="name"
        maxLength={120}
        required
        value={who}
        error={missing(who)}
        onChange={(event) => setWho(event.currentTarget.value)}
      />
      <Textarea
        size="xs"
        label="Why"
        autosize
        minRows={2}
        maxLength={1000}
        required
        value={why}
        error={missing(why)}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      {error && (
        <Alert color="red" role="alert">
          {error.message}
        </Alert>
      )}
      <div className={classes.buttons}>
        <Button size="xs" type="submit" loading={pending}>
          {deciding.verb}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
