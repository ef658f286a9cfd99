import type { FlowTable } from './flow-table';
import { GIVEN_UP, STILL, type ObservedStays } from './observed-stays';
import type { ReviewRounds } from './calibrated-courses';
import { PICKUP, REVIEW } from './stage';

/** Waits for a look of a reviewer, as columns; `leave` NaN = still waiting. */
export interface Looks {
  item: number[];
  /** 0 first look, 1 a later one. */
  later: number[];
  enter: number[];
  leave: number[];
}

/** What reviews consist of. */
export interface ReviewParts {
  looks: Looks;
  /** Turns of the author within reviews that have ended. */
  author: { item: number[]; enter: number[]; leave: number[] };
  /** Of reviews that ended without being given up. */
  rounds: ReviewRounds[];
  pickupAbandoned: { item: number[]; enter: number[]; leave: number[] };
  reviewAbandoned: { item: number[]; enter: number[]; leave: number[] };
}

/** Takes pickups and reviews apart: waits for a look, turns of the author, and what was given up while it waited. */
export function reviewParts(table: FlowTable, stays: ObservedStays): ReviewParts {
  const columns = (): { item: number[]; enter: number[]; leave: number[] } => ({ item: [], enter: [], leave: [] });
  const parts: ReviewParts = {
    looks: { item: [], later: [], enter: [], leave: [] },
    author: columns(),
    rounds: [],
    pickupAbandoned: columns(),
    reviewAbandoned: columns(),
  };
  const { looks } = parts;
  const look = (item: number, later: number, enter: number, leave: number): void => {
    looks.item.push(item);
    looks.later.push(later);
    looks.enter.push(enter);
    looks.leave.push(leave);
  };
  const spells = new Map<number, number[]>();
  table.court.item.forEach((item, place) => {
    const known = spells.get(item);
    if (known) known.push(place);
    else spells.set(item, [place]);
  });
  for (let row = 0; row < stays.length; row++) {
    const item = stays.item[row];
    const enter = stays.enter[row];
    const leave = stays.leave[row];
    const stage = stays.stage[row];
    if (stage === PICKUP) {
      if (stays.next[row] === GIVEN_UP) take(parts.pickupAbandoned, item, enter, leave);
      else look(item, 0, enter, leave);
    } else if (stage === REVIEW) {
      if (stays.next[row] === GIVEN_UP) {
        take(parts.reviewAbandoned, item, enter, leave);
        continue;
      }
      const end = leave === leave ? leave : Infinity;
      const own = (spells.get(item) ?? [])
        .map((place) => ({ from: table.court.from[place], to: open(table.court.to[place]) }))
        .filter(({ from, to }) => to > enter && from < end)
        .sort((a, b) => a.from - b.from);
      let at = enter;
      let rounds = 0;
      for (const { from, to } of own) {
        if (from > at) {
          look(item, 1, at, from);
          rounds++;
        }
        const until = Math.min(to, end);
        if (until < Infinity) take(parts.author, item, Math.max(from, enter), until);
        at = until;
      }
      if (at < end) {
        look(item, 1, at, leave);
        rounds++;
      }
      if (stays.next[row] !== STILL)
        parts.rounds.push({ item, rounds, authorFirst: own.length > 0 && own[0].from <= enter });
    }
  }
  return parts;
}

const open = (at: number): number => (at === at ? at : Infinity);

function take(
  columns: { item: number[]; enter: number[]; leave: number[] },
  item: number,
  enter: number,
  leave: number,
): void {
  columns.item.push(item);
  columns.enter.push(enter);
  columns.leave.push(leave);
}
