import fc from 'fast-check';
import { saturationOf, type StageColumns } from './saturation';
import { randomOf } from './statistics/random';
import { shuffle } from './statistics/shuffle';

const sevens = (weeks: number): Float64Array => new Float64Array(weeks).fill(7);
const stage = (averageWip: number[], departures: number[], target = NaN): StageColumns => ({
  known: true,
  target,
  averageWip: Float64Array.from(averageWip),
  departures: Float64Array.from(departures),
});
const constant = (weeks: number, value: number): number[] => new Array<number>(weeks).fill(value);

describe('saturationOf', () => {
  it('backlog days: 6 items over (7 + 14 + 21 + 14) / 28 = 2 a day are 3 days; fewer weeks at the beginning', () => {
    const { backlogDays, departures4w } = saturationOf(stage([2, 3, 4, 6, 6], [7, 14, 21, 14, 7]), sevens(5));
    // 2 / (7/7), 3 / (21/14), 4 / (42/21), 6 / (56/28), 6 / (56/28)
    expect([...backlogDays]).toEqual([2, 2, 2, 3, 3]);
    expect([...departures4w]).toEqual([7, 21, 42, 56, 56]);
  });

  it('counts a partial first week and a week of a clock change by their true length', () => {
    const { backlogDays } = saturationOf(stage([4, 4], [6, 8]), Float64Array.of(3, 7));
    // 4 / (6/3), 4 / (14/10)
    expect(backlogDays[0]).toBeCloseTo(2, 12);
    expect(backlogDays[1]).toBeCloseTo(40 / 14, 12);
  });

  it('is undefined where nothing left in four weeks or the week is not known; a week not known is left out of the four', () => {
    const { backlogDays, saturated } = saturationOf(stage([1, NaN, 5, 5], [0, 7, NaN, 7], 1), sevens(4));
    // Last week: 5 / (14 departures in 21 known days).
    expect([...backlogDays]).toEqual([NaN, NaN, NaN, 7.5]);
    expect([...saturated]).toEqual([-1, -1, -1, 1]);
  });

  it('baseline is the lower quartile of at least 8 weeks, the limit three of them', () => {
    // B = 1…9 days: one departure a day. Quartile of 1…8 is 2.75, of 1…9 is 3.
    const { baseline, limit, saturated, byTarget } = saturationOf(
      stage([1, 2, 3, 4, 5, 6, 7, 8, 9], constant(9, 7)),
      sevens(9),
    );
    expect([...baseline]).toEqual([NaN, NaN, NaN, NaN, NaN, NaN, NaN, 2.75, 3]);
    expect([...limit.subarray(7)]).toEqual([8.25, 9]);
    // 8 is not above 8.25, and 9 is not above 9: saturated means strictly more.
    expect([...saturated]).toEqual([-1, -1, -1, -1, -1, -1, -1, 0, 0]);
    expect([...byTarget]).toEqual(constant(9, 0));
  });

  it('baseline looks back 52 weeks, this one included', () => {
    const { baseline } = saturationOf(stage([...constant(52, 1), ...constant(40, 5)], constant(92, 7)), sevens(92));
    // Type 7 of 52 values: h = 12.75. With 13 ones left (week 90, 39 fives) both neighbours of h are: value 13 is 1, value 14 is 5.
    expect(baseline[89]).toBe(1);
    expect(baseline[90]).toBe(1 + 0.75 * 4);
    expect(baseline[91]).toBe(5);
  });

  it('baseline is not under one hour, so the limit not under three', () => {
    const { baseline, limit, saturated } = saturationOf(stage([...constant(8, 0), 1], constant(9, 7)), sevens(9));
    expect(baseline[8]).toBe(1 / 24);
    expect(limit[8]).toBe(3 / 24);
    expect([...saturated.subarray(7)]).toEqual([0, 1]);
  });

  it('by target under eight weeks, and for as long as the quartile itself is above the target', () => {
    const jammed = saturationOf(stage(constant(10, 7), constant(10, 7), 2), sevens(10));
    expect([...jammed.byTarget]).toEqual(constant(10, 1));
    expect([...jammed.limit]).toEqual(constant(10, 6));
    expect([...jammed.saturated]).toEqual(constant(10, 1));

    const calm = saturationOf(stage(constant(10, 1), constant(10, 7), 2), sevens(10));
    expect([...calm.byTarget]).toEqual([1, 1, 1, 1, 1, 1, 1, 0, 0, 0]);
    expect([...calm.limit]).toEqual([6, 6, 6, 6, 6, 6, 6, 3, 3, 3]);
    expect([...calm.saturated]).toEqual(constant(10, 0));
  });

  it('enough are ten departures in the four weeks', () => {
    const { enough } = saturationOf(stage(constant(6, 1), [9, 1, 0, 0, 0, 10]), sevens(6));
    expect([...enough]).toEqual([0, 1, 1, 1, 0, 1]);
  });

  it('an unknown stage is unknown in every week, not calm', () => {
    const unknown = saturationOf({ ...stage(constant(9, 9), constant(9, 7), 1), known: false }, sevens(9));
    expect([...unknown.saturated]).toEqual(constant(9, -1));
    expect([...unknown.enough]).toEqual(constant(9, 0));
    expect([...unknown.byTarget]).toEqual(constant(9, 0));
    for (const column of [unknown.backlogDays, unknown.baseline, unknown.limit, unknown.departures4w]) {
      expect([...column]).toEqual(constant(9, NaN));
    }
  });

  it('does not change with the unit of work: twice the items and twice the departures are the same backlog', () => {
    const count = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(fc.array(fc.tuple(count, count), { minLength: 1, maxLength: 70 }), (rows) => {
        const one = saturationOf(
          stage(
            rows.map(([wip]) => wip),
            rows.map(([, left]) => left),
            1,
          ),
          sevens(rows.length),
        );
        const two = saturationOf(
          stage(
            rows.map(([wip]) => 2 * wip),
            rows.map(([, left]) => 2 * left),
            1,
          ),
          sevens(rows.length),
        );
        expect(two.backlogDays).toEqual(one.backlogDays);
        expect(two.saturated).toEqual(one.saturated);
      }),
    );
  });

  it('does not change with the order of service: first in first out, last in first out or random', () => {
    // One server, one day per item, several items a day: whom it takes changes who waits, never how many.
    const backlog = (arrivals: number[], order: 'first' | 'last' | 'random'): Float64Array => {
      const weeks = Math.ceil(arrivals.length / 7);
      const hours = new Float64Array(weeks);
      const departures = new Float64Array(weeks);
      const random = randomOf(4);
      const queue: number[] = [];
      const spans: [number, number][] = [];
      arrivals.forEach((count, day) => {
        for (let i = 0; i < count; i++) queue.push(day);
        if (order === 'random') shuffle(queue, random);
        const entered = order === 'last' ? queue.pop() : queue.shift();
        if (entered === undefined) return;
        spans.push([entered, day + 1]);
        departures[Math.floor(day / 7)]++;
      });
      for (const entered of queue) spans.push([entered, weeks * 7]);
      for (const [enter, leave] of spans) for (let day = enter; day < leave; day++) hours[Math.floor(day / 7)] += 24;
      const averageWip = hours.map((h) => h / (7 * 24));
      return saturationOf({ known: true, target: 1, averageWip, departures }, sevens(weeks)).backlogDays;
    };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 120 }), (arrivals) => {
        expect(backlog(arrivals, 'last')).toEqual(backlog(arrivals, 'first'));
        expect(backlog(arrivals, 'random')).toEqual(backlog(arrivals, 'first'));
      }),
    );
  });
});
