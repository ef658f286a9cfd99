import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useJob } from '../state/job';
import { isOver } from '../state/job-news';
import type { ConnectGithubMutation } from '../gql/documents';
import type { View } from '../state/view';
import { ConnectionHookAddress } from './connection-hook-address';
import { ConnectionValue } from './connection-value';
import classes from './connect-page.module.css';
import { JobProgress } from './job-progress';

interface ConnectDoneProps {
  made: ConnectGithubMutation['connectGithub'];
  /** Goes along to the pages: the organization that now holds the data. */
  search: View;
}

/** Connected: how far the first sync is, and the webhook with its secret, shown this once. */
export function ConnectDone({ made, search }: ConnectDoneProps) {
  const { connection, hookSecret } = made;
  const job = useJob(made.job?.id ?? null) ?? made.job;
  const to = (path: string) => ({ to: path, search }) as object;
  return (
    <>
      {job && !isOver(job.state) && (
        <>
          <p>
            The first sync has begun. The newest pull requests come first, so the map is useful long before everything
            is in. It goes on when this page is closed.
          </p>
          <JobProgress job={job} label={`Syncing ${connection.name}`} unit="pull requests" />
        </>
      )}
      {job && isOver(job.state) && (
        <p role="status">
          {job.state === 'failed'
            ? `The first sync failed: ${job.error ?? 'look at Sources for the reason.'}`
            : (job.message ?? 'The first sync is over.')}
        </p>
      )}
      <div className={classes.foot} style={{ justifyContent: 'flex-start' }}>
        <Button component={Link} {...to('/map')}>
          Open the map
        </Button>
        <Button component={Link} variant="default" {...to('/sources')}>
          Open the sources
        </Button>
      </div>
      <div className={classes.permissions}>
        <p>
          <b>
            {connection.auth === 'none'
              ? 'Now set up the webhook at GitHub.'
              : 'Optional: a webhook brings changes within seconds.'}
          </b>{' '}
          The secret is shown this once; a new one can be made under Sources at any time.
        </p>
        <div className={classes.choices} style={{ paddingTop: 10 }}>
          <ConnectionValue label="Secret" value={hookSecret} />
          <ConnectionHookAddress hookPath={connection.hookPath} />
        </div>
      </div>
    </>
  );
}
