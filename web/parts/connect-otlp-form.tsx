import { Alert, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConnectOtlpDocument, type ConnectOtlpMutation } from '../gql/documents';
import { useAction } from '../state/action';
import { useView } from '../state/use-view';
import classes from './connect-hook.module.css';

interface ConnectOtlpFormProps {
  onMade: (made: ConnectOtlpMutation['connectOtlp']) => void;
  onClose: () => void;
}

/** Makes a token for telemetry under a name, for one person or for many. */
export function ConnectOtlpForm({ onMade, onClose }: ConnectOtlpFormProps) {
  const { org } = useView();
  const [name, setName] = useState('');
  const [person, setPerson] = useState('');
  const [missing, setMissing] = useState(false);
  const make = useAction(ConnectOtlpDocument, ({ connectOtlp }) => onMade(connectOtlp));
  return (
    <form
      noValidate
      className={classes.name}
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(name.trim() === '');
        if (name.trim() === '') return;
        make.mutate({ org, name: name.trim(), person: person.trim() || null, server: window.location.origin });
      }}
    >
      <TextInput
        size="xs"
        label="Name of the token"
        description="Who sends with it, such as a group of laptops or one machine."
        placeholder="laptops"
        autoComplete="off"
        maxLength={100}
        ref={(field) => field?.focus()}
        value={name}
        error={missing && 'Give it a name.'}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        label="Person (optional)"
        description="Login or e-mail address whose all is that comes with it. Left empty: the telemetry names the person, as Claude Code does for who is logged in."
        autoComplete="off"
        maxLength={200}
        value={person}
        onChange={(event) => setPerson(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button type="submit" size="xs" loading={make.isPending}>
          Make the token
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
      {make.error && (
        <Alert color="red" role="alert">
          {make.error.message}
        </Alert>
      )}
    </form>
  );
}
