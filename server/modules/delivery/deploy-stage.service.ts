import { Injectable } from '@nestjs/common';
import { AUTHORSHIP } from '../../domain/authorship';
import { deploysCounted } from '../../domain/dora';
import { countedBy, type Span } from '../../domain/pull-request-counts';
import { periodOf, type Periods } from '../../domain/period';
import { SIZE_BUCKETS } from '../../domain/size-bucket';
import { DEPLOY, flagBit } from '../../domain/stage';
import { percentiles } from '../../domain/statistics/percentile';
import { finite } from '../../platform/finite';
import type { Range, Scope } from '../../platform/scope.types';
import { answered } from '../../store/organization-view';
import { nowOf, periodColumnsOf, periodsOf, rangeOf } from '../../store/range';
import { selectionOf } from '../../store/selection';
import { DeliveryViews, type DeliveryView } from './delivery-view';
import { deploySelectionOf } from './deploy-selection';
import type { ChangeFail, DeployStage, DeployWeeks } from './deploy-stage.types';
import { rateOf } from '../../platform/rate';
import { hoursSummary } from './figures';
import { toldDeploy } from './told-deploy';

const HOUR = 3600;
/** Trains drawn one by one. */
const RECENT = 60;
const REVERTED = flagBit('reverted');
const TIME = 4;

/** How changes leave for production: trains, what they carry, what they leave behind. Source: measures.md 3. */
@Injectable()
export class DeployStageService {
  constructor(private readonly views: DeliveryViews) {}

  async stage(name: string | null | undefined, scope: Scope, wallClock: number): Promise<DeployStage> {
    const delivery = await this.views.open(name, scope);
    const { organization, first } = delivery.view;
    const range = rangeOf(organization, scope.range, first, wallClock);
    const hour = Math.floor(wallClock / HOUR) * HOUR;
    return answered(delivery.view, ['deploy stage', scope, range, hour], () => stageIn(delivery, scope, range, hour));
  }
}

function stageIn(delivery: DeliveryView, scope: Scope, range: Range, hour: number): DeployStage {
  const { view, deploys, outcomes, start, leftBehind } = delivery;
  const { flow, organization } = view;
  const { table } = flow;
  const span: Span = { from: range.from, to: range.to, now: nowOf(organization) };
  const periods = periodsOf(organization, range, 'week');
  const clock = (scope.clock === 'working' && view.workingClock) || ((at: number) => at);
  const changes = countedBy(table, 'departures', DEPLOY, span, selectionOf(flow, scope));
  const waits = Float64Array.from(
    changes,
    (item) => (clock(table.leave[DEPLOY][item]) - clock(table.enter[DEPLOY][item])) / HOUR,
  );
  const chosen = deploySelectionOf(view, scope);
  const counted = (measure: 'all' | 'success' | 'failed'): number[] =>
    chosen === null ? [] : deploysCounted(deploys, outcomes, measure, span, chosen);
  const trains = counted('success');
  const sizes = Float64Array.from(trains, (place) => start[place + 1] - start[place]);
  const left = Float64Array.from(
    trains.filter((place) => leftBehind[place] >= 0),
    (place) => leftBehind[place],
  );
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [batchSizeP50, batchSizeP85, largestBatch] = percentiles(sizes.slice(), [0.5, 0.85, 1]);
  const [leftBehindP85] = percentiles(left.slice(), [0.85]);
  const unknown =
    chosen === null || !deploys.some(({ finishedAt }, place) => finishedAt < span.to && chosen?.[place] !== 0);
  const inferred = changes.filter((item) => table.deployEvidence[item] === TIME).length;
  return {
    range,
    unknown,
    clock: scope.clock ?? 'elapsed',
    periods: periodColumnsOf(organization, periods, 'week', hour),
    mergeToProduction: hoursSummary(waits),
    batchSizeP50: finite(batchSizeP50),
    batchSizeP85: finite(batchSizeP85),
    batchSizeMean: finite(mean(sizes)),
    largestBatch: finite(largestBatch),
    leftBehindMean: finite(mean(left)),
    leftBehindP85: finite(leftBehindP85),
    trains: trains.length,
    weekly: weeksOf(delivery, periods, { changes, waits, trains, all: counted('all'), failed: counted('failed') }),
    recent: counted('all')
      .slice(-RECENT)
      .reverse()
      .map((place) => toldDeploy(delivery, place)),
    changeFail: changeFailOf(delivery, changes),
    inferred: rateOf(inferred, changes.length),
  };
}

