import { Alert, Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { DecidePeopleDocument, PreviewPeopleDecisionsDocument, type PeopleDecisionInput } from '../gql/documents';
import { useAction } from '../state/action';
import { useAnswer } from '../state/answer';
import { useJob } from '../state/job';
import { isOver } from '../state/job-news';
import { useView } from '../state/use-view';
import { decisionText } from '../text/people';
import { JobProgress } from './job-progress';
import classes from './people-details.module.css';
import { PeopleEffect } from './people-effect';

interface PersonChangeProps {
  changes: PeopleDecisionInput[];
  onDone: () => void;
}

/** The effect of a change, worked out by the server on the real data, and the way to save it. */
export function PersonChange({ changes, onDone }: PersonChangeProps) {
  const { org, change } = useView();
  const [id, setId] = useState<string | null>(null);
  const preview = useAnswer('PreviewPeopleDecisions', PreviewPeopleDecisionsDocument, { org, decisions: changes });
  const save = useAction(DecidePeopleDocument, ({ decidePeople }) => {
    if (decidePeople.job) setId(decidePeople.job.id);
    else {
      // Another login may stand for the person now; the account leads to it.
      change({ person: changes[0].login }, 'replace');
      onDone();
    }
  });
  const job = useJob(id);
  const effect = preview.data?.previewPeopleDecisions;
  const fault = save.error ?? preview.error;
  return (
    <section className={classes.change} aria-label="Effect of the change" aria-live="polite">
      <ul className={classes.effect}>
        {changes.map((each) => (
          <li key={each.login}>
            <b>{each.login}</b>: {decisionText(each) || 'what was decided is taken back'}
          </li>
        ))}
      </ul>
      {fault ? (
        <Alert color="red" role="alert" title="It cannot be decided">
          {fault.message}
        </Alert>
      ) : effect ? (
        <PeopleEffect effect={effect} old={preview.isPlaceholderData} />
      ) : (
        <Skeleton height={90} aria-busy />
      )}
      {id !== null && !(job && isOver(job.state)) && <JobProgress job={job} label="Working out reviews again" />}
      <div className={classes.buttons}>
        {id === null ? (
          <>
            <Button
              size="xs"
              loading={save.isPending}
              disabled={!effect || preview.isPlaceholderData || preview.error !== null}
              onClick={() => save.mutate({ org, decisions: changes })}
            >
              Save
            </Button>
            <Button size="xs" variant="default" onClick={onDone}>
              Cancel
            </Button>
          </>
        ) : (
          <Button size="xs" variant="default" onClick={onDone}>
            {job && isOver(job.state) ? 'Done' : 'It is saved; the work goes on'}
          </Button>
        )}
      </div>
    </section>
  );
}
