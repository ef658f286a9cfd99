import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ConnectionPartsFragment } from '../gql/documents';
import { useJob } from '../state/job';
import { useTitle } from '../state/title';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import classes from './first-start.module.css';
import { JobProgress } from './job-progress';
import { Logo } from './logo';

/** In place of a page as long as something is connected and no pull request is in yet. */
export function SourceWaiting({ connections }: { connections: readonly ConnectionPartsFragment[] }) {
  useTitle('Syncing');
  const { view } = useView();
  const busy = connections.find(({ job }) => job) ?? connections[0];
  const job = useJob(busy?.job?.id ?? null) ?? busy?.job ?? null;
  return (
    <div className={classes.start}>
      <Logo size={52} />
      <h1 className={classes.title}>
        {job ? 'The first pull requests are on their way' : 'Connected, and no pull request yet'}
      </h1>
      <p className={classes.lead}>
        {job
          ? 'The newest come first. This page fills itself, and is useful long before everything is in.'
          : 'Nothing has come from what is connected.'}{' '}
        <Anchor
          component={Link}
          {...({ to: '/sources', search: cutOf(view) } as object)}
          inherit
          underline="always"
          c="var(--accent)"
        >
          See the sources
        </Anchor>
      </p>
      {job && busy && <JobProgress job={job} label={`Syncing ${busy.name}`} unit="pull requests" />}
    </div>
  );
}
