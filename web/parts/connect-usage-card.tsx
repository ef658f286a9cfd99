import type { ConnectionPartsFragment } from '../gql/documents';
import { useJob } from '../state/job';
import { isOver } from '../state/job-news';
import { useNow } from '../state/now';
import { agoOf } from '../text/lag';
import { usageFaultTitle, type UsageVendor } from '../text/usage-vendor';
import classes from './connect-hook.module.css';
import { ConnectUsageFacts } from './connect-usage-facts';
import { ConnectionActions } from './connection-actions';
import card from './connection-card.module.css';
import { ConnectionFault } from './connection-fault';
import { JobProgress } from './job-progress';
import { SourceState } from './source-state';

/** What a state means here; the others mean what they always do. */
const means: Record<string, string> = {
  complete: 'Every day up to the newest is in, and no row lies aside.',
  incomplete: 'A day is still to come, or a row lies aside.',
};

interface ConnectUsageCardProps {
  connection: ConnectionPartsFragment;
  vendor: UsageVendor;
}

/** One vendor whose usage is pulled: its state, the pull under way, which days are in, its last fault, and what one can do. */
export function ConnectUsageCard({ connection, vendor }: ConnectUsageCardProps) {
  const now = useNow();
  const told = useJob(connection.job?.id ?? null) ?? connection.job;
  const job = told && !isOver(told.state) ? told : null;
  const { id, name } = connection;
  const state = job?.state === 'running' ? 'syncing' : connection.state;
  return (
    <section className={classes.card} aria-labelledby={`connection-${id}`}>
      <div className={card.head}>
        <h3 className={card.name} id={`connection-${id}`}>
          {name}
          <span className={card.state}>
            <SourceState state={state} means={means[state]} />
          </span>
        </h3>
        <ConnectionActions connection={connection} job={job} />
      </div>
      <div className={card.body}>
        {job && <JobProgress job={job} label={`Reading ${name}`} unit="days" />}
        {connection.error && (
          <ConnectionFault
            title={usageFaultTitle(connection.errorCode, vendor.name)}
            code={connection.errorCode}
            error={connection.error}
            remedy={connection.remedy}
            when={agoOf(connection.errorAt, now)}
          />
        )}
        <ConnectUsageFacts connection={connection} now={now} />
      </div>
    </section>
  );
}
