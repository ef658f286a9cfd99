import type { FlowTable } from './flow-table';
import { PICKUP, REVIEW } from './stage';

/** A reviewer's part in a pull request, in order of pull request and time. */
export interface Turns {
  item: Int32Array;
  /** Epoch seconds. */
  at: Float64Array;
  person: Int32Array;
}

/** Nobody took it up (yet). */
export const NOBODY = -1;
/** An automated account: always on duty, and at everything at once. */
export const AUTOMATED = -2;

/**
 * Waits in pickup and review, each on one person; ordered by pull request and time. `to` Infinity = it goes on. The legs of a visit touch and cover it.
 */
export interface Legs {
  length: number;
  item: Int32Array;
  stage: Uint8Array;
  from: Float64Array;
  to: Float64Array;
  /** Person, NOBODY or AUTOMATED. */
  person: Int32Array;
}

/** Work of people that was seen to be finished: what was finished for which pull request, since when it could have been done, and when it was. */
export interface Finishes {
  item: number[];
  person: number[];
  enabled: number[];
  at: number[];
}

/**
 * Cuts pickup and review into waits on one person each, and tells what every person finished. Pickup waits for the first human reviewer; in review a
 * spell of the author's waits for the author, any other for the reviewer whose turn ends it. Every turn, and every end of an author's spell, is something
 * that person finished; it was enabled when the leg began in which it was done, and when it was done in none (after the merge, before it was ready), at once. A turn after the end of a
 * pull request takes nothing up.
 *
 * @param personOfAuthor per author of the table: person, or AUTOMATED
 */
export function reviewLegsOf(
  table: FlowTable,
  turns: Turns,
  personOfAuthor: Int32Array,
): { legs: Legs; finishes: Finishes } {
  const item: number[] = [];
  const stage: number[] = [];
  const begins: number[] = [];
  const ends: number[] = [];
  const person: number[] = [];
  const finishes: Finishes = { item: [], person: [], enabled: [], at: [] };
  const extraOf = placesBy(table.extra.item, table.length);
  const courtOf = placesBy(table.court.item, table.length);
  const finish = (of: number, by: number, enabled: number, at: number): void => {
    finishes.item.push(of);
    finishes.person.push(by);
    finishes.enabled.push(enabled);
    finishes.at.push(at);
  };
  let turn = 0;
  for (let of = 0; of < table.length; of++) {
    while (turn < turns.item.length && turns.item[turn] < of) turn++;
    const first = turn;
    while (turn < turns.item.length && turns.item[turn] === of) turn++;
    const visits = visitsOf(table, of, extraOf);
    if (visits.length === 0 && first === turn) continue;
    const author = personOfAuthor[table.author[of]];
    const end = table.end[of] === table.end[of] ? table.end[of] : Infinity;
    /** Whose turn is the first at or after a moment, and before the end of the pull request. */
    const taker = (at: number): number => {
      for (let t = first; t < turn; t++) if (turns.at[t] >= at) return turns.at[t] <= end ? turns.person[t] : NOBODY;
      return NOBODY;
    };
    const begun = item.length;
    const leg = (of_: number, from: number, to: number, by: number): void => {
      if (!(to > from)) return;
      item.push(of);
      stage.push(of_);
      begins.push(from);
      ends.push(to);
      person.push(by);
    };
    for (const visit of visits) {
      if (visit.stage === PICKUP) {
        leg(PICKUP, visit.enter, visit.leave, taker(visit.leave));
        continue;
      }
      let at = visit.enter;
      for (const spell of spellsWithin(table, courtOf, of, visit)) {
        leg(REVIEW, at, spell.from, taker(spell.from));
        leg(REVIEW, spell.from, spell.to, author);
        if (spell.to < Infinity && author !== AUTOMATED) finish(of, author, spell.from, spell.to);
        at = spell.to;
      }
      leg(REVIEW, at, visit.leave, taker(visit.leave));
    }
    for (let t = first; t < turn; t++) {
      const at = turns.at[t];
      let enabled = at;
      for (let l = begun; l < item.length; l++) if (begins[l] < at && at <= ends[l]) enabled = begins[l];
      finish(of, turns.person[t], enabled, at);
    }
  }
  const legs: Legs = {
    length: item.length,
    item: Int32Array.from(item),
    stage: Uint8Array.from(stage),
    from: Float64Array.from(begins),
    to: Float64Array.from(ends),
    person: Int32Array.from(person),
  };
  return { legs, finishes };
}

interface Stay {
  stage: number;
  enter: number;
  leave: number;
}

/** Where the rows of each item stand; undefined = it has none. */
function placesBy(items: Int32Array, length: number): (number[] | undefined)[] {
  const places = new Array<number[] | undefined>(length);
  items.forEach((item, place) => (places[item] ??= []).push(place));
  return places;
}

const open = (leave: number): number => (leave === leave ? leave : Infinity);

/** Its visits of pickup and review, in order of time. */
function visitsOf({ enter, leave, extra }: FlowTable, item: number, extraOf: (number[] | undefined)[]): Stay[] {
  const visits: Stay[] = [];
  for (const stage of [PICKUP, REVIEW])
    if (enter[stage][item] === enter[stage][item])
      visits.push({ stage, enter: enter[stage][item], leave: open(leave[stage][item]) });
  for (const place of extraOf[item] ?? []) {
    const stage = extra.stage[place];
    if (stage === PICKUP || stage === REVIEW)
      visits.push({ stage, enter: extra.enter[place], leave: open(extra.leave[place]) });
  }
  return visits.sort((a, b) => a.enter - b.enter || a.stage - b.stage);
}

/** The author's spells within a visit, in order of time. */
function spellsWithin({ court }: FlowTable, courtOf: (number[] | undefined)[], item: number, { enter, leave }: Stay) {
  return (courtOf[item] ?? [])
    .map((place) => ({ from: Math.max(enter, court.from[place]), to: Math.min(leave, open(court.to[place])) }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
}
