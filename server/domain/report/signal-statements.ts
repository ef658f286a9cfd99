import { ENOUGH, enoughOf } from './enough';
import type { SignalFacts } from './report-facts';
import type { Statement } from './statement';

/** Fewer findings in a week say little, as they hang together: then four weeks are told. */
const TELLING = 30;

/** Whether AI review is heard: an alarm (*urgent* in the week in which it rose), the hit rate, and what tuning would do where a rule is certified. */
export function signalStatements({ rate, low, high, recent, recentBefore, alarms, tune }: SignalFacts): Statement[] {
  const base = { unit: 'share' } as const;
  const found: Statement[] = [];
  for (const { agent, name, floor, rate: recent, low: from, high: to, n, fresh } of alarms)
    if (n >= ENOUGH)
      found.push({
        ...base, code: 'alarm', subject: agent, urgent: fresh, weight: 85, value: recent, lastWeek: NaN, fourWeeks: NaN, n,
        link: { page: 'signal', query: { agent } }, details: { agent: name, floor, low: from, high: to, fresh },
      }); // prettier-ignore
  const hitRate = {
    ...base,
    code: 'hit_rate',
    subject: '',
    urgent: false,
    weight: 18,
  } as const;
  if (rate.n >= TELLING) found.push({ ...hitRate, ...enoughOf(rate), link: { page: 'signal', span: 'week' }, details: { low, high, weeks: 1 } });
  else if (recent.n >= ENOUGH)
    found.push({
      ...hitRate, value: recent.rate, lastWeek: NaN, fourWeeks: recentBefore.n >= ENOUGH ? recentBefore.rate : NaN, n: recent.n, link: { page: 'signal', span: 'four' },
      details: { low: recent.low, high: recent.high, weeks: 4 },
    }); // prettier-ignore
  for (const { agent, name, rule, hidden, hiddenHits, n, keptN, rate: today, keptRate } of tune)
    if (keptN >= ENOUGH && hidden > 0)
      found.push({
        ...base, code: 'tune', subject: agent, urgent: false, weight: 17, value: today, lastWeek: NaN, fourWeeks: NaN, n,
        link: { page: 'tune', query: { agent } }, details: { agent: name, rule, hidden, hiddenHits, of: n, keptRate },
      }); // prettier-ignore
  return found;
}
