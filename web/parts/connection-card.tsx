import { IconBrandGithub } from '@tabler/icons-react';
import type { ConnectionPartsFragment } from '../gql/documents';
import { useJob } from '../state/job';
import { isOver } from '../state/job-news';
import { useNow } from '../state/now';
import { useOrganization } from '../state/organization';
import { agoOf } from '../text/lag';
import { ConnectionActions } from './connection-actions';
import classes from './connection-card.module.css';
import { ConnectionDeliveries } from './connection-deliveries';
import { ConnectionFacts } from './connection-facts';
import { ConnectionFault } from './connection-fault';
import { ConnectionHook } from './connection-hook';
import { ConnectionReads } from './connection-reads';
import { JobProgress } from './job-progress';
import { SourceState } from './source-state';

/** One connection: its state, its sync under way, what is in, its last fault, and what one can do. */
export function ConnectionCard({ connection }: { connection: ConnectionPartsFragment }) {
  const { timeZone } = useOrganization();
  const now = useNow();
  const told = useJob(connection.job?.id ?? null) ?? connection.job;
  const job = told && !isOver(told.state) ? told : null;
  return (
    <section className={classes.card} aria-labelledby={`connection-${connection.id}`}>
      <div className={classes.head}>
        <h2 className={classes.name} id={`connection-${connection.id}`}>
          <IconBrandGithub size={20} stroke={1.7} aria-hidden />
          {connection.name}
          <span className={classes.state}>
            <SourceState state={job?.state === 'running' ? 'syncing' : connection.state} />
          </span>
        </h2>
        <ConnectionActions connection={connection} job={job} />
      </div>
      <div className={classes.body}>
        {job && <JobProgress job={job} label={`Syncing ${connection.name}`} unit="pull requests" />}
        {connection.error && (
          <ConnectionFault
            code={connection.errorCode}
            error={connection.error}
            remedy={connection.remedy}
            when={agoOf(connection.errorAt, now)}
          />
        )}
        <ConnectionFacts connection={connection} timeZone={timeZone} now={now} />
        <ConnectionReads connection={connection} />
        <ConnectionHook connection={connection} />
        <ConnectionDeliveries connection={connection} now={now} />
      </div>
    </section>
  );
}
