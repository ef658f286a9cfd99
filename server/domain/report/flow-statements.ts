import { ENOUGH, enoughOf } from './enough';
import type { FlowFacts } from './report-facts';
import type { Statement } from './statement';

/** Rarer merges without a review are no news. */
const NOTABLE_UNREVIEWED = 0.05;

/** What became of the week's work. A share or median needs 10 in the week; one to compare with that has fewer is left out of the sentence. */
export function flowStatements({ merged, cycleTime, agentAuthored, unreviewed }: FlowFacts): Statement[] {
  const base = { subject: '', urgent: false } as const;
  const found: Statement[] = [];
  if (Math.max(merged.week, merged.four) >= ENOUGH)
    found.push({
      ...base, code: 'merged', weight: 9, unit: 'pull_requests', value: merged.week, lastWeek: merged.before, fourWeeks: merged.four,
      n: NaN, link: { page: 'pull-requests', query: { measure: 'merged' }, span: 'week' }, details: {},
    }); // prettier-ignore
  if (cycleTime.n >= ENOUGH)
    found.push({ ...base, code: 'cycle_time', weight: 8, unit: 'hours', ...enoughOf(cycleTime), link: { page: 'map', span: 'week' }, details: {} }); // prettier-ignore
  if (agentAuthored.n >= ENOUGH && (agentAuthored.week > 0 || agentAuthored.four > 0))
    found.push({ ...base, code: 'agent_authored', weight: 7, unit: 'share', ...enoughOf(agentAuthored), link: { page: 'moves' }, details: {} }); // prettier-ignore
  if (unreviewed.n >= ENOUGH && Math.max(unreviewed.week, unreviewed.four) >= NOTABLE_UNREVIEWED)
    found.push({
      ...base, code: 'unreviewed', weight: 6, unit: 'share', ...enoughOf(unreviewed),
      link: { page: 'pull-requests', query: { measure: 'merged', flag: 'unreviewed' }, span: 'week' }, details: {},
    }); // prettier-ignore
  return found;
}