interface Counted {
  changes: Int32Array;
  /** Hours each of `changes` waited. */
  waits: Float64Array;
  /** Places of deploys. */
  trains: number[];
  all: number[];
  failed: number[];
}

function weeksOf({ view, deploys, start, leftBehind }: DeliveryView, periods: Periods, counted: Counted): DeployWeeks {
  const weeks = Array.from({ length: periods.length }, (_, week) => week);
  const weekOf = (place: number): number => periodOf(periods, deploys[place].finishedAt);
  const perWeek = <T>(items: Iterable<T>, week: (item: T) => number): T[][] => {
    const lists = weeks.map((): T[] => []);
    for (const item of items) lists[week(item)]?.push(item);
    return lists;
  };
  const trains = perWeek(counted.trains, weekOf);
  const leave = view.flow.table.leave[DEPLOY];
  const changes = perWeek(counted.changes.keys(), (i) => periodOf(periods, leave[counted.changes[i]]));
  const of = (values: number[], p: number): number | null => finite(percentiles(Float64Array.from(values), [p])[0]);
  const batches = trains.map((places) => places.map((place) => start[place + 1] - start[place]));
  const waits = changes.map((list) => list.map((i) => counted.waits[i]));
  return {
    deploys: perWeek(counted.all, weekOf).map((list) => list.length),
    failed: perWeek(counted.failed, weekOf).map((list) => list.length),
    changes: changes.map((list) => list.length),
    batchP50: batches.map((sizes) => of(sizes, 0.5)),
    batchP85: batches.map((sizes) => of(sizes, 0.85)),
    leftBehindMean: trains.map((places) => {
      const known = places.map((place) => leftBehind[place]).filter((count) => count >= 0);
      return finite(known.reduce((sum, count) => sum + count, 0) / known.length);
    }),
    waitP50: waits.map((hours) => of(hours, 0.5)),
    waitP85: waits.map((hours) => of(hours, 0.85)),
  };
}

/** How many of the changes deployed went wrong, by what they were. */
function changeFailOf({ view, outcomes }: DeliveryView, changes: Int32Array): ChangeFail[] {
  const { table, repos, number, deployIds } = view.flow;
  // What a person decided against is no clue any more.
  const stated = view.incidents.rows.flatMap(({ clues, decided, deploy }) =>
    clues.filter((clue) => clue.evidence === 'stated' && (decided === '' || clue.deploy === deploy)),
  );
  const names = new Set(stated.map((clue) => `${clue.repo}#${clue.number}`));
  const named = (item: number): boolean =>
    (table.flags[item] & REVERTED) !== 0 || names.has(`${repos[table.repo[item]]}#${number[item]}`);
  const carried = (item: number): boolean => {
    const place = view.deploys.placeOf.get(deployIds[table.deploy[item]]);
    return place !== undefined && outcomes.failedBy[place] !== 0;
  };
  const groups = (by: string, words: readonly string[], wordOf: (item: number) => number): ChangeFail[] =>
    words.map((key, word) => {
      const own = changes.filter((item) => wordOf(item) === word);
      return {
        by,
        key,
        named: rateOf(own.filter(named).length, own.length),
        carried: rateOf(own.filter(carried).length, own.length),
      };
    });
  return [
    ...groups('size', SIZE_BUCKETS, (item) => table.size[item]),
    ...groups('authorship', AUTHORSHIP, (item) => table.authorship[item]),
    // Tiers come from usage, which is not recorded yet.
    ...groups('tier', ['unknown'], () => 0),
  ];
}
