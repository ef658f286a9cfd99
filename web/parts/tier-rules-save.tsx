import { Alert, Button, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  SetTierCutOffsDocument,
  UndoTierCutOffsDocument,
  type TierCutOffsFragment,
  type TierCutOffVersionsFragment,
} from '../gql/documents';
import { useAction } from '../state/action';
import type { CutOffs, useTierDraft } from '../state/tier-draft';
import { useView } from '../state/use-view';
import classes from './mapping.module.css';

interface TierRulesSaveProps {
  draft: ReturnType<typeof useTierDraft>;
  rules: TierCutOffVersionsFragment;
}

/** The way to save the cut-offs with a note, to leave them, or to take the last change back. */
export function TierRulesSave({ draft, rules }: TierRulesSaveProps) {
  const { org } = useView();
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const [said, setSaid] = useState('');
  const [undone, setUndone] = useState(false);
  const taken = (sentence: string, made: TierCutOffsFragment) => {
    // At once, so that the fields do not show the old cut-offs for a moment.
    const tierRules = { ...rules, current: made, versions: [...rules.versions, made] };
    client.setQueryData(['TierCutOffRules', { org }], { tierRules });
    draft.discard();
    setNote('');
    setSaid(sentence);
  };
  const save = useAction(SetTierCutOffsDocument, ({ setTierRules }) => {
    setUndone(false);
    taken(`Saved as version ${setTierRules.version}; all weeks follow it.`, setTierRules);
  });
  const undo = useAction(UndoTierCutOffsDocument, ({ undoTierRules }) => {
    setUndone(!undone);
    taken(undone ? 'The change is made again.' : 'The last change is taken back.', undoTierRules);
  });
  const { changed, whole, overtaken, fault } = draft;
  const undoable = rules.versions.length > 1;
  const wrong = changed ? save.error : undo.error;
  if (!changed && !said && !undoable && !wrong) return null;
  return (
    <div className={`${classes.bar} ${changed ? classes.asks : ''} no-print`}>
      {wrong && (
        <Alert color="red" role="alert" title="It cannot be saved so" w="100%">
          {wrong.message}
        </Alert>
      )}
      {overtaken && (
        <Alert color="yellow" role="alert" w="100%">
          Somebody saved other cut-offs meanwhile. Saving puts yours in their place; leaving yours shows theirs.
        </Alert>
      )}
      {changed && (
        <TextInput
          size="xs"
          w="100%"
          label="Why (for the list of versions)"
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      <p className={classes.short} role="status">
        {changed ? 'Changed and not saved yet.' : said}
      </p>
      {changed ? (
        <>
          <Button
            size="xs"
            loading={save.isPending}
            disabled={!whole || fault !== null}
            onClick={() => {
              setSaid('');
              save.mutate({ org, rules: { ...(draft.form as CutOffs), note } });
            }}
          >
            Save
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              save.reset();
              draft.discard();
            }}
          >
            Leave it as it was
          </Button>
        </>
      ) : (
        undoable && (
          <Button
            size="xs"
            variant="default"
            leftSection={
              undone ? <IconArrowForwardUp size={14} aria-hidden /> : <IconArrowBackUp size={14} aria-hidden />
            }
            loading={undo.isPending}
            onClick={() => undo.mutate({ org })}
          >
            {undone ? 'Make the change again' : 'Undo the last change'}
          </Button>
        )
      )}
    </div>
  );
}
