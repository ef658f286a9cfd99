import { dateText, DAY } from './civil-date';
import type { Draw } from './draw';
import type { PersonRecord, RepositoryRecord, TeamRecord } from './records';
import { MONOREPO, PARENTS, SERVICES, ZONES } from './services';
import { WorkCalendar } from './work-calendar';

/** One person of the simulated organization. */
export interface Person {
  index: number;
  record: PersonRecord;
  /** Index into SERVICES. */
  team: number;
  calendar: WorkCalendar;
  senior: boolean;
  engineer: boolean;
  /** Writing compared with a colleague of the same function. */
  pace: number;
  /** Weeks (counted from 1) from which agents are used now and then, and every day; Infinity = never. */
  casualFrom: number;
  powerFrom: number;
  /** The coding agent this person prefers. */
  tool: 'claude-code' | 'codex' | 'cursor' | 'copilot';
}

export interface Roster {
  people: Person[];
  records: { repository: RepositoryRecord[]; team: TeamRecord[]; person: PersonRecord[] };
}

const NAMES =
  'avery blake casey devon ellis finley gray harper indigo jules kai lane marlow nico oakley parker quinn reese sage tatum umber val winter xen yael zephyr arden bay corin dara eden flynn glen haven iris jory kit lark merit noor onyx phoenix rain sol teal unity vesper wren ziggy ash briar cove dell ember fern gale hollis ives jade keen linden moss'.split(
    ' ',
  );

/** Every repository with its service; the monorepo has none of its own. */
function repositories(): RepositoryRecord[] {
  const records = SERVICES.flatMap(({ repo, otherRepo, service }) =>
    [repo, otherRepo].flatMap((name) =>
      name === undefined ? [] : [{ repo: name, default_branch: 'main', ...(name !== MONOREPO && { service }) }],
    ),
  );
  return records.filter((record, place) => records.findIndex(({ repo }) => repo === record.repo) === place);
}

/** People, teams and repositories. About one in fifteen uses agents daily at first, every second one at the end. */
export function rosterOf(draw: Draw, startsAt: number, endsAt: number): Roster {
  const calendars = ZONES.map((zone) => new WorkCalendar(zone.offset, startsAt, endsAt));
  const people: Person[] = [];
  const teams: TeamRecord[] = PARENTS.map((team) => ({ team, members: [], repos: [] }));
  SERVICES.forEach((service, team) => {
    const functions = [...Array<string>(service.engineers).fill('engineering'), ...service.others];
    const members = functions.map((role, place) => {
      const index = people.length;
      const login = `${NAMES[index]}-${'kmrstvwb'[index % 8]}`;
      const engineer = role === 'engineering';
      // The first of a team are its seniors; two in three engineers.
      const senior = engineer && place < Math.ceil(service.engineers * 0.6);
      const zone = draw.chance(0.85) ? service.zones[place % 2] : draw.below(ZONES.length);
      const eager = draw.uniform() + (engineer ? 0 : 0.25);
      const record: PersonRecord = {
        login,
        name: `${login[0].toUpperCase()}${login.slice(1, -2)} ${login.slice(-1).toUpperCase()}.`,
        emails: [`${login}@northwind-sim.example`],
        team: service.team,
        function: role,
        level: senior ? (place === 0 ? 'staff' : 'senior') : 'mid',
        started_on: dateText(Math.floor(startsAt / DAY) - 30 - draw.below(1500)),
        time_zone: ZONES[zone].name,
        account_type: 'human',
        account_id: String(900_000_001 + index),
      };
      people.push({
        index,
        record,
        team,
        calendar: calendars[zone],
        senior,
        engineer,
        pace: draw.lognormal(1, 0.25),
        casualFrom: eager < 0.15 ? 1 : eager < 0.5 ? 13 + draw.below(2) : eager < 1.1 ? 15 + draw.below(34) : Infinity,
        powerFrom: eager < 0.06 ? 1 : eager < 0.25 ? 13 : eager < 0.65 ? 18 + draw.below(32) : Infinity,
        tool: (['claude-code', 'codex', 'cursor', 'copilot'] as const)[draw.weighted([4, 2.5, 2, 1.5])],
      });
      return login;
    });
    teams.push({
      team: service.team,
      ...(service.parent && { parent: service.parent }),
      members,
      repos: service.otherRepo === undefined ? [service.repo] : [service.repo, service.otherRepo],
    });
  });
  return {
    people,
    records: {
      repository: repositories(),
      team: teams,
      person: people.map(({ record }) => record),
    },
  };
}
