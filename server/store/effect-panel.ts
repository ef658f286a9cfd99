import { NEVER } from '../domain/effect';
import { rolloutWeekOf, tierSharesOf } from '../domain/effect-rollout';
import { SMALLEST_GROUP } from '../domain/small-groups';
import type { Periods } from '../domain/period';
import type { TierWord } from '../domain/tier-rules';
import { dayStart } from '../platform/time-zone';
import type { Range } from '../platform/scope.types';
import type { AdoptionColumns } from './adoption-columns';
import type { OrganizationView } from './organization-view';
import { dayOf, periodColumnsOf, periodsOf } from './range';

const DAY = 86400;
const WEEK = 7 * DAY;

/** The teams that are looked at, week by week. */
export interface EffectTeams {
  /** Names, in alphabetical order, and their numbers in `People.teams`. */
  names: string[];
  numbers: number[];
  /** Under 5 people, and left out. */
  small: number;
  /** Whole weeks with data. */
  periods: Periods;
  /** People there, team × weeks + week. */
  people: Int32Array;
  /** Place of the rollout week in the periods: under 0 = before them, `NEVER` = not yet. */
  rollout: Int32Array;
  /** Monday, YYYY-MM-DD; '' = not yet. */
  week: string[];
  derived: string[];
  stated: boolean[];
  /** In the last week. */
  peopleNow: number[];
  /** NaN = nothing tells that anybody is, or is not, at the tier. */
  shareNow: number[];
  /** The counts of that share. */
  reachedNow: number[];
  knownNow: number[];
  /** It can be higher. */
  shareAtLeast: boolean[];
  /** Somebody's tier before a rollout could be higher than is known, or is unknown. */
  atLeast: boolean;
}

/** Whole weeks of a range in which data begin on Monday and reach the end. */
export function wholeWeeksOf(view: OrganizationView, range: Range, wallClock: number): Periods {
  const { organization, first } = view;
  const periods = periodsOf(organization, range, 'week');
  const { running } = periodColumnsOf(organization, periods, 'week', wallClock);
  const { edges } = periods;
  let [from, to] = [0, periods.length];
  // A range may begin or end within a week, and data may begin within one: what happened on its Saturday would pass for the whole.
  const short = (week: number): boolean => edges[week + 1] - edges[week] < WEEK - DAY / 2;
  while (from < to && (short(from) || !(edges[from] + 1.5 * DAY >= first))) from++;
  while (to > from && (running[to - 1] || short(to - 1))) to--;
  return { length: to - from, edges: edges.slice(from, to + 1) };
}

/**
 * Teams of 5 people or more in the last week, with the weeks in which they were rolled out: what people state, else the first week from which the share
 * of their people at the tier stands.
 */
export function effectTeamsOf(
  view: OrganizationView,
  adoption: AdoptionColumns,
  periods: Periods,
  asked: { tier: TierWord; share: number; numbers?: ReadonlySet<number> },
): EffectTeams {
  const { organization, flow } = view;
  const { timeZone, settings } = organization;
  const { teams } = flow.people;
  const { weeks } = adoption;
  const shares = tierSharesOf(adoption.tiers(), adoption.tables.people.team, teams.length, asked.tier);
  const weekAt = (at: number): number => adoption.weekOf(at + DAY / 2);
  const last = weekAt(periods.edges[Math.max(0, periods.length - 1)]);
  const peopleIn = (team: number, week: number): number => (week < 0 ? 0 : shares[team].people[week]);
  const found = teams
    .map(({ team }, number) => ({ team, number }))
    .filter(({ number }) => (asked.numbers?.has(number) ?? true) && peopleIn(number, last) > 0);
  const shown = found.filter(({ number }) => peopleIn(number, last) >= SMALLEST_GROUP);
  const people = new Int32Array(shown.length * periods.length);
  const rollout = new Int32Array(shown.length).fill(NEVER);
  let atLeast = false;
  const rows = shown.map(({ team, number }, place) => {
    for (let week = 0; week < periods.length; week++)
      people[place * periods.length + week] = peopleIn(number, weekAt(periods.edges[week]));
    const reached = rolloutWeekOf(shares[number].share, asked.share);
    const derived = reached < 0 ? '' : dayOf(timeZone, weeks.start[reached]);
    const said = settings.rolloutWeeks?.[team];
    const week = said ?? derived;
    if (week !== '') rollout[place] = placeOf(periods, dayStart(timeZone, week));
    // What is told by people rests on no tier.
    if (said === undefined && shares[number].atLeast.subarray(0, reached < 0 ? last + 1 : reached).some((one) => one === 1)) atLeast = true; // prettier-ignore
    const open = last >= 0 && shares[number].atLeast[last] === 1;
    const share = last < 0 ? NaN : shares[number].share[last];
    return { derived, week, stated: said !== undefined, share: open && share === 0 ? NaN : share, open };
  });
  return {
    names: shown.map(({ team }) => team),
    numbers: shown.map(({ number }) => number),
    small: found.length - shown.length,
    periods,
    people,
    rollout,
    week: rows.map(({ week }) => week),
    derived: rows.map(({ derived }) => derived),
    stated: rows.map(({ stated }) => stated),
    peopleNow: shown.map(({ number }) => peopleIn(number, last)),
    shareNow: rows.map(({ share }) => share),
    reachedNow: shown.map(({ number }) => (last < 0 ? 0 : shares[number].reached[last])),
    knownNow: shown.map(({ number }) => (last < 0 ? 0 : shares[number].known[last])),
    shareAtLeast: rows.map(({ open }) => open),
    atLeast,
  };
}

/** Place of the week that begins at a moment, also before and after the periods. */
function placeOf({ edges, length }: Periods, at: number): number {
  // A clock that changes shifts a Monday by an hour.
  const place = Math.round((at - edges[0]) / WEEK);
  return place >= length ? NEVER : place;
}
