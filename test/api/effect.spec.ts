import { cloneDatabase, type TestDatabase } from '../support/database';
import { runCommand } from '../support/command-line';
import { amberUsage, EFFECT_RANGE, effectRecords, STATED } from '../support/effect-records';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(180_000);

let database: TestDatabase;
let server: TestServer;

async function ingest(records: object[]): Promise<void> {
  const response = await fetch(`${server.url}/ingest?org=acme`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: records.map((record) => JSON.stringify(record)).join('\n'),
  });
  const said = await response.text();
  if (!response.ok || !said.includes('"rejected":0')) throw new Error(`The records were refused: ${said}`);
}

beforeAll(async () => {
  database = await cloneDatabase();
  server = await startServer(database);
  await ingest(effectRecords());
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

interface Numbers {
  value: number | null;
  low: number | null;
  high: number | null;
  p: number | null;
}
interface Effect {
  unit: string;
  refusal: string | null;
  teams: number;
  weeks: number;
  treated: number;
  already: number;
  smallTeams: number;
  missing: number;
  cells: number;
  before: number | null;
  overall: (Numbers & { n: number; enough: boolean }) | null;
  preTrend: (Numbers & { weeks: number }) | null;
  study: { weeksFromRollout: number[]; effect: (number | null)[]; teams: number[]; base: boolean[] } | null;
  groups: { rollout: string; teams: number; effect: Numbers & { n: number } }[];
  rollouts: { team: string; week: string | null; stated: boolean; derived: string | null; people: number; known: number; reached: number | null; share: number | null; low: number | null; high: number | null; enough: boolean; atLeast: boolean }[];
  caveats: string[];
} // prettier-ignore

const QUERY = `query ($org: String, $scope: Scope, $question: EffectQuestion!) { effect(org: $org, scope: $scope, question: $question) {
  unit refusal teams weeks treated already smallTeams missing cells before overall { value low high p n enough } preTrend { value low high p weeks }
  study { weeksFromRollout effect teams base } groups { rollout teams effect { value low high p n } }
  rollouts { team week stated derived people known reached share low high enough atLeast } caveats } }`;

const effectOf = async (question: object, scope: object = {}): Promise<Effect> =>
  (
    await server.graphql<{ effect: Effect }>(QUERY, {
      org: 'acme',
      scope: { range: EFFECT_RANGE, ...scope },
      question,
    })
  ).effect;
const state = (weeks: { team: string; week: string | null }[]): Promise<unknown> =>
  server.graphql('mutation ($weeks: [RolloutWeek!]!) { setRolloutWeeks(org: "acme", weeks: $weeks) }', { weeks });

describe('before any rollout', () => {
  it('refuses with the numbers, and lists the teams', async () => {
    const effect = await effectOf({ outcome: 'merged_per_week' });
    expect(effect).toMatchObject({ refusal: 'no_rollout', teams: 8, weeks: 16, treated: 0, already: 0, smallTeams: 1 });
    expect(effect).toMatchObject({ overall: null, study: null, preTrend: null, groups: [], caveats: [] });
    expect(effect.rollouts.map(({ team }) => team)).toEqual(['amber', 'blue', 'east', 'green', 'north', 'red', 'south', 'west']); // prettier-ignore
    expect(effect.rollouts[0]).toEqual({ team: 'amber', week: null, stated: false, derived: null, people: 5, known: 5, reached: null, share: null, low: null, high: null, enough: false, atLeast: true }); // prettier-ignore
  });
});

describe('with stated rollouts', () => {
  beforeAll(() => state(Object.entries(STATED).map(([team, week]) => ({ team, week }))));

  it.each([
    { outcome: 'merged_per_week', unit: 'per_person', before: 1, effect: 1 },
    { outcome: 'cycle_time', unit: 'hours', before: 24, effect: -12 },
    { outcome: 'hit_rate', unit: 'share', before: 0.2, effect: 0.4 },
  ])('$outcome changes by $effect, all together and in each group and week', async ({ outcome, unit, before, effect }) => {
    for (const control of ['not_yet_treated', 'never_treated']) {
      const told = await effectOf({ outcome, control });
      expect(told).toMatchObject({ unit, refusal: null, teams: 8, weeks: 16, treated: 4, missing: 0, cells: 128 });
      expect(told.before).toBeCloseTo(before, 9);
      const { overall, groups, study, preTrend } = told;
      // Without noise every other constant is refused.
      for (const key of ['value', 'low', 'high'] as const) expect(overall![key]).toBeCloseTo(effect, 6);
      expect(overall!.p).toBeLessThanOrEqual(0.02);
      // Weeks 6 to 15 are ten for two teams, 9 to 15 seven for the others.
      expect(overall).toMatchObject({ n: 34, enough: true });
      expect(groups.map(({ rollout, teams, effect: { n } }) => [rollout, teams, n])).toEqual([
        ['2026-02-16', 2, 20],
        ['2026-03-09', 2, 14],
      ]);
      for (const group of groups) expect(group.effect.value).toBeCloseTo(effect, 9);
      expect(study!.weeksFromRollout).toEqual(Array.from({ length: 21 }, (_, i) => i - 8));
      study!.weeksFromRollout.forEach((week, i) => {
        if (week > 9) expect(study!.effect[i]).toBeNull();
        else expect([week, (study!.effect[i] ?? NaN).toFixed(6)]).toEqual([week, (week < 0 ? 0 : effect).toFixed(6).replace(/^-0\.0+$/, '0.000000')]); // prettier-ignore
        expect(study!.base[i]).toBe(week >= -4 && week < 0);
      });
      expect(preTrend).toMatchObject({ weeks: 4, p: 1 });
      expect(preTrend!.value).toBeCloseTo(0, 9);
      expect(told.caveats).toEqual(expect.arrayContaining(['spill_over', 'self_selection', 'few_teams']));
      expect(told.caveats).not.toContain('pre_trend');
    }
  }); // prettier-ignore

  it('refuses where weeks, teams, data or teams to compare with are too few', async () => {
    // Seven weeks around the first rollout.
    expect(await effectOf({ outcome: 'cycle_time' }, { range: '2026-01-26..2026-03-15' })).toMatchObject({ refusal: 'too_few_weeks', weeks: 7, overall: null }); // prettier-ignore
    expect(await effectOf({ outcome: 'cycle_time' }, { teams: ['north', 'east', 'amber', 'blue', 'red'] })).toMatchObject({ refusal: 'too_few_teams', teams: 5 }); // prettier-ignore
    // From 2 March on two teams are rolled out already.
    expect(await effectOf({ outcome: 'cycle_time' }, { range: '2026-02-23..2026-04-26', teams: ['north', 'east', 'south', 'amber', 'blue', 'red', 'green'] })).toMatchObject({ refusal: 'too_few_teams', teams: 7, already: 2 }); // prettier-ignore
    // Nobody reviews, and no incident is recorded: unknown, not 0.
    for (const outcome of ['review_wait', 'incidents', 'change_fail_rate'])
      expect(await effectOf({ outcome })).toMatchObject({ refusal: 'no_data', teams: 0 });
    await state(['amber', 'blue', 'green', 'red'].map((team) => ({ team, week: '2026-02-16' })));
    expect(await effectOf({ outcome: 'cycle_time', control: 'never_treated' })).toMatchObject({ refusal: 'no_control', treated: 8 }); // prettier-ignore
    await state(['amber', 'blue', 'green', 'red'].map((team) => ({ team, week: null })));
  });

  it('takes any day of a week for its Monday, and says what does not fit', async () => {
    await state([{ team: 'amber', week: '2026-03-29' }]);
    const stated = (await effectOf({ outcome: 'cycle_time' })).rollouts.find(({ team }) => team === 'amber');
    expect(stated).toMatchObject({ week: '2026-03-23', stated: true });
    await state([{ team: 'amber', week: null }]);
    await expect(state([{ team: 'nowhere', week: '2026-03-23' }])).rejects.toThrow(
      'There is no team \\"nowhere\\"; there are: amber, blue',
    );
    await expect(state([{ team: 'amber', week: '2026-02-30' }])).rejects.toThrow(
      '\\"2026-02-30\\" is not a day of the calendar',
    );
    await expect(effectOf({ outcome: 'cycle_time', share: 1.5 })).rejects.toThrow('1.5 is no share of a team');
    await expect(effectOf({ outcome: 'cycle_time', tier: 'none' })).rejects.toThrow('write casual or power');
  });

  it('can be had as CSV and from the command line', async () => {
    const csv = await (
      await fetch(
        `${server.url}/export/effect.csv?org=acme&range=${EFFECT_RANGE}&outcome=merged_per_week&control=never_treated`,
      )
    ).text();
    const rows = csv.split('\r\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(rows).toContain('what,key,outcome,unit,effect,low,high,p,teams');
    expect(rows.find((row) => row.startsWith('group,2026-02-16'))).toMatch(
      /^group,2026-02-16,merged_per_week,per_person,1,/,
    );
    const rollouts = await (await fetch(`${server.url}/export/rollouts.csv?org=acme&range=${EFFECT_RANGE}`)).text();
    expect(rollouts).toContain('north,2026-02-16,true,');
    const printed = await runCommand(database, 'effect', '--org', 'acme', '--range', EFFECT_RANGE, '--outcome', 'merged_per_week'); // prettier-ignore
    expect(printed).toMatchObject({ code: 0, errors: '' });
    expect(printed.output).toContain('After the rollout the pull requests merged per person and week changed by +1.00 [+1.00, +1.00]'); // prettier-ignore
    expect(printed.output).toContain('compared with teams not yet rolled out (4 of 8 teams, 16 weeks)');
    expect(printed.output).not.toMatch(/caus/i);
    const json = await runCommand(database, 'effect', '--org', 'acme', '--range', EFFECT_RANGE, '--json');
    expect(JSON.parse(json.output)).toMatchObject({ outcome: 'cycle_time', refusal: null, treated: 4, range: { from: '2026-01-05T00:00:00.000Z' } }); // prettier-ignore
    const wrong = await runCommand(database, 'effect', '--org', 'acme', '--outcome', 'happiness');
    expect(wrong.code).not.toBe(0);
    expect(wrong.errors).toContain('--outcome happiness does not exist');
  });
});

describe('with usage', () => {
  beforeAll(() => ingest(amberUsage()));

  it('derives the rollout from the share of people at the tier, which what people state wins over', async () => {
    const amber = async (question: object) =>
      (await effectOf({ outcome: 'cycle_time', ...question })).rollouts.find(({ team }) => team === 'amber');
    expect(await amber({})).toMatchObject({
      week: '2026-03-02',
      stated: false,
      derived: '2026-03-02',
      reached: 2,
      known: 5,
      enough: false,
    });
    await state([{ team: 'amber', week: '2026-03-30' }]);
    expect(await amber({})).toMatchObject({ week: '2026-03-30', stated: true, derived: '2026-03-02' });
    await state([{ team: 'amber', week: null }]);
    expect(await amber({})).toMatchObject({ week: '2026-03-02', stated: false });
  });

  it('says that the rollout may have been earlier than usage shows', async () => {
    const { caveats, treated } = await effectOf({ outcome: 'cycle_time' });
    expect(treated).toBe(5);
    expect(caveats).toContain('tier_at_least');
  });
});
