import { Injectable } from '@nestjs/common';
import { finite } from '../../platform/finite';
import { authorHoursOf } from '../../domain/court';
import { drainDays, ENOUGH, flowOf, type StageFlow as DomainFlow } from '../../domain/flow';
import type { FlowTable } from '../../domain/flow-table';
import { openAgesOf } from '../../domain/open-ages';
import type { Periods } from '../../domain/period';
import {
  countedBy,
  summaryOf,
  type DurationSummary as DomainSummary,
  type Span,
} from '../../domain/pull-request-counts';
import { DEPLOY, MERGE, OPERATE, REVIEW, STAGES } from '../../domain/stage';
import { medianInterval } from '../../domain/statistics/median-interval';
import { percentiles } from '../../domain/statistics/percentile';
import type { TallyOptions } from '../../domain/tally';
import type { DurationSummary } from '../../platform/duration-summary.types';
import type { Flow, StageFlow, StageSeries } from './flow.types';
import { answered, OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { nowOf, periodColumnsOf, periodsOf, previousOf, rangeOf } from '../../store/range';
import type { PeriodLength, Range, Scope } from '../../platform/scope.types';
import { incidentSelectionOf, selectionOf } from '../../store/selection';
import { dividedSource, mergesOf, undividedSeries, undividedStage } from './undivided-source';

/** How exactly the wall clock decides which period is over. */
const HOUR = 3600;

const column = (values: ArrayLike<number>): (number | null)[] => Array.from(values, finite);
const nothing = (length: number): null[] => new Array<null>(length).fill(null);

/** What one stage is read from: pull requests, or incidents for operate; undefined = unknown in this scope. */
export interface StageSource {
  table: FlowTable;
  stage: number;
  selected: Uint8Array | undefined;
  /** Write alone: from the first commit to the merge in one, because a clone is all that tells of them. */
  undivided?: boolean;
}

/** How the work flows through the stages. Source: measures.md 1. */
@Injectable()
export class FlowService {
  constructor(private readonly views: OrganizationViews) {}

  /** Every stage over the range and by its weeks or months, with the counts of whole pull requests. */
  async flow(name: string | null | undefined, scope: Scope, by: PeriodLength, wallClock: number): Promise<Flow> {
    const view = await this.views.open(name, scope);
    const range = rangeOf(view.organization, scope.range, view.first, wallClock);
    const hour = Math.floor(wallClock / HOUR) * HOUR;
    return answered(view, ['flow', scope, by, range, hour], () => flowIn(view, scope, by, range, hour));
  }
}

function flowIn(view: OrganizationView, scope: Scope, by: PeriodLength, range: Range, hour: number): Flow {
  const { organization } = view;
  const periods = periodsOf(organization, range, by);
  const whole: Periods = { length: 1, edges: Float64Array.of(range.from, range.to) };
  const clock = scope.clock === 'working' ? view.workingClock : undefined;
  const selected = selectionOf(view.flow, scope);
  const options: TallyOptions = { now: nowOf(organization), clock };
  const { table } = view.flow;
  const span: Span = { from: range.from, to: range.to, now: options.now };
  const count = (measure: Parameters<typeof countedBy>[1]): number =>
    countedBy(table, measure, -1, span, selected).length;
  const summary = (measure: 'lead_time' | 'cycle_time'): DurationSummary =>
    told(summaryOf(table, measure, span, { selected, clock }));
  const stages: StageFlow[] = [];
  const series: StageSeries[] = [];
  STAGES.forEach((stage, index) => {
    const source = sourceOf(view, index, selected, scope);
    if (!source) {
      stages.push(unknownStage(stage));
      series.push(unknownSeries(stage, periods.length));
      return;
    }
    const own = { ...options, selected: source.selected };
    const { undivided } = source;
    const days = (Math.min(range.to, options.now) - range.from) / 86400;
    const total = flowOf(source.table, source.stage, whole, own);
    const author = index === REVIEW ? authorHoursOf(source.table, whole, own)[0] : NaN;
    const ages = openAgesOf(source.table, source.stage, whole, own, Uint8Array.of(1)).ages;
    const told = stageOf(stage, total, days, author, ages);
    stages.push(undivided ? { ...told, ...undividedStage(count('merged')) } : told);
    const weekly = flowOf(source.table, source.stage, periods, own);
    const column = seriesOf(stage, weekly, index === REVIEW ? authorHoursOf(source.table, periods, own) : undefined);
    series.push(
      undivided ? { ...column, ...undividedSeries(mergesOf(table, periods, options.now, selected)) } : column,
    );
  });
  return {
    range,
    previousRange: previousOf(range),
    clock: scope.clock ?? 'elapsed',
    by,
    stages,
    periods: periodColumnsOf(organization, periods, by, hour),
    series,
    pullRequests: countsOf(count),
    leadTime: summary('lead_time'),
    cycleTime: summary('cycle_time'),
  };
}

/**
 * What a stage is read from in a scope; undefined = unknown. Pickup, review and merge are unknown where everything selected is known from a clone
 * alone; write is then read undivided, to the merge. Where only some are, write leaves those out. Deploy is unknown until a production deploy is recorded for something selected,
 * operate until an incident is recorded and whenever the scope cuts by something incidents do not have.
 */
export function sourceOf(
  view: OrganizationView,
  stage: number,
  selected: Uint8Array | undefined,
  scope: Scope,
): StageSource | undefined {
  const { table } = view.flow;
  if (stage === OPERATE) {
    if (view.incidents.rows.length === 0) return undefined;
    const some = incidentSelectionOf(view.flow, view.incidents, scope);
    return some === null ? undefined : { table: view.incidents.table, stage: 0, selected: some };
  }
  if (
    stage === DEPLOY &&
    !answered(view, ['deploys', { ...scope, range: '', clock: '' }], () => reached(table, DEPLOY, selected))
  )
    return undefined;
  return stage > MERGE ? { table, stage, selected } : dividedSource(view, stage, selected, scope);
}

function reached(table: FlowTable, stage: number, selected: Uint8Array | undefined): boolean {
  const enter = table.enter[stage];
  for (let item = 0; item < table.length; item++)
    if (enter[item] === enter[item] && (!selected || selected[item] === 1)) return true;
  return false;
}

/**
 * Counts of whole pull requests. A clone alone tells of merges only: where everything that moved in the range is known from one, what was opened,
 * abandoned, left open or left unreviewed is unknown, not 0.
 */
function countsOf(count: (measure: Parameters<typeof countedBy>[1]) => number): Flow['pullRequests'] {
  const total = count('all');
  const fromGit = count('from_git');
  const seen = (measure: Parameters<typeof countedBy>[1]): number | null =>
    fromGit > 0 && fromGit === total ? null : count(measure);
  return {
    opened: seen('opened'),
    merged: count('merged'),
    abandoned: seen('abandoned'),
    open: seen('open'),
    unreviewed: seen('unreviewed'),
    irregular: count('irregular'),
    fromGit,
    total,
  };
}

function told(summary: DomainSummary): DurationSummary {
  const { p50, p85, n, low, high } = summary;
  return { p50: finite(p50), p50Low: finite(low), p50High: finite(high), p85: finite(p85), n, enough: n >= ENOUGH };
}

function stageOf(
  stage: (typeof STAGES)[number],
  flow: DomainFlow,
  days: number,
  author: number,
  ages: Float64Array,
): StageFlow {
  const { tally } = flow;
  const arrivals = tally.arrivals[0];
  const departures = tally.departures[0];
  const wip = tally.wip[0];
  const drain = drainDays(wip, arrivals, departures, days);
  const interval = flow.estimated[0] === 1 ? { low: NaN, high: NaN } : medianInterval(tally.durations);
  const [ageP50, ageP85, ageOldest] = percentiles(ages, [0.5, 0.85, 1]);
  return {
    stage,
    unknown: false,
    undivided: false,
    arrivals,
    departures,
    abandoned: tally.abandoned[0],
    wip,
    averageWip: finite(flow.averageWip[0]),
    stageHours: tally.hours[0],
    p50: finite(flow.p50[0]),
    p50Low: finite(interval.low),
    p50High: finite(interval.high),
    p70: finite(flow.p70[0]),
    p85: finite(flow.p85[0]),
    p95: finite(flow.p95[0]),
    n: flow.n[0],
    enough: flow.n[0] >= ENOUGH,
    estimated: flow.estimated[0] === 1,
    growth: arrivals - departures,
    drainDays: finite(drain),
    drains: drain !== Infinity,
    authorHours: finite(author),
    reviewerHours: finite(tally.hours[0] - author),
    ageP50: finite(ageP50),
    ageP85: finite(ageP85),
    ageOldest: finite(ageOldest),
  };
}

function seriesOf(stage: (typeof STAGES)[number], flow: DomainFlow, author: Float64Array | undefined): StageSeries {
  const { tally } = flow;
  const { length } = tally.arrivals;
  return {
    stage,
    unknown: false,
    arrivals: column(tally.arrivals),
    departures: column(tally.departures),
    abandoned: column(tally.abandoned),
    wip: column(tally.wip),
    averageWip: column(flow.averageWip),
    stageHours: column(tally.hours),
    p50: column(flow.p50),
    p70: column(flow.p70),
    p85: column(flow.p85),
    p95: column(flow.p95),
    n: [...flow.n],
    estimated: Array.from(flow.estimated, (flag) => flag === 1),
    authorHours: author ? column(author) : nothing(length),
    reviewerHours: author ? column(tally.hours.map((hours, i) => hours - author[i])) : nothing(length),
    agentAuthoredShare: Array.from(tally.arrivals, (arrivals, i) =>
      arrivals > 0 ? tally.agentAuthored[i] / arrivals : null,
    ),
  };
}

function unknownStage(stage: (typeof STAGES)[number]): StageFlow {
  const none = null;
  return {
    stage, unknown: true, undivided: false, arrivals: none, departures: none, abandoned: none, wip: none, averageWip: none, stageHours: none, p50: none, p50Low: none, p50High: none,
    p70: none, p85: none, p95: none, n: 0, enough: false, estimated: false, growth: none, drainDays: none, drains: none,
    authorHours: none, reviewerHours: none, ageP50: none, ageP85: none, ageOldest: none,
  }; // prettier-ignore
}

function unknownSeries(stage: (typeof STAGES)[number], length: number): StageSeries {
  const none = nothing(length);
  return {
    stage, unknown: true, arrivals: none, departures: none, abandoned: none, wip: none, averageWip: none, stageHours: none, p50: none,
    p70: none, p85: none, p95: none, n: new Array<number>(length).fill(0), estimated: new Array<boolean>(length).fill(false),
    authorHours: none, reviewerHours: none, agentAuthoredShare: none,
  }; // prettier-ignore
}
