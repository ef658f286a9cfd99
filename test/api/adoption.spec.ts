import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adoptionRecords } from '../support/adoption-records';
import { outputOf, runCommand } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(180_000);

/** ISO weeks 23 to 26. */
const RANGE = '2026-06-01..2026-06-28';
const SPAN = ['--from', '2026-06-01', '--to', '2026-06-28'];

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await cloneDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'downstream-adoption-'));
  const file = join(folder, 'adoption.ndjson');
  writeFileSync(file, adoptionRecords.map((row) => JSON.stringify(row)).join('\n'));
  await outputOf(database, 'import', file, '--org', 'acme');
  rmSync(folder, { recursive: true });
  server = await startServer(database);
});

afterAll(async () => {
  await server?.close();
  await database?.drop();
});

interface Counts {
  none: number;
  ambient: number;
  casual: number;
  power: number;
  unknown: number;
  atLeast: number;
  people: number;
}
const COUNTS = '{ none ambient casual power unknown atLeast people }';
const told = ({ none, ambient, casual, power, unknown, people }: Counts): string =>
  `${none} ${ambient} ${casual} ${power} ${unknown} = ${people}`;

async function ask<T>(field: string, fields: string, scope: object = {}, more = ''): Promise<T> {
  const query = `query ($scope: Scope) { answer: ${field}(org: "acme", scope: $scope ${more}) { ${fields} } }`;
  return (await server.graphql<{ answer: T }>(query, { scope: { range: RANGE, ...scope } })).answer;
}

