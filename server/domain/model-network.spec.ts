import { simulatedHistory } from '../../test/support/forecast-histories';
import { calibrate } from './calibration';
import { NO_LEVERS, type Levers } from './forecast-levers';
import { historyUntil } from './history-until';
import { instantForecast } from './instant-forecast';
import { LeverRefusal, type LeverRefusalCode } from './lever-refusal';
import { networkOf } from './model-network';
import { NetworkSimulation } from './queue-network/simulate';
import { refits } from './refit';
import { DEPLOY, OPERATE, PICKUP, REVIEW, WRITE } from './stage';

// Half a year of the simulated organization, then looked at from its 25th week: reviewers are jammed there.
const whole = simulatedHistory(1, 26);
const history = historyUntil(whole, 25);
const model = calibrate(history, { seed: 1 });
const WEEKS = 8;
const RUNS = 3;
const periods = { length: WEEKS, edges: history.future.edges.slice(0, WEEKS + 1) };

/** Per stage, sums over some runs and weeks. */
interface Totals {
  arrivals: Float64Array;
  wip: Float64Array;
  hours: Float64Array;
}

function totalsOf(levers: Partial<Levers>): Totals {
  const network = networkOf(history, model, { ...NO_LEVERS, ...levers });
  const simulation = new NetworkSimulation(network, periods, { seed: 7 });
  const sums = (): Float64Array => new Float64Array(network.stages);
  const totals = { arrivals: sums(), wip: sums(), hours: sums() };
  for (let run = 0; run < RUNS; run++) {
    const path = simulation.run(run);
    for (let cell = 0; cell < path.wip.length; cell++) {
      const stage = Math.floor(cell / WEEKS);
      totals.arrivals[stage] += path.arrivals[cell];
      totals.wip[stage] += path.wip[cell];
      totals.hours[stage] += path.hours[cell];
    }
  }
  return totals;
}
const base = totalsOf({});

describe('calibrate on the simulated organization while its reviewers are jammed', () => {
  it('is not refused and rests on the weeks since the move', () => {
    expect(model.refusal).toBeNull();
    // The planted move is in the 13th week; the last week is the 25th.
    expect(model.weeks[0]).toBeGreaterThanOrEqual(12);
    expect(model.weeks[1]).toBe(25);
  });

  it('finds pools near or beyond what they can do', () => {
    const found = model.fits.filter(({ stage, refusal }) => stage === PICKUP && refusal === null);
    expect(found.length).toBeGreaterThan(3);
    const loaded = found.filter(({ utilisation }) => utilisation > 0.8);
    expect(loaded.length).toBeGreaterThan(found.length / 2);
  });

  it('gives the same model again', () => {
    // All in one pool: as much as it takes.
    const together = { ...history, table: { ...history.table, team: history.table.team.map(() => -1) } };
    const again = [1, 2].map(() => calibrate(together, { seed: 1 }));
    expect(again[0].pools).toHaveLength(1);
    expect(again[1]).toEqual(again[0]);
  });

  it('stops when the progress says no', () => {
    expect(() => calibrate(history, { seed: 1, progress: () => false })).toThrow('cancelled');
  });

  it('is refused where there are too few weeks, or reviews are unknown', () => {
    expect(calibrate(historyUntil(whole, 5), { seed: 1 }).refusal).toBe('few_weeks');
    const blind = { ...history, known: history.known.map((known, stage) => known && stage !== PICKUP) };
    expect(calibrate(blind, { seed: 1 }).refusal).toBe('stage_unknown');
  });
});

describe('refits', () => {
  it('vary the rates about those of the calibration and repeat by seed', () => {
    const drawn = refits(history, model, 20, 3);
    const rate = (of: typeof model): number => of.sources.reduce((sum, { perWeek }) => sum + perWeek, 0);
    const rates = drawn.map(rate);
    const mean = rates.reduce((sum, value) => sum + value, 0) / rates.length;
    expect(Math.abs(mean / rate(model) - 1)).toBeLessThan(0.05);
    expect(new Set(rates).size).toBe(rates.length);
    const told = (of: typeof model): unknown => [rate(of), of.pools.map(({ reviewers }) => reviewers)];
    expect(refits(history, model, 20, 3).map(told)).toEqual(drawn.map(told));
  });
});

