import { Alert, Button, TagsInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ChangeConnectionDocument, type ConnectionPartsFragment } from '../gql/documents';
import { useAction } from '../state/action';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import { patternsText } from '../text/hook-source';
import classes from './connection-hook.module.css';
import own from './connection-reads.module.css';

/** Which workflow runs are read as deploys, and which issues as incidents: patterns that can be changed here. */
export function ConnectionReads({ connection }: { connection: ConnectionPartsFragment }) {
  const { view, org } = useView();
  const { id, incidentLabels, workflows } = connection;
  const [open, setOpen] = useState(false);
  const [patterns, setPatterns] = useState<{ incidentLabels: string[]; workflows: string[] } | null>(null);
  const change = useAction(ChangeConnectionDocument, () => setPatterns(null));
  const shown = patterns ?? { incidentLabels, workflows };
  const changed =
    patterns !== null &&
    (patterns.incidentLabels.join('\n') !== incidentLabels.join('\n') ||
      patterns.workflows.join('\n') !== workflows.join('\n'));
  return (
    <details className={classes.hook} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Deploys and incidents it reads{' '}
        <span className={classes.note}>
          · {patternsText(workflows, 'workflow', 'workflows')}, {patternsText(incidentLabels, 'label', 'labels')}
        </span>
      </summary>
      {open && (
        <form
          className={`${classes.inside} ${own.form}`}
          onSubmit={(event) => {
            event.preventDefault();
            if (changed) change.mutate({ org, id, ...shown });
          }}
        >
          <TagsInput
            size="xs"
            label="Workflows whose runs are deploys"
            description="By name or file; * and ? stand for any characters. Empty: no run is read. Deployments and releases are always read."
            placeholder="Add one, then Enter"
            clearable
            clearButtonProps={{ 'aria-label': 'Remove all workflows' }}
            value={shown.workflows}
            onChange={(next) => setPatterns({ ...shown, workflows: next })}
            acceptValueOnBlur
          />
          <TagsInput
            size="xs"
            label="Labels of issues that are incidents"
            description="* and ? stand for any characters. Empty: no issue is an incident."
            placeholder="Add one, then Enter"
            clearable
            clearButtonProps={{ 'aria-label': 'Remove all labels' }}
            value={shown.incidentLabels}
            onChange={(next) => setPatterns({ ...shown, incidentLabels: next })}
            acceptValueOnBlur
          />
          <p>
            Runs that are read count as production only by a rule:{' '}
            <Link to="/mapping" search={cutOf(view) as never} className={own.link}>
              Deploys and services
            </Link>
            . A change is read with the next sync.
          </p>
          {change.error && (
            <Alert color="red" role="alert">
              {change.error.message}
            </Alert>
          )}
          <div className={classes.buttons}>
            <Button type="submit" size="xs" disabled={!changed} loading={change.isPending}>
              Save
            </Button>
            {changed && (
              <Button size="xs" variant="default" onClick={() => setPatterns(null)}>
                Leave it as it was
              </Button>
            )}
          </div>
        </form>
      )}
    </details>
  );
}