describe('people by tier', () => {
  it('are those of the last week, of the last week before the range, and of every week between', async () => {
    const answer = await ask<{ counts: Counts; previous: Counts; people: number; unknown: boolean; weeks: Record<string, number[]> & { periods: { label: string[] } } }>(
      'adoption', `counts ${COUNTS} previous ${COUNTS} people unknown weeks { periods { label } none ambient casual power unknown }`,
    ); // prettier-ignore
    expect(told(answer.counts)).toBe('6 0 2 3 0 = 11');
    // ida is there from her first sign on; fay was casual by two days in May.
    expect(told(answer.previous)).toBe('9 0 1 0 0 = 10');
    expect([answer.people, answer.unknown]).toEqual([11, false]);
    expect(answer.weeks.periods.label).toEqual(['2026-W23', '2026-W24', '2026-W25', '2026-W26']);
    // Week 23 ends on the 7th: fay's days in May lie in its 28 days, not in those of week 24 (from 18 May: 20 and 21 May do). ben joins in week 24.
    expect(answer.weeks.casual).toEqual([1, 2, 1, 2]);
    expect(answer.weeks.power).toEqual([0, 0, 2, 3]);
  });

  it('moved so', async () => {
    const { moves } = await ask<{ moves: { from: string | null; to: string | null; people: number }[] }>('adoption', 'moves { from to people }'); // prettier-ignore
    expect(moves.map(({ from, to, people }) => `${from ?? 'not there'} > ${to ?? 'gone'}: ${people}`)).toEqual([
      'none > none: 5',
      'none > casual: 1',
      'none > power: 3',
      'casual > none: 1',
      'not there > casual: 1',
    ]);
  });

  it.each([
    ['team', ['core: 2 0 1 3 0 = 6', 'teams under 5 people: 4 0 1 0 0 = 5']],
    ['function', ['engineering: 2 0 1 3 0 = 6', 'functions under 5 people: 4 0 1 0 0 = 5']],
    // ada alone, two whose start is not told: with the eight others in one row, else the whole less the eight would tell of three.
    ['tenure', ['lengths of service under 5 people: 6 0 2 3 0 = 11']],
    // cli: ben, cleo, dan, eva, ida; web: cleo; chat: gus. Two alone are told with the five: six people.
    ['surface', ['surfaces under 5 people: 1 0 2 3 0 = 6']],
  ])('by %s, with groups under five people in one row', async (by, rows) => {
    const { groups, hidden } = await ask<{ groups: { label: string; counts: Counts }[]; hidden: number }>(
      'adoption', `groups { label counts ${COUNTS} } hidden`, {}, `by: ${by}`,
    ); // prettier-ignore
    expect(groups.map(({ label, counts }) => `${label}: ${told(counts)}`)).toEqual(rows);
    expect(hidden).toBe(0);
  });

  it('by team: hours of the range, and unknown before, for no source told of runs then', async () => {
    const { groups } = await ask<{ groups: { key: string; delegatedHours: number; delegatedHoursPrevious: number | null; usedAgents: { numerator: number; n: number; enough: boolean } }[] }>(
      'adoption', 'groups { key delegatedHours delegatedHoursPrevious usedAgents { numerator n enough } }',
    ); // prettier-ignore
    expect(groups[0]).toEqual({
      key: 'core', delegatedHours: 7, delegatedHoursPrevious: null, usedAgents: { numerator: 4, n: 6, enough: false },
    }); // prettier-ignore
    expect(groups[1].delegatedHours).toBe(0);
  });

  it('by surface within a function: nobody is 0', async () => {
    const { surfaces } = await ask<{ surfaces: { function: string; surface: string; people: number | null; n: number }[] }>('adoption', 'surfaces { function surface people n }'); // prettier-ignore
    const cells = surfaces.map((of) => `${of.function} ${of.surface} ${of.people} of ${of.n}`);
    expect(cells).toEqual(expect.arrayContaining(['engineering cli 4 of 6', 'engineering web 1 of 6', 'engineering ide 0 of 6', ' chat 1 of 5', ' cli 1 of 5'])); // prettier-ignore
    expect(cells).toHaveLength(14);
  });

  it('tells of GitHub’s phases only how many people are in those under five', async () => {
    // The fixture tells a phase of two people alone.
    const told = await ask<object>('adoption', 'phases { phase tier people } phasesHidden');
    expect(told).toMatchObject({ phases: [], phasesHidden: 2 });
  });

  it('of a team, of a tier, and of nobody where that would be under five people', async () => {
    const fields = `counts ${COUNTS} tooFew notNarrowedBy weeks { none } moves { people } groups { key }`;
    interface Answer { counts: Counts; tooFew: boolean; notNarrowedBy: string[]; weeks: { none: number[] }; moves: object[]; groups: object[] } // prettier-ignore
    const core = await ask<Answer>('adoption', fields, { teams: ['core'], repos: ['acme/shop'] });
    expect([told(core.counts), core.tooFew, core.notNarrowedBy]).toEqual(['2 0 1 3 0 = 6', false, ['repos']]);
    const none = await ask<Answer>('adoption', fields, { tiers: ['none'] });
    expect(told(none.counts)).toBe('6 0 0 0 0 = 6');
    for (const scope of [{ teams: ['ops'] }, { tiers: ['power'] }, { functions: ['support'] }]) {
      const few = await ask<Answer>('adoption', fields, scope);
      expect([told(few.counts), few.tooFew, few.weeks.none, few.moves, few.groups]).toEqual(['0 0 0 0 0 = 0', true, [0, 0, 0, 0], [], []]); // prettier-ignore
    }
    await expect(ask('adoption', 'people', { teams: ['nowhere'] })).rejects.toThrow(
      /There is no team .*nowhere.*core, ops/,
    );
    await expect(ask('adoption', 'people', { functions: ['magic'] })).rejects.toThrow(/There is no function .*magic/);
  });
});

const DELEGATED =
  'hours runs totalHours totalHoursPrevious totalRuns longestRunHours mostAtOnce atOnce { runs people } subAgentRuns compactions medianHours p90Hours n enough withoutEnd interactiveHours people tooFew concentration { share people top }';

