import { Client } from 'pg';
import { runCommand } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(180_000);

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await cloneDatabase('simulated');
  // The erasure of a person is a warning in the log.
  server = await startServer(database, { DOWNSTREAM_LOG_LEVEL: 'error' });
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

const FIELDS = `id version state week weeks yaml waves { name state heldBy start actualStart people lights { gate verdict reason overridden } } gates { gate week verdict reason n value low high }
  forecast { weeks reviewWaitP90 { median } } forecastMessage actual { weeks reviewWaitP90 reviewWaitN } decisions { kind wave gate week who why } versions { version who why yaml }`;
interface Plan {
  id: string;
  version: number;
  state: string;
  week: string;
  weeks: string[];
  yaml: string;
  waves: { name: string; state: string; heldBy: string | null; start: string | null; actualStart: string | null; people: number | null; lights: { gate: string; verdict: string; reason: string; overridden: boolean }[] }[];
  gates: { gate: string; week: string; verdict: string; reason: string; n: number; value: number | null; low: number | null; high: number | null }[];
  forecast: { weeks: string[]; reviewWaitP90: { median: (number | null)[] } } | null;
  forecastMessage: string | null;
  actual: { weeks: string[]; reviewWaitP90: (number | null)[]; reviewWaitN: number[] };
  decisions: { kind: string; wave: string | null; gate: string | null; week: string; who: string; why: string }[];
  versions: { version: number; who: string | null; why: string | null; yaml: string }[];
} // prettier-ignore

const save = async (document: string, more: object = {}): Promise<Plan> =>
  (await server.graphql<{ plan: Plan }>(`mutation ($document: String!, $id: String, $who: String, $why: String) { plan: saveRolloutPlan(document: $document, id: $id, who: $who, why: $why) { ${FIELDS} } }`, { document, ...more })).plan; // prettier-ignore
const planOf = async (id: string): Promise<Plan> =>
  (await server.graphql<{ plan: Plan }>(`query ($id: String!) { plan: rolloutPlan(id: $id) { ${FIELDS} } }`, { id })).plan; // prettier-ignore
const decide = async (id: string, more: object): Promise<Plan> =>
  (await server.graphql<{ plan: Plan }>(`mutation ($id: String!, $kind: RolloutDecisionKind!, $wave: String, $gate: String, $who: String!, $why: String!) { plan: decideRollout(id: $id, kind: $kind, wave: $wave, gate: $gate, who: $who, why: $why) { ${FIELDS} } }`, { id, who: 'ada', why: 'a test', ...more })).plan; // prettier-ignore

/** The week so many weeks before the last whole one, by the data's own weeks. */
const weekBefore = async (back: number): Promise<string> => {
  const { flow } = await server.graphql<{ flow: { periods: { label: string[] } } }>('{ flow(by: week) { periods { label } } }'); // prettier-ignore
  return flow.periods.label.at(-1 - back)!;
};

