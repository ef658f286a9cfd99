import type { PersonTable, SourceSpan, TierTable } from './adoption-table';
import { tierCoverage } from './tier-coverage';
import { TIERS } from './tier-rules';

const UNKNOWN = TIERS.indexOf('unknown');
const ABSENT = 255;

/** What became of a person some weeks after they first reached a tier. */
export const RETENTION = ['lost', 'kept', 'unknown', 'too_young'] as const;
export type RetentionWord = (typeof RETENTION)[number];

export interface RetentionQuestion {
  /** Into TIERS: casual or power. */
  tier: number;
  /** Weeks of the table the first time must lie in, both included. */
  fromWeek: number;
  toWeek: number;
  /** The last whole week of the table; later ones are too young to tell. */
  lastWeek: number;
  sources: readonly SourceSpan[];
  /** Days a tier looks back. */
  windowDays: number;
  /** Weeks after. */
  after: readonly number[];
  /** One byte per person; undefined = all. */
  people?: Uint8Array;
}

/** People who first reached the tier in the weeks asked for, in order of that week. */
export interface FirstReached {
  person: Int32Array;
  week: Int32Array;
  /** Per entry of `after`: into RETENTION, per person. */
  then: Uint8Array[];
  /** At the tier in the weeks asked for, but the days before are not covered: they may have been there already. */
  leftOut: number;
}

/**
 * Who first reached a tier, and whether they are at it or above some weeks later. A person counts once, in the first week of all in which their tier
 * is at least that. Left out is who may have been there before: their tier was unknown the week before, or usage, or runs, tell of that week but not
 * of the whole window that ends before it.
 *
 * Later: kept = at the tier or above. Unknown = no tier is known, or usage or runs told of the first week's window and do not tell of the later one, or
 * a record says that they left the organization. Who is simply not seen any more is lost. Source: measures.md 5; what counts as known is ours.
 */
export function firstReachedOf(table: TierTable, people: PersonTable, asked: RetentionQuestion): FirstReached {
  const { tier, fromWeek, toWeek, windowDays } = asked;
  const kinds = (['usage', 'runs'] as const).map((kind) => {
    const sources = asked.sources.filter((source) => source.kind === kind);
    const { usageWhole, runsWhole } = tierCoverage(sources, windowDays, table.endDay);
    return { whole: kind === 'usage' ? usageWhole : runsWhole, some: tierCoverage(sources, 7, table.endDay).some };
  });
  const coveredBefore = (week: number): boolean => {
    const telling = kinds.filter(({ some }) => some[week] === 1);
    return week > 0 && telling.length > 0 && telling.every(({ whole }) => whole[week - 1] === 1);
  };
  const coveredAlike = (first: number, later: number): boolean =>
    kinds.every(({ some, whole }) => some[first] === 0 || whole[later] === 1);
  const found: { person: number; week: number }[] = [];
  let leftOut = 0;
  for (let person = 0; person < table.people; person++) {
    if (asked.people && asked.people[person] === 0) continue;
    const first = person * table.weeks;
    let week = 0;
    while (week < table.weeks && !reaches(table.tier[first + week], tier)) week++;
    if (week < fromWeek || week > toWeek || week >= table.weeks) continue;
    if (coveredBefore(week) && table.tier[first + week - 1] !== UNKNOWN) found.push({ person, week });
    else leftOut++;
  }
  found.sort((a, b) => a.week - b.week || a.person - b.person);
  const stateOf = (person: number, first: number, week: number): RetentionWord => {
    if (week > asked.lastWeek) return 'too_young';
    const state = table.tier[person * table.weeks + week];
    if (state === ABSENT && people.endedDay[person] <= table.endDay[week]) return 'unknown';
    if (reaches(state, tier)) return 'kept';
    return state === UNKNOWN || !coveredAlike(first, week) ? 'unknown' : 'lost';
  };
  return {
    person: Int32Array.from(found, ({ person }) => person),
    week: Int32Array.from(found, ({ week }) => week),
    then: asked.after.map((weeks) =>
      Uint8Array.from(found, ({ person, week }) => RETENTION.indexOf(stateOf(person, week, week + weeks))),
    ),
    leftOut,
  };
}

const reaches = (tier: number, wanted: number): boolean => tier >= wanted && tier < UNKNOWN;
