import fc from 'fast-check';
import { busyTimesOf } from './busy-times';
import { absenceWithin } from './absence';
import { splitPersonWait } from './person-wait';
import { AUTOMATED, NOBODY, reviewLegsOf, type Turns } from './review-legs';
import { PICKUP, REVIEW } from './stage';
import { CAUSES } from './waiting';
import type { FlowTable } from './flow-table';

const NONE = new Float64Array(0);

interface Change {
  pickup?: [number, number];
  review?: [number, number];
  /** Spells in which the author had the ball. */
  court?: [number, number][];
  extra?: [number, number, number][];
  end?: number;
  author?: number;
}

/** A table of what the legs are read from. */
function tableOf(...changes: Change[]): FlowTable {
  const column = (value: (change: Change) => number): Float64Array => Float64Array.from(changes, value);
  const nothing = column(() => NaN);
  const extra = changes.flatMap((change, item) => (change.extra ?? []).map((visit) => [item, ...visit]));
  const court = changes.flatMap((change, item) => (change.court ?? []).map((spell) => [item, ...spell]));
  return {
    length: changes.length,
    enter: [nothing, column(({ pickup }) => pickup?.[0] ?? NaN), column(({ review }) => review?.[0] ?? NaN)],
    leave: [nothing, column(({ pickup }) => pickup?.[1] ?? NaN), column(({ review }) => review?.[1] ?? NaN)],
    extra: {
      item: Int32Array.from(extra, ([item]) => item),
      stage: Uint8Array.from(extra, ([, stage]) => stage),
      enter: Float64Array.from(extra, ([, , enter]) => enter),
      leave: Float64Array.from(extra, ([, , , leave]) => leave),
    },
    court: {
      item: Int32Array.from(court, ([item]) => item),
      from: Float64Array.from(court, ([, from]) => from),
      to: Float64Array.from(court, ([, , to]) => to),
    },
    end: column(({ end }) => end ?? NaN),
    author: Int32Array.from(changes, ({ author }) => author ?? 0),
    created: NONE,
  } as unknown as FlowTable;
}

const turnsOf = (...turns: [item: number, at: number, person: number][]): Turns => ({
  item: Int32Array.from(turns, ([item]) => item),
  at: Float64Array.from(turns, ([, at]) => at),
  person: Int32Array.from(turns, ([, , person]) => person),
});

const [ADA, BEN, CLEO] = [0, 1, 2];
/** The one author is Ada. */
const AUTHORS = Int32Array.of(ADA, AUTOMATED);

function legsOf(table: FlowTable, turns: Turns): [number, number, number, number, number][] {
  const { legs } = reviewLegsOf(table, turns, AUTHORS);
  return Array.from(legs.from, (from, i) => [legs.item[i], legs.stage[i], from, legs.to[i], legs.person[i]]);
}

describe('reviewLegsOf', () => {
  it('lets pickup wait for the first reviewer, and each turn of review for whoever ends it', () => {
    // Ben comments at 20, Ada pushes at 30, Cleo asks for changes at 50, Ada pushes at 55, Ben approves at 80.
    const table = tableOf({ pickup: [10, 20], review: [20, 80], court: [[20, 30], [50, 55]], end: 90 }); // prettier-ignore
    expect(legsOf(table, turnsOf([0, 20, BEN], [0, 50, CLEO], [0, 80, BEN]))).toEqual([
      [0, PICKUP, 10, 20, BEN],
      [0, REVIEW, 20, 30, ADA],
      [0, REVIEW, 30, 50, CLEO],
      [0, REVIEW, 50, 55, ADA],
      [0, REVIEW, 55, 80, BEN],
    ]);
  });

  it('knows nobody for what nobody took up, also when it was closed and talked about later', () => {
    const table = tableOf({ pickup: [10, NaN] }, { pickup: [10, 40], end: 40 });
    expect(legsOf(table, turnsOf([1, 60, BEN]))).toEqual([
      [0, PICKUP, 10, Infinity, NOBODY],
      [1, PICKUP, 10, 40, NOBODY],
    ]);
  });

  it('knows the author of a turn that goes on, and an automated author as such', () => {
    const table = tableOf({ review: [10, NaN], court: [[10, NaN]] }, { review: [10, NaN], court: [[12, NaN]], author: 1 }); // prettier-ignore
    expect(legsOf(table, turnsOf([0, 10, BEN], [1, 12, BEN]))).toEqual([
      [0, REVIEW, 10, Infinity, ADA],
      [1, REVIEW, 10, 12, BEN],
      [1, REVIEW, 12, Infinity, AUTOMATED],
    ]);
  });

  it('waits through an interruption for the reviewer who comes after it', () => {
    const table = tableOf({ review: [70, 90], extra: [[PICKUP, 10, 20], [PICKUP, 50, 70]], end: 90 }); // prettier-ignore
    expect(legsOf(table, turnsOf([0, 70, BEN], [0, 90, CLEO]))).toEqual([
      [0, PICKUP, 10, 20, BEN],
      [0, PICKUP, 50, 70, BEN],
      [0, REVIEW, 70, 90, CLEO],
    ]);
  });

  it('takes every turn and every answer of the author for finished work, enabled when its leg began', () => {
    const table = tableOf({ pickup: [10, 20], review: [20, 80], court: [[20, 30]], end: 90 });
    const { finishes } = reviewLegsOf(table, turnsOf([0, 20, BEN], [0, 25, CLEO], [0, 80, BEN], [0, 95, CLEO]), AUTHORS); // prettier-ignore
    const rows = finishes.person.map((person, i) => [person, finishes.enabled[i], finishes.at[i]]);
    expect(rows).toEqual([
      [ADA, 20, 30],
      [BEN, 10, 20],
      // Cleo looked while the author had the ball.
      [CLEO, 20, 25],
      [BEN, 30, 80],
      // After the merge nothing waited for her.
      [CLEO, 95, 95],
    ]);
  });
});

