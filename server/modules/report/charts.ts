import type { BottleneckFacts } from '../../domain/report/report-facts';
import { finite } from '../../platform/finite';
import type { Stage } from '../../domain/stage';
import type { ReportChart } from './report.types';
import { STAGE_NAMES } from './text/names';
import { countText, daysText, shareText } from './text/number';
import type { StatementLink } from '../../domain/report/statement';
import { waitingWeeks } from './facts/flow-facts';

/** Below it a week's rate is no point of a chart. Source: measures.md. */
const ENOUGH = 10;

export interface ChartSources {
  bottleneck: BottleneckFacts;
  rate: { accepted: number[]; n: number[] } | null;
  users: { perWeek: number[]; people: number } | null;
  linkOf: (link: StatementLink) => string;
}

/** Four small charts at most: the stage that decides, what waits, the hit rate, and who uses agents. Charts without two values are left out. */
export function reportCharts({ bottleneck, rate, users, linkOf }: ChartSources): ReportChart[] {
  const { constraint, runnerUp, stages } = bottleneck;
  const last = constraint.length - 1;
  const deciding: Stage | null = constraint[last] && constraint[last] !== 'write' ? constraint[last] : runnerUp;
  const charts: ReportChart[] = [];
  const of = stages.find(({ stage }) => stage === deciding);
  if (of)
    charts.push({
      code: 'backlog',
      title: `Backlog of ${STAGE_NAMES[of.stage]}`,
      summary: spanText(`Days of work that stand in ${STAGE_NAMES[of.stage]}`, of.backlogDays, daysText),
      unit: 'days',
      values: of.backlogDays.map(finite),
      reference: finite(of.limit[last]),
      referenceLabel: Number.isNaN(of.limit[last]) ? null : `limit ${daysText(of.limit[last])}`,
      link: linkOf({ page: 'moves' }),
    });
  const waiting = waitingWeeks(bottleneck);
  charts.push({
    code: 'waiting',
    title: 'Waiting for review or merge',
    summary: spanText('Pull requests in pickup, review and merge at the end of the week', waiting, countText),
    unit: 'pull_requests',
    values: waiting.map(finite),
    reference: null,
    referenceLabel: null,
    link: linkOf({ page: 'map' }),
  });
  if (rate) {
    const values = rate.n.map((n, week) => (n >= ENOUGH ? rate.accepted[week] / n : NaN));
    charts.push({
      code: 'hit_rate',
      title: 'Hit rate of AI review',
      summary: spanText('Accepted findings of those with an outcome, weeks with ten at the least', values, shareText),
      unit: 'share',
      values: values.map(finite),
      reference: null,
      referenceLabel: null,
      link: linkOf({ page: 'signal' }),
    });
  }
  if (users)
    charts.push({
      code: 'users',
      title: 'People who use agents',
      summary: spanText(`People at casual or power of ${countText(users.people)}`, users.perWeek, countText),
      unit: 'people',
      values: users.perWeek.map(finite),
      reference: users.people,
      referenceLabel: `all ${countText(users.people)}`,
      link: linkOf({ page: 'adoption' }),
    });
  return charts.filter(({ values }) => values.filter((value) => value !== null).length >= 2);
}

/** "…: 0.9 to 4.2 days, last 4.1 days." */
function spanText(what: string, values: readonly number[], text: (value: number) => string): string {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return `${what}: not enough data.`;
  const last = values[values.length - 1];
  return `${what}: between ${text(Math.min(...known))} and ${text(Math.max(...known))}, ${Number.isNaN(last) ? 'not enough data in the last week' : `last ${text(last)}`}.`;
}
