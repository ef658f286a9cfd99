import { AUTHORSHIP } from './authorship';
import type { FlowTable } from './flow-table';
import type { CalibratedCourse } from './forecast-model';
import { GIVEN_UP, STILL, type ObservedStays } from './observed-stays';
import { MERGE, PICKUP, REVIEW, WRITE } from './stage';

/** Weight of what all tell beside what a class or a pool tells, in pull requests. */
const PRIOR = 20;

/** Spells of the author within one review, and whether its first look ended it. */
export interface ReviewRounds {
  item: number;
  rounds: number;
  authorFirst: boolean;
}

/** Counts of one pool and class: of how many, and how often. */
interface Share {
  of: Float64Array;
  times: Float64Array;
}

/**
 * What becomes of changes, per pool and authorship class, drawn towards what it is in the class of all pools, and that towards all. Only what ended
 * counts: what is still there has not shown where it goes.
 *
 * @returns courses[pool][class]
 */
export function calibratedCourses(
  table: FlowTable,
  stays: ObservedStays,
  rounds: readonly ReviewRounds[],
  poolOf: (item: number) => number,
  pools: number,
): CalibratedCourse[][] {
  const classes = AUTHORSHIP.length;
  const share = (): Share => ({ of: new Float64Array(pools * classes), times: new Float64Array(pools * classes) });
  const shares = {
    abandonedInWrite: share(),
    unreviewed: share(),
    abandonedInPickup: share(),
    abandonedInReview: share(),
    furtherRounds: share(),
    authorFirst: share(),
    again: share(),
    abandonedInMerge: share(),
  };
  const cellOf = (item: number): number => {
    const pool = poolOf(item);
    return pool < 0 ? -1 : pool * classes + Math.min(classes - 1, table.authorship[item]);
  };
  const add = ({ of, times }: Share, cell: number, n: number, happened: number): void => {
    of[cell] += n;
    times[cell] += happened;
  };
  for (let row = 0; row < stays.length; row++) {
    const next = stays.next[row];
    if (next === STILL) continue;
    const cell = cellOf(stays.item[row]);
    if (cell < 0) continue;
    const gaveUp = next === GIVEN_UP ? 1 : 0;
    if (stays.stage[row] === WRITE) {
      add(shares.abandonedInWrite, cell, 1, gaveUp);
      if (gaveUp === 0) add(shares.unreviewed, cell, 1, next === PICKUP || next === REVIEW ? 0 : 1);
    } else if (stays.stage[row] === PICKUP) add(shares.abandonedInPickup, cell, 1, gaveUp);
    else if (stays.stage[row] === REVIEW) add(shares.abandonedInReview, cell, 1, gaveUp);
    else if (stays.stage[row] === MERGE) add(shares.abandonedInMerge, cell, 1, gaveUp);
  }
  for (const { item, rounds: count, authorFirst } of rounds) {
    const cell = cellOf(item);
    if (cell < 0) continue;
    add(shares.furtherRounds, cell, 1, count > 0 ? 1 : 0);
    if (count === 0) continue;
    add(shares.authorFirst, cell, 1, authorFirst ? 1 : 0);
    add(shares.again, cell, count, count - 1);
  }
  const told = Object.fromEntries(
    Object.entries(shares).map(([name, counts]) => [name, shrunk(counts, pools, classes)]),
  ) as Record<keyof CalibratedCourse, Float64Array>;
  return Array.from({ length: pools }, (_, pool) =>
    Array.from(
      { length: classes },
      (_of, of) =>
        Object.fromEntries(
          Object.entries(told).map(([name, values]) => [name, values[pool * classes + of]]),
        ) as unknown as CalibratedCourse,
    ),
  );
}

function shrunk({ of, times }: Share, pools: number, classes: number): Float64Array {
  let all = 0;
  let happened = 0;
  const ofClass = new Float64Array(classes);
  const inClass = new Float64Array(classes);
  for (let cell = 0; cell < of.length; cell++) {
    all += of[cell];
    happened += times[cell];
    ofClass[cell % classes] += of[cell];
    inClass[cell % classes] += times[cell];
  }
  const whole = all > 0 ? happened / all : 0;
  const values = new Float64Array(pools * classes);
  for (let cell = 0; cell < values.length; cell++) {
    const byClass = (inClass[cell % classes] + PRIOR * whole) / (ofClass[cell % classes] + PRIOR);
    values[cell] = (times[cell] + PRIOR * byClass) / (of[cell] + PRIOR);
  }
  return values;
}
