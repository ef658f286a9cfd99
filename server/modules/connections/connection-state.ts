import { JobState, type Job } from '../../platform/job.types';
import { isUsageDoor } from '../../sources/usage-pull/usage-connection';
import { usageRead } from '../../sources/usage-pull/usage-progress';
import type { ConnectionRow } from '../../store/connections';
import { ConnectionState } from './connection.types';

type Standing = Pick<
  ConnectionRow,
  | 'door'
  | 'locked'
  | 'paused'
  | 'errorCode'
  | 'lastRunAt'
  | 'unfinishedRepositories'
  | 'completeTo'
  | 'settings'
  | 'deliveries'
  | 'progress'
  | 'rejected'
>;

/**
 * Where a connection stands, in one word. Complete is only what is known to be whole: every repository is in, up to a known moment. One that takes
 * webhooks only is complete when every message that came was taken or ignored on purpose; one that pulls usage when every day up to the newest is in and
 * no row lies aside.
 *
 * @param job its sync that waits or runs
 */
export function connectionState(row: Standing, job: Pick<Job, 'state'> | null): ConnectionState {
  if (row.locked || job?.state === JobState.running) return ConnectionState.syncing;
  if (row.paused) return ConnectionState.paused;
  if (row.errorCode !== null) return ConnectionState.failed;
  // It waits for what pipelines or agents send; its last run is when one last did.
  if (row.door === 'deploys' || row.door === 'otlp')
    return row.lastRunAt === null ? ConnectionState.waiting : ConnectionState.complete;
  if (row.settings.auth === 'none') {
    if (row.deliveries.lastAt === null) return ConnectionState.waiting;
    return row.deliveries.failed > 0 ? ConnectionState.incomplete : ConnectionState.complete;
  }
  if (row.lastRunAt === null) return ConnectionState.waiting;
  if (isUsageDoor(row.door)) {
    const whole = usageRead(row.progress)?.missing === 0 && row.rejected === 0;
    return whole ? ConnectionState.complete : ConnectionState.incomplete;
  }
  // Without a repository, `completeTo` is unknown: a token that sees nothing has read nothing.
  const whole = row.unfinishedRepositories === 0 && row.completeTo !== null;
  return whole ? ConnectionState.complete : ConnectionState.incomplete;
}
