import { Alert, Button, Code, CopyButton, Progress } from '@mantine/core';
import { IconCheck, IconCopy, IconFileImport, IconFlask } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { LoadSimulatedOrganizationDocument } from '../gql/documents';
import { useJob } from '../state/job';
import { ask } from '../state/server';
import { useTitle } from '../state/title';
import { countOf } from '../text/number';
import classes from './first-start.module.css';
import { Logo } from './logo';

const command = 'npx downstream import PATH';

/** The first screen while there is no data: load the simulated organization, or import one's own. */
export function FirstStart() {
  useTitle('Start');
  const answers = useQueryClient();
  const [id, setId] = useState<string | null>(null);
  const load = useMutation({
    mutationFn: () => ask(LoadSimulatedOrganizationDocument, {}),
    onSuccess: (data) => setId(data.loadSimulatedOrganization.id),
  });
  const job = useJob(id);
  const state = job?.state;
  useEffect(() => {
    if (state === 'done') void answers.invalidateQueries();
  }, [state, answers]);
  const fault =
    load.error?.message ?? (state === 'failed' ? (job?.error ?? 'Loading failed. Look at the server’s log.') : null);
  const running = (load.isPending || id !== null) && !fault;
  const share = job?.total ? (100 * job.done) / job.total : 0;
  return (
    <div className={classes.start}>
      <Logo size={52} />
      <h1 className={classes.title}>Where is your bottleneck, and did it move?</h1>
      <p className={classes.lead}>
        There is no data yet. Look around with a simulated organization, or import your own pull requests, reviews,
        deploys and incidents. Everything stays on this machine.
      </p>
      <div className={classes.choices}>
        <section className={classes.choice} aria-labelledby="simulated">
          <IconFlask size={24} stroke={1.5} aria-hidden />
          <h2 id="simulated">Load the simulated organization</h2>
          <p>
            About 60 people in 8 teams, 52 weeks. Agents arrive in week 13 and the constraint begins to move. It is
            marked as simulated everywhere.
          </p>
          {running ? (
            <div className={classes.progress} aria-live="polite">
              <Progress
                value={share}
                animated={!job?.total}
                aria-label="Loading the simulated organization"
                size="md"
              />
              <span>
                {job?.message ?? 'Starting'}
                {job?.total ? ` · ${countOf(job.done)} of ${countOf(job.total)}` : ''}
              </span>
            </div>
          ) : (
            <Button size="md" onClick={() => load.mutate()}>
              Load the simulated organization
            </Button>
          )}
          {fault && (
            <Alert color="red" role="alert" title="It could not be loaded">
              {fault}
            </Alert>
          )}
        </section>
        <section className={classes.choice} aria-labelledby="import">
          <IconFileImport size={24} stroke={1.5} aria-hidden />
          <h2 id="import">Import files</h2>
          <p>
            NDJSON or CSV records, or files in GitHub’s REST shapes, single or in folders, also gzipped. Run this where
            Downstream was started; this page fills itself.
          </p>
          <div className={classes.command}>
            <Code>{command}</Code>
            <CopyButton value={command}>
              {({ copied, copy }) => (
                <Button
                  size="xs"
                  variant="default"
                  onClick={copy}
                  leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
                >
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          </div>
        </section>
      </div>
    </div>
  );
}
