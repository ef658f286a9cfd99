import type { BottleneckFacts } from '../../../domain/report/report-facts';
import { weeksBetween } from '../../../platform/iso-week';
import type { ReportBottleneckQuery } from '../questions';
import { told, toldAll } from './told';

/** @param labels ISO weeks of the report, its own last */
export function bottleneckFacts({ bottleneck }: ReportBottleneckQuery, labels: readonly string[]): BottleneckFacts {
  const { weeks, now, moves, stages } = bottleneck;
  const last = weeks.label.length - 1;
  /** A range that begins before the first record has fewer weeks. */
  const whole = <T>(values: readonly T[], missing: T): T[] =>
    labels.map((label) => {
      const at = weeks.label.indexOf(label);
      return at < 0 ? missing : values[at];
    });
  return {
    constraint: whole(bottleneck.constraint, null),
    rule: bottleneck.rule[last] ?? 'not_enough_data',
    close: bottleneck.close[last] ?? false,
    byTarget: bottleneck.byTarget[last] ?? false,
    runnerUp: bottleneck.runnerUp[last] ?? null,
    runnerUpMargin: whole(toldAll(bottleneck.runnerUpMargin), NaN),
    pile: now?.pile ?? null,
    pileDrainDays: now?.pileDrains === false ? Infinity : told(now?.pileDrainDays),
    moves: moves.map(({ from, to, week, between, p }) => ({
      from,
      to,
      weeksAgo: weeksBetween(week, labels[labels.length - 1]),
      between: between ? ([between[0], between[1]] as const) : null,
      p: told(p),
    })),
    stages: stages.map(({ stage, unknown, enough, backlogDays, limit, wip }) => ({
      stage,
      unknown,
      enough: whole(enough, false),
      backlogDays: whole(toldAll(backlogDays), NaN),
      limit: whole(toldAll(limit), NaN),
      wip: whole(toldAll(wip), NaN),
    })),
  };
}