describe('busyTimesOf', () => {
  it('begins with what could be done, or with the end of what was done before, and stays within the calendar', () => {
    const finishes = { item: [0, 1, 2], person: [0, 0, 0], enabled: [0, 5, 30], at: [10, 14, 40] };
    const [always] = busyTimesOf(finishes, 1, () => undefined);
    expect([[...always.from], [...always.to], [...always.item]]).toEqual([[0, 10, 30], [10, 14, 40], [0, 1, 2]]); // prettier-ignore
    const duty = { starts: Float64Array.of(2, 12, 36), ends: Float64Array.of(8, 33, 100) };
    const [within] = busyTimesOf(finishes, 1, () => duty);
    expect([[...within.from], [...within.to], [...within.item]]).toEqual([[2, 12, 30, 36], [8, 14, 33, 40], [0, 1, 2, 2]]); // prettier-ignore
  });
});

describe('splitPersonWait', () => {
  it('compares what the reviewer did with when the wait began, and not with the wait itself', () => {
    // Ben finishes A (enabled 0) at 10, B (enabled 6) at 14 and C (enabled 4) at 20; he is away 11–12. C's wait: [4, 20).
    const finishes = { item: [7, 8, 9], person: [0, 0, 0], enabled: [0, 6, 4], at: [10, 14, 20] };
    const duty = { starts: Float64Array.of(0, 12), ends: Float64Array.of(11, 100) };
    const [busy] = busyTimesOf(finishes, 1, () => duty);
    const hours = new Array<number>(CAUSES.length).fill(0);
    splitPersonWait({ item: 9, enabled: 4 }, 4, 20, { busy, duty }, (cause, from, to) => (hours[cause] += to - from));
    // A 4–10; B 10–11 and 12–14; away 11–12; his own work on C 14–20.
    expect(hours).toEqual([0, 6, 3, 1, 6]);
  });
});

describe('absenceWithin', () => {
  it('is what lies between the intervals on duty, cut to the span', () => {
    const [starts, ends] = [Float64Array.of(1, 5, 9), Float64Array.of(3, 7, 11)];
    expect(absenceWithin(starts, ends, 2, 10)).toEqual([3, 5, 7, 9]);
    expect(absenceWithin(starts, ends, 11, 12)).toEqual([11, 12]);
    expect(absenceWithin(starts, ends, 5, 7)).toEqual([]);
  });
});

describe('the waits of people', () => {
  const instants = fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 8, maxLength: 8 }).map((all) => all.sort((a, b) => a - b)); // prettier-ignore
  /** Ready, first review, two spells of the author, approved, merged; some never get that far. */
  const change = fc.record({ at: instants, reached: fc.constantFrom('pickup', 'review', 'merged'), author: fc.constantFrom(0, 1) }); // prettier-ignore
  const turn = fc.tuple(fc.nat(5), fc.integer({ min: 0, max: 320 }), fc.constantFrom(BEN, CLEO));

  it('sum to the visits of pickup and review exactly, whatever people did and when they were there', () => {
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.array(turn, { maxLength: 20 }),
        fc.integer({ min: 0, max: 200 }),
        (changes, given, from) => {
          const to = from + 120;
          const table = tableOf(
            ...changes.map(({ at, reached, author }): Change => {
              if (reached === 'pickup') return { pickup: [at[0], NaN], author };
              const merged = reached === 'merged';
              const court: [number, number][] = [[at[2], at[3]], [at[4], merged ? at[5] : NaN]]; // prettier-ignore
              return { pickup: [at[0], at[1]], review: [at[1], merged ? at[6] : NaN], court, end: merged ? at[7] : undefined, author }; // prettier-ignore
            }),
          );
          const turns = given.filter(([item]) => item < changes.length).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
          const { legs, finishes } = reviewLegsOf(table, turnsOf(...turns), AUTHORS);
          const duty = { starts: Float64Array.of(10, 60, 150, 240), ends: Float64Array.of(50, 90, 200, 400) };
          const busy = busyTimesOf(finishes, 3, () => duty);
          const split = [new Map<number, number>(), new Map<number, number>()];
          for (let leg = 0; leg < legs.length; leg++) {
            const [item, person] = [legs.item[leg], legs.person[leg]];
            const [a, b] = [Math.max(from, legs.from[leg]), Math.min(to, legs.to[leg])];
            const sums = split[legs.stage[leg] === PICKUP ? 0 : 1];
            splitPersonWait({ item, enabled: legs.from[leg] }, a, b, { busy: busy[person], duty }, (_, x, y) =>
              sums.set(item, (sums.get(item) ?? 0) + y - x),
            );
          }
          for (const [place, stage] of [PICKUP, REVIEW].entries())
            for (let item = 0; item < table.length; item++) {
              const [enter, leave] = [table.enter[stage][item], table.leave[stage][item]];
              const until = Number.isNaN(leave) ? to : Math.min(to, leave);
              const hours = Number.isNaN(enter) ? 0 : Math.max(0, until - Math.max(from, enter));
              expect([stage, item, split[place].get(item) ?? 0]).toEqual([stage, item, hours]);
            }
        },
      ),
    );
  });
});
