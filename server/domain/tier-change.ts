import type { TierTable } from './adoption-table';
import { NOT_THERE } from './tiers';

/** One week of two tables of the same people and weeks side by side: week 0 of the first, week 1 of the second. */
export function sideBySide(before: TierTable, after: TierTable, week: number): TierTable {
  const { people } = before;
  const taken = <T extends Uint8Array | Float32Array>(of: (table: TierTable) => T): T => {
    const first = of(before);
    const second = of(after);
    const out = new (first.constructor as new (length: number) => T)(2 * people);
    for (let person = 0; person < people; person++) {
      out[2 * person] = first[person * before.weeks + week];
      out[2 * person + 1] = second[person * after.weeks + week];
    }
    return out;
  };
  return {
    people,
    weeks: 2,
    endDay: Int32Array.of(before.endDay[week], after.endDay[week]),
    tier: taken((table) => table.tier),
    atLeast: taken((table) => table.atLeast),
    evidence: taken((table) => table.evidence),
    value: taken((table) => table.value),
  };
}

/** Tiers of a person in a week: how many there are, and how many are others in the second table. */
export function changedPersonWeeks(before: TierTable, after: TierTable): { all: number; changed: number } {
  let all = 0;
  let changed = 0;
  for (let cell = 0; cell < before.tier.length; cell++) {
    if (before.tier[cell] === NOT_THERE) continue;
    all++;
    if (before.tier[cell] !== after.tier[cell]) changed++;
  }
  return { all, changed };
}
