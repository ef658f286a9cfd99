import { SMALLEST_GROUP } from '../../domain/small-groups';
import type { DelegatedScope } from '../../domain/delegated-rows';
import { NOT_THERE } from '../../domain/tiers';
import { TIERS } from '../../domain/tier-rules';
import { Failure } from '../../platform/failure';
import type { Range, Scope } from '../../platform/scope.types';
import { dayStart } from '../../platform/time-zone';
import type { AdoptionColumns } from '../../store/adoption-columns';
import type { OrganizationView } from '../../store/organization-view';
import { FUNCTIONS } from '../../store/people';
import { nowOf, previousOf, rangeOf } from '../../store/range';
import { selectionOf, withTeamsBelow } from '../../store/selection';

const DAY_MILLISECONDS = 86_400_000;

/** What a question about adoption is asked of. */
export interface AdoptionScope {
  range: Range;
  previousRange: Range;
  /** Weeks of the columns the range touches, both included; none where `lastWeek` < `firstWeek`. */
  firstWeek: number;
  lastWeek: number;
  /** One byte per person; undefined = all. */
  people: Uint8Array | undefined;
  /** One byte per run, as far as the scope narrows more than people; undefined = all. */
  runs: Uint8Array | undefined;
  /** Parts of the scope that do not narrow people. */
  notNarrowedBy: string[];
  /** The scope narrows to people, but to under 5. */
  tooFew: boolean;
}

/**
 * What a scope asks for. Teams (with those below), functions and tiers (at the end of the range's last week) narrow people; repositories, services,
 * sizes and authorship narrow runs, the last two by the pull request a run names.
 *
 * @throws Failure bad_input for a range, or something in the scope, that does not exist
 */
export function adoptionScopeOf(
  view: OrganizationView,
  columns: AdoptionColumns,
  scope: Scope,
  wallClock: number,
): AdoptionScope {
  const { weeks } = columns;
  const range = rangeOf(view.organization, scope.range, firstOf(view, columns), wallClock);
  let firstWeek = 0;
  while (firstWeek < weeks.length && !(weeks.end[firstWeek] > range.from)) firstWeek++;
  let lastWeek = weeks.length - 1;
  while (lastWeek >= 0 && !(weeks.start[lastWeek] < range.to)) lastWeek--;
  const people = peopleIn(view, columns, scope, lastWeek);
  const there = people ? thereWithin(columns, firstWeek, lastWeek, people) : undefined;
  const count = there?.reduce((sum, one) => sum + one, 0) ?? 0;
  return {
    range,
    previousRange: previousOf(range),
    firstWeek,
    lastWeek,
    people,
    runs: runsIn(view, columns, scope),
    notNarrowedBy: (['repos', 'services', 'sizes', 'authorship'] as const).filter((part) => scope[part]?.length),
    tooFew: count > 0 && count < SMALLEST_GROUP,
  };
}

/** The same as delegated work takes it. */
export function delegatedScopeOf(
  { organization }: OrganizationView,
  { dayOf }: AdoptionColumns,
  { people, runs }: Pick<AdoptionScope, 'people' | 'runs'>,
  { from, to }: Pick<Range, 'from' | 'to'>,
): DelegatedScope {
  const end = Number.isNaN(organization.dataHorizon) ? to : Math.min(to, nowOf(organization));
  return { people, runs, usage: runs === undefined, from: Math.min(from, end), to: end, dayOf };
}

/** One byte per person: there at some time in the weeks, both included. */
export function thereWithin(
  columns: AdoptionColumns,
  firstWeek: number,
  lastWeek: number,
  people?: Uint8Array,
): Uint8Array {
  const table = columns.tiers();
  const there = new Uint8Array(table.people);
  for (let person = 0; person < table.people; person++) {
    if (people && people[person] === 0) continue;
    for (let week = Math.max(0, firstWeek); week <= lastWeek && there[person] === 0; week++)
      if (table.tier[person * table.weeks + week] !== NOT_THERE) there[person] = 1;
  }
  return there;
}

/** Whether the data end before the Friday of a week has passed; nobody need have worked on the weekend. */
export const isRunning = ({ weeks, dayOf }: AdoptionColumns, week: number): boolean =>
  weeks.endDay[week] < dayOf(weeks.end[week] - 1) - 2;

/** The first moment of a local day, by its number. */
export const startOfDay = (timeZone: string, day: number): number =>
  dayStart(timeZone, new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10));

/** The first moment anything is recorded of, usage and runs included. */
function firstOf(
  { first, organization }: OrganizationView,
  { tables: { usage, periods, runs } }: AdoptionColumns,
): number {
  let day = Infinity;
  for (const of of usage.day) if (of < day) day = of;
  for (const of of periods.fromDay) if (of < day) day = of;
  const moments = [first, runs.length > 0 ? runs.start[0] : NaN];
  if (day !== Infinity) moments.push(startOfDay(organization.timeZone, day));
  const known = moments.filter((at) => !Number.isNaN(at));
  return known.length === 0 ? NaN : Math.min(...known);
}

function peopleIn(
  { flow }: OrganizationView,
  columns: AdoptionColumns,
  { teams, functions, tiers }: Scope,
  lastWeek: number,
): Uint8Array | undefined {
  if (!teams?.length && !functions?.length && !tiers?.length) return undefined;
  const { people } = columns.tables;
  const chosen = teams?.length ? withTeamsBelow(flow.people, teams) : undefined;
  const table = tiers?.length ? columns.tiers() : undefined;
  const strange = functions?.find((word) => !(FUNCTIONS as readonly string[]).includes(word));
  if (strange !== undefined)
    throw new Failure('bad_input', `There is no function "${strange}"; there are: ${FUNCTIONS.join(', ')}.`);
  return Uint8Array.from({ length: people.length }, (_, person) => {
    if (chosen && !chosen.includes(flow.people.teams[people.team[person]]?.team)) return 0;
    if (functions?.length && !functions.includes(FUNCTIONS[people.function[person]])) return 0;
    if (!table) return 1;
    const tier = lastWeek < 0 ? undefined : TIERS[table.tier[person * table.weeks + lastWeek]];
    return tier !== undefined && tiers!.includes(tier) ? 1 : 0;
  });
}

function runsIn(
  { flow }: OrganizationView,
  columns: AdoptionColumns,
  { repos, services, sizes, authorship }: Scope,
): Uint8Array | undefined {
  if (![repos, services, sizes, authorship].some((words) => (words?.length ?? 0) > 0)) return undefined;
  const { runs } = columns.tables;
  const ofPullRequests = repos?.filter((repo) => flow.repos.includes(repo) || !columns.repos.includes(repo));
  // For what does not exist, as everywhere.
  const items = selectionOf(flow, { repos: ofPullRequests, services, sizes, authorship });
  const { table, people } = flow;
  const byItem = (sizes?.length ?? 0) > 0 || (authorship?.length ?? 0) > 0;
  return Uint8Array.from({ length: runs.length }, (_, run) => {
    const item = runs.item[run];
    const repo = columns.repos[runs.repo[run]];
    if (repos?.length && !repos.includes(repo)) return 0;
    if (services?.length) {
      const service = item >= 0 ? flow.services[table.service[item]] : (people.serviceOf.get(repo) ?? repo);
      if (!services.includes(service)) return 0;
    }
    return byItem && !(item >= 0 && items?.[item] !== 0) ? 0 : 1;
  });
}