describe('delegated work', () => {
  it('is the sum of runs, and of usage where no run is recorded', async () => {
    expect(await ask('delegated', DELEGATED)).toEqual({
      // Sunday 23:00 to Monday 01:00 lies in both weeks; weeks 23 and 24 no source of runs tells of.
      hours: [null, null, 1, 6], runs: [null, null, 1, 6], totalHours: 7, totalHoursPrevious: null, totalRuns: 7, longestRunHours: 3,
      mostAtOnce: 2, atOnce: [{ runs: 2, people: 2 }], subAgentRuns: 1, compactions: 3, medianHours: 2, p90Hours: expect.closeTo(2.8, 9), n: 3, enough: false,
      withoutEnd: 1, interactiveHours: 0.75, people: 2, tooFew: false, concentration: { share: null, people: 2, top: 1 },
    }); // prettier-ignore
  });

  it('of a repository is hidden where under five people delegated there', async () => {
    expect(await ask('delegated', DELEGATED, { repos: ['acme/shop'] })).toMatchObject({
      totalHours: null, hours: [null, null, null, null], longestRunHours: null, mostAtOnce: null, n: 0, people: 0, tooFew: true,
    }); // prettier-ignore
  });
});

describe('mergeability', () => {
  const fields =
    'total { runs pullRequests deff deffAssumed merged { numerator n } } groups { key runs merged { numerator n } } open withoutPullRequest unknown';
  it.each([
    ['length', ['15_to_60_minutes: 1, 0 of 1', '2_to_4_hours: 2, 1 of 1', 'no_end: 1, 0 of 0']],
    ['tool', ['claude-code: 4, 1 of 2']],
    ['repo', ['acme/shop: 3, 1 of 2', 'unknown: 1, 0 of 0']],
    ['surface', ['cli: 4, 1 of 2']],
  ])('by %s', async (by, rows) => {
    const answer = await ask<{ total: object; groups: { key: string; runs: number; merged: { numerator: number; n: number } }[] }>('mergeability', fields, {}, `by: ${by}`); // prettier-ignore
    expect(answer).toMatchObject({ total: { runs: 4, pullRequests: 2, deffAssumed: true, merged: { numerator: 1, n: 2 } }, open: 1, withoutPullRequest: 1, unknown: 0 }); // prettier-ignore
    expect(answer.groups.map(({ key, runs, merged }) => `${key}: ${runs}, ${merged.numerator} of ${merged.n}`)).toEqual(rows); // prettier-ignore
  });
});

it('retention leaves out nobody whose days before are covered, and says who is too young to tell', async () => {
  const answer = await ask<{ tier: string; weeks: number; people: number; tooYoung: number; leftOut: number; kept: { numerator: number; n: number } }[]>(
    'retention', 'tier weeks people tooYoung leftOut kept { numerator n } cohorts { start people }', { range: '2026-04-27..2026-06-28' },
  ); // prettier-ignore
  // Casual for the first time: fay in week 21, ben in week 24, cleo in week 25; dan, eva and ida in week 26, when runs are told of, but not of the 28 days before.
  // dan runs an agent on Sunday and Monday already in week 25: one day of it there.
  const casual = answer.filter(({ tier }) => tier === 'casual');
  expect(casual.map(({ weeks, people, leftOut }) => [weeks, people, leftOut])).toEqual([[4, 2, 4], [12, 2, 4]]); // prettier-ignore
  // fay is at none four weeks after; ben's fourth week has not come.
  expect(casual[0]).toMatchObject({ kept: { numerator: 0, n: 1 }, tooYoung: 1 });
});

it('readiness is told per repository, with what is not known', async () => {
  const answer = await ask<{ repositories: object[] }>(
    'readiness',
    'repositories { repo pullRequests delegatedPullRequests instructions linkedToIssue { numerator n } linkedUnknown deployed { n value } requiredChecks greenAtMerge { numerator n enough } revertLeadHours revertN rollbacks { numerator n } }',
  );
  expect(answer.repositories).toEqual([
    {
      repo: 'acme/shop', pullRequests: 4, delegatedPullRequests: 1, instructions: ['AGENTS.md'], linkedToIssue: { numerator: 2, n: 3 }, linkedUnknown: 1,
      deployed: { n: 0, value: null }, requiredChecks: 2, greenAtMerge: { numerator: 1, n: 2, enough: false }, revertLeadHours: 24, revertN: 1,
      rollbacks: { numerator: 1, n: 1 },
    },
  ]); // prettier-ignore
});