test('a plan that began four weeks ago reads the weeks that passed once, holds by a gate, and goes on when somebody overrides it', async () => {
  const { draft } = await server.graphql<{ draft: { yaml: string; document: { waves: { teams: string[] }[] } } }>('{ draft: defaultRolloutPlan { yaml document { waves { teams } } } }'); // prettier-ignore
  const [a] = draft.document.waves[0].teams;
  const b = draft.document.waves.at(-1)!.teams[0];
  const [start, second] = await Promise.all([weekBefore(3), weekBefore(0)]);
  const document = JSON.stringify({
    downstream: 'rollout-plan/1',
    name: 'Test',
    start,
    target: { reviewWaitHours: 1000 },
    waves: [
      { name: 'One', teams: [a], tier: 'power', start, soakWeeks: 0 },
      { name: 'Two', teams: [b], tier: 'power', start: second, soakWeeks: 0 },
    ],
    trainingSeats: 1000,
    writing: { casual: { times: 1, source: 'stated', name: 'none' }, power: { times: 1, source: 'stated', name: 'none' } }, // prettier-ignore
    // No wait is under half a minute or over ten weeks: what lies between is inconclusive, whatever the data.
    gates: [{ name: 'Wait', metric: 'review_wait', pass: { atMost: 0.001 }, fail: { above: 1680 }, minimumN: 1 }],
  });
  const saved = await save(document);
  expect([saved.state, saved.version, saved.gates]).toEqual(['draft', 1, []]);

  const { started } = await server.graphql<{ started: Plan }>(`mutation ($id: String!) { started: startRolloutPlan(id: $id, who: "ada", why: "let us begin") { ${FIELDS} } }`, { id: saved.id }); // prettier-ignore
  expect(started.state).toBe('active');
  expect(started.actual.weeks).toHaveLength(4);
  expect(started.actual.weeks[0]).toBe(start);
  expect(started.gates.map(({ verdict, reason }) => [verdict, reason])).toEqual(Array.from({ length: 4 }, () => ['inconclusive', 'between'])); // prettier-ignore
  expect(started.gates.every(({ low, value, high }) => low! <= value! && value! <= high!)).toBe(true);
  expect(started.waves.map(({ state, heldBy }) => [state, heldBy])).toEqual([['running', null], ['held', 'Wait']]); // prettier-ignore
  // Kept when it was started: nothing for the weeks before, figures or the reason for the others.
  expect(started.forecast === null).toBe(started.forecastMessage !== null);
  expect(started.forecast?.reviewWaitP90.median.slice(0, 4) ?? []).toEqual(started.forecast ? [null, null, null, null] : []); // prettier-ignore

  const freed = await decide(saved.id, { kind: 'override', wave: 'Two', gate: 'Wait' });
  expect(freed.waves[1]).toMatchObject({ state: 'training', heldBy: null });
  expect(freed.decisions.map(({ kind, who }) => [kind, who])).toEqual([
    ['start', 'ada'],
    ['override', 'ada'],
  ]);
  const back = await decide(saved.id, { kind: 'rollback', wave: 'One' });
  expect(back.waves[0].state).toBe('rolled_back');
  // Read again, the weeks are those that were stored.
  expect((await planOf(saved.id)).gates.map(({ week, value }) => [week, value])).toEqual(started.gates.map(({ week, value }) => [week, value])); // prettier-ignore
  await expect(server.graphql('mutation ($id: String!) { deleteRolloutPlan(id: $id) }', { id: saved.id })).rejects.toThrow('only a draft can be deleted'); // prettier-ignore
  await expect(decide(saved.id, { kind: 'hold', wave: 'Three' })).rejects.toThrow('There is no wave \\"Three\\"');
  await expect(decide(saved.id, { kind: 'hold', who: ' ' })).rejects.toThrow('needs who and why');
});

test('an earlier version comes back by saving it; the log keeps all', async () => {
  const { draft } = await server.graphql<{ draft: { yaml: string } }>('{ draft: defaultRolloutPlan { yaml } }');
  const first = await save(draft.yaml);
  const changed = await save(draft.yaml.replace('trainingSeats:', 'seed: 7\ntrainingSeats:').replace('\nseed: 1\n', '\n'), { id: first.id, who: 'ben', why: 'another draw' }); // prettier-ignore
  expect(changed.version).toBe(2);
  const undone = await save(changed.versions.at(-1)!.yaml, { id: first.id });
  expect([undone.version, undone.yaml]).toEqual([3, first.yaml]);
  expect(undone.versions.map(({ version, who }) => [version, who])).toEqual([[3, null], [2, 'ben'], [1, null]]); // prettier-ignore
  // The same again is no version.
  expect((await save(first.yaml, { id: first.id })).version).toBe(3);
  expect(await server.graphql('mutation ($id: String!) { deleteRolloutPlan(id: $id) }', { id: first.id })).toEqual({ deleteRolloutPlan: true }); // prettier-ignore
});

