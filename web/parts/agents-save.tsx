import { Alert, Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { SetAgentSettingsDocument, UndoAgentSettingsDocument, type AgentSettingsPartsFragment } from '../gql/documents';
import { useAction } from '../state/action';
import type { useAgentDraft } from '../state/agent-draft';
import { agentInput } from '../state/agent-form';
import { useJob } from '../state/job';
import { isOver } from '../state/job-news';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { momentOf } from '../text/moment';
import { JobProgress } from './job-progress';
import classes from './mapping.module.css';

interface AgentsSaveProps {
  draft: ReturnType<typeof useAgentDraft>;
  settings: AgentSettingsPartsFragment;
  /** A try to save what is not whole. */
  onIncomplete: () => void;
  onDone: () => void;
}

/** The way to save the agents and rules, to leave them, or to take the last change back; and how far reading again is. */
export function AgentsSave({ draft, settings, onIncomplete, onDone }: AgentsSaveProps) {
  const { org } = useView();
  const { timeZone } = useOrganization();
  const client = useQueryClient();
  const [id, setId] = useState<string | null>(settings.job?.id ?? null);
  const [said, setSaid] = useState('');
  /** The last thing done here was to take a change back: doing it once more brings the change. */
  const [undone, setUndone] = useState(false);
  const { changed, faults, overtaken } = draft;
  const taken = (sentence: string, answer: AgentSettingsPartsFragment) => {
    // At once, so that the fields do not show the old settings for a moment.
    client.setQueryData(['AgentSettings', { org }], { agentSettings: answer });
    draft.discard();
    setId(answer.job?.id ?? null);
    setSaid(sentence);
    onDone();
  };
  const save = useAction(SetAgentSettingsDocument, (answer) => {
    setUndone(false);
    taken('It is saved; all texts are read by it.', answer.setAgentSettings);
  });
  const undo = useAction(UndoAgentSettingsDocument, (answer) => {
    setUndone(!undone);
    taken(undone ? 'The change is made again.' : 'The last change is taken back.', answer.undoAgentSettings);
  });
  const job = useJob(id);
  const running = id !== null && !(job && isOver(job.state));
  const incomplete = Object.keys(faults).length > 0;
  const wrong = changed ? save.error : undo.error;
  if (!changed && !said && !running && !wrong && settings.changedAt === null && !settings.undoable) return null;
  return (
    <div className={`${classes.bar} ${changed ? classes.asks : ''} no-print`} style={{ borderRadius: 10 }}>
      {wrong && (
        <Alert color="red" role="alert" title="It cannot be saved so" w="100%">
          {wrong.message}
        </Alert>
      )}
      {overtaken && (
        <Alert color="yellow" role="alert" w="100%">
          Somebody saved other settings meanwhile. Saving puts yours in their place; leaving yours shows theirs.
        </Alert>
      )}
      {running && <JobProgress job={job} label="Reading all texts again" unit="pull requests" />}
      {job?.state === 'failed' && (
        <Alert color="red" role="alert" w="100%">
          {job.error}
        </Alert>
      )}
      <p className={classes.short} role="status">
        {changed
          ? incomplete
            ? 'Something is missing or wrong still.'
            : 'Changed and not saved yet. Saving reads all texts again.'
          : said || (settings.changedAt && `Last changed ${momentOf(settings.changedAt, timeZone)}.`)}
      </p>
      {changed ? (
        <>
          <Button
            size="xs"
            loading={save.isPending}
            onClick={() => {
              setSaid('');
              if (incomplete) onIncomplete();
              else save.mutate({ org, ...agentInput(draft.form) });
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
              onDone();
            }}
          >
            Leave it as it was
          </Button>
        </>
      ) : (
        settings.undoable && (
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
