import { Alert, Button, Code, CopyButton } from '@mantine/core';
import { IconBrandGithub, IconCheck, IconCopy, IconFileImport, IconFlask } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { LoadSimulatedOrganizationDocument } from '../gql/documents';
import { useAction } from '../state/action';
import { useJob } from '../state/job';
import { isOver } from '../state/job-news';
import { useJobs } from '../state/jobs';
import { useTitle } from '../state/title';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import classes from './first-start.module.css';
import { JobProgress } from './job-progress';
import { Logo } from './logo';

const command = 'npx downstream import .';

/**
 * The first screen while there is no data: connect GitHub, import one's own files or clone, or load the simulated organization.
 *
 * @param org the organization there is, without any data; undefined = there is none
 */
export function FirstStart({ org }: { org: string | undefined }) {
  useTitle('Start');
  const { view } = useView();
  return (
    <div className={classes.start}>
      <Logo size={52} />
      <h1 className={classes.title}>Where is your bottleneck, and did it move?</h1>
      <p className={classes.lead}>
        There is no data yet. Begin in one of three ways; the others stay open to you later. Everything stays on this
        machine.
      </p>
      <div className={classes.choices}>
        <section className={classes.choice} aria-labelledby="github">
          <IconBrandGithub size={24} stroke={1.5} aria-hidden />
          <h2 id="github">Connect GitHub</h2>
          <p>
            An organization, a user or chosen repositories, on github.com or your own server. The first charts stand
            within minutes; from then on it keeps itself up to date.
          </p>
          <Button component={Link} {...({ to: '/connect', search: cutOf(view) } as object)} size="md">
            Connect GitHub
          </Button>
        </section>
        <ImportChoice />
        <SimulatedChoice org={org} />
      </div>
    </div>
  );
}

function ImportChoice() {
  return (
    <section className={classes.choice} aria-labelledby="import">
      <IconFileImport size={24} stroke={1.5} aria-hidden />
      <h2 id="import">Import a clone or files</h2>
      <p>
        A local clone, without any token; or NDJSON and CSV records, or files in GitHub’s REST shapes, also gzipped. Run
        this in the folder; this page fills itself.
      </p>
      <div className={classes.command}>
        <Code>{command}</Code>
        <CopyButton value={command}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              variant="default"
              onClick={copy}
              aria-label={copied ? 'Command copied' : 'Copy the command'}
              leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </div>
    </section>
  );
}

function SimulatedChoice({ org }: { org: string | undefined }) {
  const [id, setId] = useState<string | null>(null);
  const load = useAction(LoadSimulatedOrganizationDocument, (answer) => setId(answer.loadSimulatedOrganization.id));
  // Also what another window started, or this one before it was opened again.
  const running = useJobs(org, org !== undefined).find(({ name, state }) => /simulated/i.test(name) && !isOver(state));
  const job = useJob(id ?? running?.id ?? null);
  const fault =
    load.error?.message ??
    (job?.state === 'failed' ? (job.error ?? 'Loading failed. Look at the log of the server, then try again.') : null);
  const busy = load.isPending || (!fault && (id !== null || running !== undefined) && !(job && isOver(job.state)));
  return (
    <section className={classes.choice} aria-labelledby="simulated">
      <IconFlask size={24} stroke={1.5} aria-hidden />
      <h2 id="simulated">Load the simulated organization</h2>
      <p>
        To look around: about 60 people in 8 teams, 52 weeks. Agents arrive in week 13 and the constraint begins to
        move. It is marked as simulated everywhere.
      </p>
      {busy || job?.state === 'done' ? (
        <div aria-live="polite">
          <JobProgress job={job} label="Loading the simulated organization" />
        </div>
      ) : (
        <Button size="md" variant="default" onClick={() => load.mutate({})}>
          Load the simulated organization
        </Button>
      )}
      {fault && (
        <Alert color="red" role="alert" title="It could not be loaded">
          {fault}
        </Alert>
      )}
    </section>
  );
}