describe('networkOf', () => {
  it('starts from the work in progress', () => {
    const { initial, stations } = networkOf(history, model, NO_LEVERS);
    const open = (stage: number): number => {
      const { enter, leave } = history.table;
      return enter[stage].reduce(
        (n, at, item) => n + (at <= history.now && Number.isNaN(leave[stage][item]) ? 1 : 0),
        0,
      );
    };
    const started = (stage: number): number =>
      initial.station.reduce((n, station) => n + (stations[station].stage === stage ? 1 : 0), 0);
    // Interrupted stays stand elsewhere in the table and come on top.
    expect(started(PICKUP)).toBeGreaterThanOrEqual(open(PICKUP));
    expect(started(REVIEW)).toBeGreaterThanOrEqual(open(REVIEW));
    expect(started(PICKUP) + started(REVIEW)).toBeLessThan(open(PICKUP) + open(REVIEW) + 20);
    expect(started(DEPLOY)).toBe(open(DEPLOY));
  });

  it('doubles what is begun when writing doubles', () => {
    expect(totalsOf({ writing: 2 }).arrivals[WRITE] / base.arrivals[WRITE]).toBeCloseTo(2, 0);
  });

  it('adds only what one team writes more', () => {
    const [{ team }] = model.sources.filter((source) => source.team !== null);
    const share =
      model.sources.reduce((sum, source) => sum + (source.team === team ? source.perWeek : 0), 0) /
      model.sources.reduce((sum, source) => sum + source.perWeek, 0);
    const more = totalsOf({ writingOf: [{ team, tier: null, times: 3 }] }).arrivals[WRITE] / base.arrivals[WRITE];
    expect(Math.abs(more - (1 + 2 * share))).toBeLessThan(0.1);
  });

  it.each<{ what: string; levers: Partial<Levers>; stage: number; direction: 1 | -1 }>([
    { what: 'more reviewers', levers: { reviewers: 20 }, stage: REVIEW, direction: -1 },
    { what: 'fewer reviewers', levers: { reviewers: -4 }, stage: PICKUP, direction: 1 },
    { what: 'less effort per review', levers: { reviewEffort: 0.5 }, stage: REVIEW, direction: -1 },
    { what: 'deploys every 200 hours', levers: { deployEvery: 200 }, stage: DEPLOY, direction: 1 },
    { what: 'each change deployed alone', levers: { deployEvery: 0 }, stage: DEPLOY, direction: -1 },
    { what: 'one seat', levers: { seats: 1 }, stage: DEPLOY, direction: 1 },
    { what: 'slower checks', levers: { ciTime: 5 }, stage: 3, direction: 1 },
    { what: 'more incidents', levers: { incidentRate: 4 }, stage: OPERATE, direction: 1 },
    { what: 'a WIP limit in review', levers: { wipLimit: 60 }, stage: REVIEW, direction: -1 },
  ])('moves the work the right way: $what', ({ levers, stage, direction }) => {
    expect(Math.sign(totalsOf(levers).hours[stage] - base.hours[stage])).toBe(direction);
  });

  it('lets small changes go first', () => {
    const waitOfSmall = (levers: Partial<Levers>): number => {
      const network = networkOf(history, model, { ...NO_LEVERS, ...levers });
      const { trace } = new NetworkSimulation(network, periods, { seed: 7, trace: true }).run(0);
      let sum = 0;
      let n = 0;
      for (let i = 0; trace && i < trace.length; i++) {
        if (network.stations[trace.station[i]].kind !== 'service' || trace.class[i] % 2 !== 0 || trace.class[i] > 5)
          continue;
        if (Number.isNaN(trace.begin[i])) continue;
        sum += trace.begin[i] - trace.enter[i];
        n++;
      }
      return sum / n;
    };
    expect(waitOfSmall({ priority: 'small' })).toBeLessThan(waitOfSmall({}));
  });

  it('is the base again with all levers where they are', () => {
    const same: Partial<Levers> = { writing: 1, reviewEffort: 1, reviewers: 0, ciTime: 1, incidentRate: 1 };
    expect(totalsOf(same)).toEqual(base);
  });

  it.each<{ levers: Partial<Levers>; code: LeverRefusalCode }>([
    { levers: { writing: -1 }, code: 'bad_value' },
    { levers: { writingOf: [{ team: 'nobody', tier: null, times: 2 }] }, code: 'unknown_team' },
    { levers: { writingOf: [{ team: null, tier: 'power', times: 2 }] }, code: 'tiers_unknown' },
    { levers: { reviewersOf: [{ team: 'nobody', add: 1 }] }, code: 'unknown_team' },
    { levers: { reviewers: -1000 }, code: 'too_few_reviewers' },
    { levers: { hitRate: 0.7 }, code: 'hit_rate_unknown' },
  ])('refuses $levers', ({ levers, code }) => {
    let thrown: unknown;
    try {
      networkOf(history, model, { ...NO_LEVERS, ...levers });
    } catch (fault) {
      thrown = fault;
    }
    expect(thrown).toBeInstanceOf(LeverRefusal);
    expect((thrown as LeverRefusal).code).toBe(code);
  });
});

describe('instantForecast', () => {
  it('loads every pool twice as much when writing doubles', () => {
    for (const { base, scenario } of instantForecast(model, { ...NO_LEVERS, writing: 2 }))
      expect(scenario.utilisation).toBeCloseTo(2 * base.utilisation, 9);
  });

  it('says that there is no steady state above what a pool can do', () => {
    const pools = instantForecast(model, { ...NO_LEVERS, writing: 10 });
    expect(pools.length).toBeGreaterThan(0);
    for (const { scenario } of pools) expect(scenario).toMatchObject({ saturated: true, time: NaN });
  });
});
