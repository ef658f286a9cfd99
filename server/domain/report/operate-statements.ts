import { ENOUGH, enoughOf } from './enough';
import type { OperateFacts } from './report-facts';
import type { Statement } from './statement';

/** Above it there are more open hours of incidents than hours in which somebody is there. */
const FULL = 1;
/** Over the five weeks: fewer incidents make no comparison. */
const FEWEST_INCIDENTS = 5;
/** Below half of the staffed hours, now and before, a load is no news. */
const NOTABLE = 0.5;

/** What deploys and on-call have to bear. *Urgent*: the load of incidents rose above the staffed hours in this week. */
export function operateStatements({
  incidents,
  load,
  staffedHours,
  deploys,
  failRate,
  failLow,
  failHigh,
}: OperateFacts): Statement[] {
  const base = { subject: '', urgent: false } as const;
  const found: Statement[] = [];
  const notable = Math.max(load.week, load.before, load.four) >= NOTABLE;
  if (notable && incidents.week + 4 * incidents.four >= FEWEST_INCIDENTS)
    found.push({
      ...base, code: 'incident_load', urgent: load.week > FULL && !(load.before > FULL), weight: load.week > FULL ? 80 : 15, unit: 'ratio',
      value: load.week, lastWeek: load.before, fourWeeks: load.four, n: NaN,
      link: { page: 'stage/operate', span: 'week' }, details: { staffedHours },
    }); // prettier-ignore
  if (incidents.week + 4 * incidents.four >= FEWEST_INCIDENTS)
    found.push({
      ...base, code: 'incidents', weight: 14, unit: 'incidents', value: incidents.week, lastWeek: incidents.before,
      fourWeeks: incidents.four, n: NaN, link: { page: 'stage/operate', span: 'week' }, details: {},
    }); // prettier-ignore
  if (failRate.n >= ENOUGH)
    found.push({
      ...base, code: 'change_fail', weight: 13, unit: 'share', ...enoughOf(failRate), link: { page: 'services', span: 'week' },
      details: { low: failLow, high: failHigh },
    }); // prettier-ignore
  if (Math.max(deploys.week, deploys.four) >= ENOUGH)
    found.push({
      ...base, code: 'deploys', weight: 12, unit: 'deploys', value: deploys.week, lastWeek: deploys.before, fourWeeks: deploys.four,
      n: NaN, link: { page: 'services', span: 'week' }, details: {},
    }); // prettier-ignore
  return found;
}
