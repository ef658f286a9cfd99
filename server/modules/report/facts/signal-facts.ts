import { sharesLast } from '../../../domain/report/compared';
import type { SignalFacts, TuneFacts } from '../../../domain/report/report-facts';
import type { ReportSignalQuery, ReportTuneQuery } from '../questions';
import { told } from './told';

export interface WeeklyRate {
  accepted: number[];
  n: number[];
}

/** Accepted findings and n of each week; 0 where there was none. */
export function weeklyRate({ weekly }: ReportSignalQuery, labels: readonly string[]): WeeklyRate {
  const groups = new Map(weekly.groups.map((group) => [group.key, group]));
  return {
    accepted: labels.map((label) => groups.get(label)?.accepted ?? 0),
    n: labels.map((label) => groups.get(label)?.n ?? 0),
  };
}

/**
 * @param weekStart start of the week of the report, epoch seconds: an alarm since then is fresh
 * @returns null where no finding was ever recorded
 */
export function signalFacts(
  answer: ReportSignalQuery,
  tunes: readonly ReportTuneQuery[],
  labels: readonly string[],
  weekStart: number,
): SignalFacts | null {
  if (answer.weekly.unknown) return null;
  const { accepted, n } = weeklyRate(answer, labels);
  const names = new Map(answer.reviewAgents.map(({ key, name }) => [key, name]));
  const week = answer.weekly.groups.find(({ key }) => key === labels[labels.length - 1]);
  return {
    rate: sharesLast(accepted, n),
    low: told(week?.low),
    high: told(week?.high),
    recent: rateFacts(answer.recent.total),
    recentBefore: rateFacts(answer.recentBefore.total),
    alarms: answer.signalAlarms
      .filter(({ state, recent }) => state === 'alarm' && recent !== null)
      .map(({ agent, floor, recent, since }) => ({
        agent,
        name: names.get(agent) ?? agent,
        floor: told(floor),
        rate: told(recent!.rate),
        low: told(recent!.low),
        high: told(recent!.high),
        n: recent!.n,
        fresh: since !== null && Date.parse(since) / 1000 >= weekStart,
      })),
    tune: tunes.flatMap((tune) => tuneFacts(tune, names)),
  };
}

const rateFacts = ({ rate, low, high, n }: ReportSignalQuery['recent']['total']) => ({
  rate: told(rate),
  low: told(low),
  high: told(high),
  n,
});

/** The certified rule that keeps most hits, where it hides something and still holds in the newer weeks. */
function tuneFacts({ tune }: ReportTuneQuery, names: ReadonlyMap<string, string>): TuneFacts[] {
  const { agent, chosen, candidates, all } = tune;
  const candidate = chosen === null ? undefined : candidates.at(chosen);
  if (agent === null || !candidate?.certified || candidate.newerBelow) return [];
  const { n, rate, hidden, hiddenHits } = candidate.whole;
  return [
    { agent, name: names.get(agent) ?? agent, rule: candidate.label, hidden, hiddenHits, n: all.n, keptN: n, rate: told(all.rate), keptRate: told(rate) },
  ]; // prettier-ignore
}
