import { Injectable } from '@nestjs/common';
import { movesOf, VERDICT_RULES, verdictsOf, type Verdicts } from '../../domain/bottleneck';
import { drainDays } from '../../domain/flow';
import type { Periods } from '../../domain/period';
import { saturationOf, type StageWeeks } from '../../domain/saturation';
import { STAGES } from '../../domain/stage';
import { tallyOf, type StageTally } from '../../domain/tally';
import { weekStarts } from '../../platform/time-zone';
import type { Bottleneck, BottleneckStage, Verdict } from './bottleneck.types';
import { finite } from '../../platform/finite';
import { sourceOf } from './flow.service';
import { TARGETS } from '../../store/organizations';
import { answered, OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { nowOf, periodColumnsOf, rangeOf } from '../../store/range';
import type { Stage } from '../../platform/words';
import type { Range, Scope } from '../../platform/scope.types';
import { selectionOf } from '../../store/selection';

/** A year for the baseline of the range's first week, and four for its departures. */
const HISTORY_WEEKS = 56;
const FOUR = 4;
/** How exactly the wall clock decides which period is over. */
const HOUR = 3600;

/** One stage week by week, from the first week that is needed. */
interface JudgedStage {
  weeks: StageWeeks;
  tally: StageTally | undefined;
}

/** Which stage holds the flow back, week by week, and when that moved. Source: measures.md 2. */
@Injectable()
export class BottleneckService {
  constructor(private readonly views: OrganizationViews) {}

  async bottleneck(name: string | null | undefined, scope: Scope, wallClock: number): Promise<Bottleneck> {
    const view = await this.views.open(name, scope);
    const range = rangeOf(view.organization, scope.range, view.first, wallClock);
    const hour = Math.floor(wallClock / HOUR) * HOUR;
    return answered(view, ['bottleneck', scope, range, hour], () => bottleneckIn(view, scope, range, hour));
  }
}

function bottleneckIn(view: OrganizationView, scope: Scope, range: Range, hour: number): Bottleneck {
  const { organization } = view;
  const now = nowOf(organization);
  const shownFrom = weekStarts(organization.timeZone, range.from, range.to)[0];
  const begin = Math.max(shownFrom - HISTORY_WEEKS * 7 * 86400, Math.min(view.first, shownFrom));
  const edges = weekStarts(organization.timeZone, Number.isNaN(begin) ? range.from : begin, range.to);
  const all: Periods = { length: edges.length - 1, edges };
  const weekDays = new Float64Array(all.length);
  for (let week = 0; week < all.length; week++)
    weekDays[week] = Math.max(0, Math.min(edges[week + 1], now) - edges[week]) / 86400;

  const clock = scope.clock === 'working' ? view.workingClock : undefined;
  const selected = selectionOf(view.flow, scope);
  const judged = STAGES.map((stage, index): JudgedStage => {
    const found = sourceOf(view, index, selected, scope);
    // A write that reaches to the merge is none to compare with.
    const source = found?.undivided ? undefined : found;
    const tally = source && tallyOf(source.table, source.stage, all, { now, selected: source.selected, clock });
    const target = organization.settings.targets?.[stage] ?? TARGETS[stage] ?? NaN;
    return { weeks: weeksOf(tally, target, all.length, weekDays), tally };
  });
  const stages = judged.map((stage) => stage.weeks);
  const verdicts = verdictsOf(stages);
  const moves = movesOf(stages, verdicts);

  const first = edges.indexOf(shownFrom);
  const weeks: Periods = { length: all.length - first, edges: edges.slice(first) };
  const columns = periodColumnsOf(organization, weeks, 'week', hour);
  const labels = periodColumnsOf(organization, all, 'week', hour).label;
  const shown = <T>(values: ArrayLike<number>, tell: (value: number) => T): T[] =>
    Array.from(values, tell).slice(first);
  const last = columns.running.lastIndexOf(false);
  return {
    range,
    weeks: columns,
    constraint: shown(verdicts.constraint, stageAt),
    held: shown(verdicts.held, stageAt),
    rule: shown(verdicts.rule, (rule) => VERDICT_RULES[rule]),
    margin: shown(verdicts.margin, finite),
    close: shown(verdicts.close, Boolean),
    byTarget: shown(verdicts.byTarget, Boolean),
    runnerUp: shown(verdicts.runnerUp, stageAt),
    runnerUpMargin: shown(verdicts.runnerUpMargin, finite),
    stages: judged.map((stage, index) => stageColumns(stage, STAGES[index], first, weekDays)),
    moves: moves
      .filter((move) => move.heldWeek >= first)
      .map((move) => ({
        from: STAGES[move.from],
        to: STAGES[move.to],
        week: labels[move.heldWeek],
        between: move.between && [labels[move.between[0]], labels[move.between[1]]],
        p: finite(move.p),
        dated: move.dated,
      })),
    now: last < 0 ? null : verdictAt(first + last, labels, judged, verdicts, weekDays),
  };
}

const stageAt = (stage: number): Stage | null => (stage < 0 ? null : STAGES[stage]);

function weeksOf(tally: StageTally | undefined, target: number, length: number, weekDays: Float64Array): StageWeeks {
  const averageWip = new Float64Array(length).fill(NaN);
  const departures = new Float64Array(length).fill(NaN);
  if (tally)
    for (let week = 0; week < length; week++) {
      if (weekDays[week] <= 0) continue;
      averageWip[week] = tally.periodHours[week] > 0 ? tally.hours[week] / tally.periodHours[week] : NaN;
      departures[week] = tally.departures[week];
    }
  return saturationOf({ known: tally !== undefined, target, averageWip, departures }, weekDays);
}

/** Days until the pile is gone at the net outflow of the four weeks up to this one; Infinity = never. */
function drainAt(tally: StageTally, week: number, weekDays: Float64Array): number {
  let arrivals = 0;
  let departures = 0;
  let days = 0;
  for (let past = Math.max(0, week - FOUR + 1); past <= week; past++) {
    arrivals += tally.arrivals[past];
    departures += tally.departures[past];
    days += weekDays[past];
  }
  return drainDays(tally.wip[week], arrivals, departures, days);
}

function stageColumns(
  { weeks, tally }: JudgedStage,
  stage: Stage,
  first: number,
  weekDays: Float64Array,
): BottleneckStage {
  const shown = <T>(values: ArrayLike<number>, tell: (value: number, week: number) => T): T[] =>
    Array.from(values, tell).slice(first);
  const counted = (tell: (tally: StageTally, week: number) => number): (number | null)[] =>
    shown(weeks.backlogDays, (_, week) => (tally && weekDays[week] > 0 ? finite(tell(tally, week)) : null));
  return {
    stage,
    unknown: !weeks.known,
    backlogDays: shown(weeks.backlogDays, finite),
    baseline: shown(weeks.baseline, finite),
    limit: shown(weeks.limit, finite),
    saturated: shown(weeks.saturated, (flag) => (flag < 0 ? null : flag === 1)),
    byTarget: shown(weeks.byTarget, Boolean),
    enough: shown(weeks.enough, Boolean),
    wip: counted((of, week) => of.wip[week]),
    growth: counted((of, week) => of.arrivals[week] - of.departures[week]),
    drainDays: counted((of, week) => drainAt(of, week, weekDays)),
    departures: counted((of, week) => of.departures[week]),
    departures4w: weeks.known ? shown(weeks.departures4w, finite) : shown(weeks.departures4w, () => null),
    stageHours: counted((of, week) => of.hours[week]),
    target: finite(weeks.target),
  };
}

function verdictAt(
  week: number,
  labels: string[],
  judged: JudgedStage[],
  verdicts: Verdicts,
  weekDays: Float64Array,
): Verdict {
  const constraint = verdicts.constraint[week];
  const deciding = constraint > 0 ? constraint : verdicts.runnerUp[week];
  const weeks = deciding >= 0 ? judged[deciding].weeks : undefined;
  let since = week;
  while (since > 0 && verdicts.held[since - 1] === verdicts.held[week]) since--;
  let pile = -1;
  for (let stage = 1; stage < judged.length; stage++) {
    const wip = judged[stage].tally?.wip[week] ?? 0;
    // Operate counts incidents; they do not compare with pull requests.
    if (stage < judged.length - 1 && wip > 0 && (pile < 0 || wip > judged[pile].tally!.wip[week])) pile = stage;
  }
  const drain = pile < 0 ? NaN : drainAt(judged[pile].tally!, week, weekDays);
  return {
    week: labels[week],
    constraint: stageAt(constraint),
    rule: VERDICT_RULES[verdicts.rule[week]],
    margin: finite(verdicts.margin[week]),
    close: verdicts.close[week] === 1,
    byTarget: verdicts.byTarget[week] === 1,
    runnerUp: stageAt(verdicts.runnerUp[week]),
    runnerUpMargin: finite(verdicts.runnerUpMargin[week]),
    backlogDays: weeks ? finite(weeks.backlogDays[week]) : null,
    limit: weeks ? finite(weeks.limit[week]) : null,
    baseline: weeks ? finite(weeks.baseline[week]) : null,
    since: verdicts.held[week] === constraint && constraint >= 0 ? labels[since] : null,
    pile: stageAt(pile),
    pileWip: pile < 0 ? null : judged[pile].tally!.wip[week],
    pileDrainDays: finite(drain),
    pileDrains: pile < 0 ? null : drain !== Infinity,
  };
}
