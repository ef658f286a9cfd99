import { SURFACES } from '../../domain/adoption-table';
import { mergedGroups, SMALLEST_GROUP } from '../../domain/small-groups';
import type { AdoptionColumns } from '../../store/adoption-columns';
import type { OrganizationView } from '../../store/organization-view';
import { FUNCTIONS } from '../../store/people';
import { surfaceUsers } from '../../domain/surface-users';
import type { AdoptionBy } from './adoption.types';

/** Not told, or not known. */
export const UNKNOWN = 'unknown';

/** Years as days, and what lies between. Ours. */
export const TENURES = ['under_90_days', '90_days_to_1_year', '1_to_3_years', '3_years_or_more'] as const;
const TENURE_DAYS = [90, 365, 3 * 365];

/** People who are told of together, one byte each. */
export interface PeopleGroup {
  /** '' = several groups in one. */
  key: string;
  label: string;
  merged: boolean;
  people: Uint8Array;
  count: number;
}

export interface PeopleGroups {
  groups: PeopleGroup[];
  /** People in no group that may be shown. */
  hidden: number;
}

/** The names of what is grouped by, for the row of the small ones. */
const PLURAL: Record<AdoptionBy, string> = {
  team: 'teams',
  function: 'functions',
  surface: 'surfaces',
  tenure: 'lengths of service',
};

/**
 * People by team, function, surface or tenure; teams and functions in alphabetical order, the others in their own, what is not known last, groups under
 * five together at the very end. A person is in one group, by surface in every one they used within the range.
 *
 * @param there whom it is about, one byte per person
 * @param asOf day of which tenure is told
 */
export function peopleGroups(
  view: OrganizationView,
  columns: AdoptionColumns,
  by: AdoptionBy,
  there: Uint8Array,
  { fromDay, toDay }: { fromDay: number; toDay: number },
): PeopleGroups {
  const parts = by === 'surface' ? bySurface(columns, there, fromDay, toDay) : byWord(view, columns, by, there, toDay);
  return shown(parts, `${PLURAL[by]} under ${SMALLEST_GROUP} people`);
}

interface Part {
  key: string;
  people: number;
  of: Uint8Array;
}

/** Groups as they may be shown. */
function shown(parts: Part[], label: string): PeopleGroups {
  const merged = mergedGroups(parts);
  let { hidden } = merged;
  const groups: PeopleGroup[] = [];
  for (const { key, of, ...group } of merged.groups) {
    const people = of[0].of.slice();
    for (const part of of) part.of.forEach((one, person) => (people[person] |= one));
    const count = people.reduce((sum, one) => sum + one, 0);
    // By surface the same people may be in several of the small ones.
    if (count < SMALLEST_GROUP) hidden += count;
    else groups.push({ key, label: group.merged ? label : key, merged: group.merged, people, count });
  }
  return { groups, hidden };
}

function byWord(
  { flow }: OrganizationView,
  { tables: { people } }: AdoptionColumns,
  by: Exclude<AdoptionBy, 'surface'>,
  there: Uint8Array,
  asOf: number,
): Part[] {
  const wordOf = (person: number): string => {
    if (by === 'team') return flow.people.teams[people.team[person]]?.team ?? UNKNOWN;
    if (by === 'function') return FUNCTIONS[people.function[person]] ?? UNKNOWN;
    const days = asOf - people.startedDay[person];
    if (Number.isNaN(days)) return UNKNOWN;
    const place = TENURE_DAYS.findIndex((bound) => days < bound);
    return TENURES[place < 0 ? TENURES.length - 1 : place];
  };
  const parts = new Map<string, Part>();
  there.forEach((is, person) => {
    if (is === 0) return;
    const key = wordOf(person);
    const part = parts.get(key) ?? { key, people: 0, of: new Uint8Array(there.length) };
    parts.set(key, part);
    part.people++;
    part.of[person] = 1;
  });
  const place = (key: string): number => (by === 'tenure' ? (TENURES as readonly string[]).indexOf(key) : 0);
  return [...parts.values()].sort(
    (a, b) =>
      Number(a.key === UNKNOWN) - Number(b.key === UNKNOWN) ||
      place(a.key) - place(b.key) ||
      a.key.localeCompare(b.key, 'en') ||
      (a.key < b.key ? -1 : 1),
  );
}

function bySurface(columns: AdoptionColumns, there: Uint8Array, fromDay: number, toDay: number): Part[] {
  const { used } = surfaceUsers(columns.tables, fromDay, toDay);
  return SURFACES.map((key, surface) => {
    const of = used[surface].map((one, person) => one & there[person]);
    return { key, of, people: of.reduce((sum, one) => sum + one, 0) };
  });
}
