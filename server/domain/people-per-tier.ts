import type { TierTable } from './adoption-table';
import { TIERS } from './tier-rules';

const ABSENT = 255;
const UNKNOWN = TIERS.indexOf('unknown');

/** People of one week by tier. */
export interface PeoplePerTier {
  /** In the order of TIERS. */
  counts: Int32Array;
  /** Of the known ones, those whose tier is at least this. */
  atLeast: number;
  /** All who are there. */
  people: number;
}

/** How many people are at each tier at the end of a week; nobody is where the week is none of the table's. */
export function peoplePerTier(table: TierTable, week: number, selected?: Uint8Array): PeoplePerTier {
  const counts = new Int32Array(TIERS.length);
  let [atLeast, people] = [0, 0];
  for (let person = 0; week >= 0 && week < table.weeks && person < table.people; person++) {
    if (selected && selected[person] === 0) continue;
    const at = person * table.weeks + week;
    if (table.tier[at] === ABSENT) continue;
    people++;
    counts[table.tier[at]]++;
    if (table.tier[at] !== UNKNOWN && table.atLeast[at] === 1) atLeast++;
  }
  return { counts, atLeast, people };
}

export interface MoveCount {
  /** Into TIERS; -1 = not there. */
  from: number;
  to: number;
  people: number;
}

/** How many people went from which tier to which between two weeks; in the order of TIERS, "not there" last; empty pairs are left out. */
export function movesBetween(table: TierTable, before: number, after: number, selected?: Uint8Array): MoveCount[] {
  const size = TIERS.length + 1;
  const counts = new Int32Array(size * size);
  const codeAt = (person: number, week: number): number => {
    const tier = week < 0 || week >= table.weeks ? ABSENT : table.tier[person * table.weeks + week];
    return tier === ABSENT ? size - 1 : tier;
  };
  for (let person = 0; person < table.people; person++)
    if (!selected || selected[person] === 1) counts[codeAt(person, before) * size + codeAt(person, after)]++;
  const moves: MoveCount[] = [];
  const told = (code: number): number => (code === size - 1 ? -1 : code);
  // Nowhere to nowhere is nobody's move.
  for (let pair = 0; pair < size * size - 1; pair++)
    if (counts[pair] > 0)
      moves.push({ from: told(Math.floor(pair / size)), to: told(pair % size), people: counts[pair] });
  return moves;
}