test('two who decide at once are both in the log; erasure takes the name and leaves the decision', async () => {
  const owner = new Client({ connectionString: database.url });
  await owner.connect();
  try {
    const { rows: plans } = await owner.query<{ id: string }>(`SELECT id FROM rollout_plan WHERE state = 'active'`);
    const [{ id }] = plans;
    const { rows: people } = await owner.query<{ login: string }>('SELECT login FROM person ORDER BY login LIMIT 1');
    const [{ login }] = people;
    const before = await planOf(id);
    await Promise.all([1, 2, 3, 4].map((turn) => decide(id, { kind: turn % 2 ? 'hold' : 'resume', wave: 'Two', who: login, why: `turn ${turn}` }))); // prettier-ignore
    const after = await planOf(id);
    // What was there stands first and as it was.
    expect(after.decisions.slice(0, before.decisions.length)).toEqual(before.decisions);
    expect(after.decisions.slice(before.decisions.length).map(({ why }) => why).sort()).toEqual(['turn 1', 'turn 2', 'turn 3', 'turn 4']); // prettier-ignore
    const ids = await owner.query<{ id: number }>('SELECT id FROM rollout_decision WHERE plan = $1 ORDER BY id', [id]);
    expect(ids.rows.map((row) => row.id)).toEqual(after.decisions.map((_, place) => place + 1));

    await server.graphql('mutation ($login: String!) { erasePerson(login: $login) { __typename } }', { login });
    const { decisions } = await planOf(id);
    expect(decisions.map(({ kind, wave, why }) => [kind, wave, why])).toEqual(after.decisions.map(({ kind, wave, why }) => [kind, wave, why])); // prettier-ignore
    expect([...new Set(decisions.map(({ who }) => who))]).toEqual([
      'ada',
      expect.stringMatching(/^erased-[0-9a-f]{8}$/),
    ]);
  } finally {
    await owner.end();
  }
});

test('looking for a plan is stopped by its id, told so to who asks again, and begun anew when asked to', async () => {
  const { draft } = await server.graphql<{ draft: { yaml: string } }>('{ draft: defaultRolloutPlan { yaml } }');
  const look = async (again: boolean) =>
    (await server.graphql<{ run: { id: string; state: string } }>('query ($document: String!, $again: Boolean) { run: planRollout(document: $document, again: $again) { id state } }', { document: draft.yaml, again })).run; // prettier-ignore
  const stop = (id: string) => server.graphql<{ stopped: boolean }>('mutation ($id: String!) { stopped: cancelPlanRun(id: $id) }', { id }); // prettier-ignore
  const { id, state } = await look(false);
  expect(state).toBe('running');
  expect(await stop(id)).toEqual({ stopped: true });
  expect(await eventually(() => look(false), (run) => run.state !== 'running')).toEqual({ id, state: 'cancelled' }); // prettier-ignore
  expect(await stop(id)).toEqual({ stopped: false });
  expect(await look(true)).toEqual({ id, state: 'running' });
  await stop(id);
});

test('waves and gates of a plan as CSV, with how to read them above', async () => {
  const csv = async (name: string): Promise<string[]> => {
    const text = await (await fetch(`${server.url}/export/${name}.csv`)).text();
    return text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('"#') && !line.startsWith('#'));
  };
  const [head, one, two] = await csv('rollout-plan');
  expect(head).toBe('wave,teams,tier,people,start,actual_start,trained_by,soak_until,state,held_by');
  expect([one.split(',')[0], one.includes('rolled_back'), two.split(',')[0]]).toEqual(['One', true, 'Two']);
  const gates = await csv('rollout-gates');
  expect(gates[0]).toMatch(/^week,gate,metric,wave,verdict,reason,value,low,high,n/);
  // Four weeks, one gate.
  expect(gates.slice(1).map((line) => line.split(',').slice(1, 6).join())).toEqual(Array.from({ length: 4 }, () => 'Wait,review_wait,,inconclusive,between')); // prettier-ignore
});

test('the command ends with 2 without a file, and for one that cannot be read', async () => {
  const none = await runCommand(database, 'plan');
  expect([none.code, none.errors]).toEqual([2, expect.stringContaining('name a file')]);
  const missing = await runCommand(database, 'plan', '/nowhere/plan.yaml');
  expect([missing.code, missing.errors]).toEqual([2, expect.stringContaining('cannot be read')]);
});