it('authorship is told by week', async () => {
  const answer = await ask<{ unmarked: number[]; agentAuthored: number[]; agents: object[] }>('authorshipShare', 'agentAuthored aiAssisted unmarked agents { agent }'); // prettier-ignore
  expect(answer).toMatchObject({ unmarked: [0, 0, 0, 6], agentAuthored: [0, 0, 0, 0], agents: [] });
});

describe('downstream adoption', () => {
  const adoption = (...args: string[]): Promise<string> => outputOf(database, 'adoption', ...SPAN, ...args);

  it('prints sentences and a table, and JSON with the keys of GraphQL', async () => {
    const text = await adoption();
    expect(text).toContain('At the end of 2026-W26: at least 5 of 11 people at casual or power, 3 at power; before the range: at least 1 of 10 people at casual or power, 0 at power.'); // prettier-ignore
    expect(text).toMatch(/^core +6 +2 +0 +1 +3 +0/m);
    expect(text).toMatch(/^\(teams under 5 people\) +5 /m);
    const json = JSON.parse(await adoption('--json', '--by', 'function')) as { by: string; range: { from: string }; rules: object; counts: Counts }; // prettier-ignore
    expect(json).toMatchObject({ by: 'function', range: { from: '2026-06-01T00:00:00.000Z' }, rules: { windowDays: 28, version: 1, since: null } }); // prettier-ignore
    expect(told(json.counts)).toBe('6 0 2 3 0 = 11');
  });

  it('prints each of its views as text and CSV', async () => {
    expect(await adoption('--delegated')).toContain('Delegated: 7.0 h in 7 runs of 2 people');
    expect(await adoption('--mergeability', 'tool', '--csv')).toMatch(/^claude-code,4,2,1,2,0\.5,/m);
    expect(await adoption('--readiness', '--csv')).toMatch(/^acme\/shop,4,1,AGENTS\.md,2,3,/m);
    expect(await adoption('--retention')).toMatch(/^casual +4 /m);
    expect(await adoption('--authorship-share', '--csv')).toMatch(/^2026-W26,0,0,6,/m);
  });

  it('says what does not go together', async () => {
    const wrong = await runCommand(database, 'adoption', '--delegated', '--readiness');
    expect([wrong.code, wrong.errors]).toEqual([
      2,
      expect.stringContaining('--delegated and --readiness exclude each other'),
    ]);
    const strange = await runCommand(database, 'adoption', '--by', 'level');
    expect([strange.code, strange.errors]).toEqual([2, expect.stringContaining('--by level does not exist')]);
  });
});

it('every table can be downloaded with its definition', async () => {
  const names = ['adoption', 'adoption-weeks', 'adoption-moves', 'adoption-surfaces', 'adoption-phases', 'adoption-sources', 'delegated', 'mergeability', 'retention', 'authorship-share', 'authorship-marks', 'readiness']; // prettier-ignore
  for (const name of names) {
    const response = await fetch(`${server.url}/export/${name}.csv?org=acme&range=${RANGE}`);
    expect([name, response.status]).toEqual([name, 200]);
    expect([name, (await response.text()).replace(/^"/, '').slice(0, 2)]).toEqual([name, '# ']);
  }
  const weeks = await (await fetch(`${server.url}/export/adoption-weeks.csv?org=acme&range=${RANGE}`)).text();
  expect(weeks).toMatch(/^2026-W26,6,0,2,3,0,\d+,false/m);
  const none = await (await fetch(`${server.url}/export/adoption.csv?org=acme&range=${RANGE}&tier=none`)).text();
  expect(none).toMatch(/^\(all\),6,6,0,0,0,0,/m);
  expect((await fetch(`${server.url}/export/adoption.csv?org=acme&tier=expert`)).status).toBe(400);
});
