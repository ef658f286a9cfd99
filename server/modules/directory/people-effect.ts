import type { FlowColumns } from '../../store/flow-columns';
import type { OrganizationRow } from '../../store/organizations';
import type { People } from '../../store/people';
import { flagBit } from '../../domain/stage';
import { weekStarts } from '../../platform/time-zone';
import type { TeamEffect, TeamNumbers } from './people.types';

const DAY = 86400;
const WEEKS = 12;
const UNREVIEWED = flagBit('unreviewed');

/** The last 12 whole weeks the data reach, as `-12w` means them everywhere; a week whose Friday they reach is whole. */
export function lastWeeks(organization: OrganizationRow, wallClock: number): { from: number; to: number } {
  const { timeZone, dataHorizon } = organization;
  const horizon = Number.isNaN(dataHorizon) ? wallClock : dataHorizon;
  const reached = Math.min(horizon + 3 * DAY, Math.max(wallClock, horizon));
  const [to] = weekStarts(timeZone, reached, reached + 1);
  const edges = weekStarts(timeZone, to - (7 * WEEKS + 1) * DAY, to);
  return { from: edges[edges.length - 1 - WEEKS], to };
}

/** Team of every pull request, by name; '' = none. */
function teamsOf({ authors, repos, table }: FlowColumns, people: People): string[] {
  const name = (team: number | undefined): string => (team === undefined ? '' : people.teams[team].team);
  const ofAuthor = authors.map((author) => name(people.teamOf.get(author)));
  const ofRepo = repos.map((repo) => name(people.teamOfRepo?.get(repo)));
  return Array.from(table.author, (author, item) => ofAuthor[author] || ofRepo[table.repo[item]]);
}

/**
 * What changes for teams: how many pull requests of all time move from one to another, and every team, with all below it, of which a number of the span
 * changes.
 *
 * @param flags of pull requests whose flags change, as they would be
 */
export function teamEffects(
  columns: FlowColumns,
  before: People,
  after: People,
  flags: readonly { repo: string; number: number; flags: number }[],
  span: { from: number; to: number },
): { moved: number; teams: TeamEffect[] } {
  const { table, number, repos } = columns;
  const place = new Map(repos.map((repo, index) => [repo, index]));
  const changed = new Map(flags.map((row) => [place.get(row.repo)! * 2 ** 31 + row.number, row.flags]));
  const [old, now] = [teamsOf(columns, before), teamsOf(columns, after)];
  const [oldSums, nowSums] = [new Sums(before), new Sums(after)];
  const inside = (at: number): boolean => at >= span.from && at < span.to;
  let moved = 0;
  for (let item = 0; item < table.length; item++) {
    if (old[item] !== now[item]) moved++;
    const opened = inside(table.created[item]);
    const merged = table.state[item] === 1 && inside(table.end[item]);
    if (!opened && !merged) continue;
    oldSums.add(old[item], opened, merged, table.flags[item]);
    const flagsNow = changed.get(table.repo[item] * 2 ** 31 + number[item]) ?? table.flags[item];
    nowSums.add(now[item], opened, merged, flagsNow);
  }
  const names = ['', ...new Set([...before.teams, ...after.teams].map(({ team }) => team))].sort();
  const teams = names.map((team) => ({
    team: team === '' ? null : team,
    before: oldSums.of(team),
    after: nowSums.of(team),
  }));
  return { moved, teams: teams.filter((row) => JSON.stringify(row.before) !== JSON.stringify(row.after)) };
}

/** Counts per team; a pull request counts for its team and all above it. */
class Sums {
  private readonly sums = new Map<string, { opened: number; merged: number; reviewed: number }>();
  private readonly above = new Map<string, string[]>();

  constructor(private readonly people: People) {
    const parents = new Map(people.teams.map(({ team, parent }) => [team, parent]));
    for (const { team } of people.teams) {
      const line = [team];
      for (let next = parents.get(team); next !== undefined && !line.includes(next); next = parents.get(next))
        line.push(next);
      this.above.set(team, line);
    }
  }

  add(team: string, opened: boolean, merged: boolean, flags: number): void {
    for (const name of this.above.get(team) ?? ['']) {
      const sum = this.sums.get(name) ?? { opened: 0, merged: 0, reviewed: 0 };
      if (opened) sum.opened++;
      if (merged) sum.merged++;
      if (merged && (flags & UNREVIEWED) === 0) sum.reviewed++;
      this.sums.set(name, sum);
    }
  }

  of(team: string): TeamNumbers {
    const { opened, merged, reviewed } = this.sums.get(team) ?? { opened: 0, merged: 0, reviewed: 0 };
    const members = this.people.teams.find((row) => row.team === team)?.members ?? 0;
    return { members, opened, merged, reviewed: merged === 0 ? null : reviewed / merged };
  }
}
