import { cloneDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(120_000);

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await cloneDatabase('simulated');
  server = await startServer(database);
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

interface Run {
  id: string;
  state: string;
  message: string | null;
  answer: {
    weeks: string[];
    replications: number;
    refits: number;
    simulated: boolean;
    next: { probability: number | null; low: number | null; high: number | null; n: number };
    utilisation: { name: string | null; base: number | null; scenario: number | null }[];
    stages: { stage: string; known: boolean; wip: { median: (number | null)[]; low: (number | null)[]; high: (number | null)[] }; past: { weeks: string[] } }[];
    differences: { stage: string; measure: string; difference: number | null }[];
  } | null;
} // prettier-ignore

const QUERY = `query ($question: ForecastQuestion!, $again: Boolean, $scope: Scope) { forecast(question: $question, again: $again, scope: $scope) { id state message answer {
  weeks replications refits simulated next { probability low high n } utilisation { name base scenario }
  stages { stage known wip { median low high } past { weeks } } differences { stage measure difference } } } }`;
const SHORT = { replications: 50, weeks: 13, refits: false };

async function asked(question: object, again?: boolean, scope?: object): Promise<Run> {
  return (await server.graphql<{ forecast: Run }>(QUERY, { question, again, scope })).forecast;
}

async function ended(question: object, again?: boolean): Promise<Run> {
  for (let run = await asked(question, again); ; run = await asked(question))
    if (run.state !== 'running') return run;
    else await new Promise((resolve) => setTimeout(resolve, 200));
}

test('a forecast begins with the first asking, and its answer holds what the levers do', async () => {
  const question = { ...SHORT, levers: { writing: 2 } };
  const first = await asked(question);
  expect(first).toMatchObject({ state: 'running', answer: null });

  const run = await ended(question);
  expect(run).toMatchObject({ id: first.id, state: 'done', message: null });
  const answer = run.answer!;
  expect(answer).toMatchObject({ simulated: true, refits: 0 });
  expect(answer.weeks).toHaveLength(13);
  expect(answer.stages.map(({ stage }) => stage)).toEqual(['write', 'pickup', 'review', 'merge', 'deploy', 'operate']);
  const write = answer.stages[0];
  expect(write.past.weeks).toHaveLength(26);
  write.wip.median.forEach((median, week) => {
    expect(median).toBeGreaterThanOrEqual(write.wip.low[week]!);
    expect(median).toBeLessThanOrEqual(write.wip.high[week]!);
  });
  // Twice as much is begun: more is being written, by Little's law.
  expect(answer.differences.find(({ stage, measure }) => stage === 'write' && measure === 'wip')!.difference).toBeGreaterThan(0); // prettier-ignore
  expect(answer.utilisation.length).toBeGreaterThan(0);
  for (const { base, scenario } of answer.utilisation) if (base !== null) expect(scenario! / base).toBeCloseTo(2, 6);
});

test('the same question again is answered at once, also with its defaults spelt out', async () => {
  const before = await ended({ ...SHORT, levers: { writing: 2 } });
  const again = await asked({ ...SHORT, seed: 1, levers: { writing: 2, reviewers: 0, priority: 'none' } });
  expect(again).toEqual(before);
});

test('until an earlier week, here of a team: it knows that week and none after; the last whole week is the one it takes by itself', async () => {
  const today = await ended({ ...SHORT, levers: { writing: 2 } });
  const { weeks } = today.answer!.stages[0].past;
  expect((await asked({ ...SHORT, levers: { writing: 2 }, until: weeks[25] })).id).toBe(today.id);

  const scope = { teams: ['checkout'] };
  const question = { ...SHORT, levers: { writing: 2 }, until: weeks[17] };
  let earlier = await asked(question, false, scope);
  for (; earlier.state === 'running'; earlier = await asked(question, false, scope))
    await new Promise((resolve) => setTimeout(resolve, 200));
  expect(earlier.state).toBe('done');
  // 13 weeks from the one after on, the first eight of which have come.
  expect(earlier.answer!.weeks.slice(0, 8)).toEqual(weeks.slice(18));
  expect(earlier.answer!.stages[0].past.weeks.slice(8)).toEqual(weeks.slice(0, 18));
  const { calibration } = await server.graphql<{ calibration: { answer: { weeks: { to: string } } } }>(
    'query ($until: String, $scope: Scope) { calibration(until: $until, scope: $scope) { answer { weeks { to } } } }',
    { until: weeks[17], scope },
  );
  expect(calibration.answer.weeks.to).toBe(weeks[17]);
});

test('a week that is none, is not over or lies before the data is refused in a sentence', async () => {
  await expect(asked({ levers: {}, until: 'W40' })).rejects.toThrow(
    /W40\\?" is no ISO week: write it as \d{4}-W\d\d\./,
  );
  for (const until of ['2019-W01', '2199-W01'])
    await expect(asked({ levers: {}, until })).rejects.toThrow(
      new RegExp(
        `There is no whole week ${until} in the data to forecast from; there are \\d{4}-W\\d\\d to \\d{4}-W\\d\\d\\.`,
      ),
    );
});

test('a running forecast is cancelled, stays so until somebody wants it again, and others are not held up', async () => {
  const question = { levers: { writing: 1.1 }, replications: 1000 };
  const { id } = await asked(question);
  const cancel = `mutation ($id: String!) { cancelForecast(id: $id) }`;
  expect(await server.graphql(cancel, { id })).toEqual({ cancelForecast: true });
  expect(await server.graphql(cancel, { id })).toEqual({ cancelForecast: false });
  expect(await asked(question)).toMatchObject({ id, state: 'cancelled', answer: null });
  expect(await asked(question, true)).toMatchObject({ id, state: 'running' });
  await server.graphql(cancel, { id });
});

test('levers that are not known here and numbers outside their limits are refused in a sentence', async () => {
  await expect(asked({ levers: { writing: 11 } })).rejects.toThrow('11 is no value of writing: write a number from 0 to 10.');
  await expect(asked({ levers: {}, weeks: 5 })).rejects.toThrow('5 weeks cannot be forecast: write 13 or 26.');
  const run = await ended({ ...SHORT, levers: { reviewers: -500 } });
  expect(run.state).toBe('refused');
  expect(run.message).toMatch(/nobody would be left/);
}); // prettier-ignore

test('an instant answer rests on the same calibration and doubles what is asked of reviewers', async () => {
  await ended({ ...SHORT, levers: { writing: 2 } });
  const { instantForecast } = await server.graphql<{
    instantForecast: { known: boolean; utilisation: { base: number | null; scenario: number | null }[] };
  }>('{ instantForecast(levers: { writing: 2 }) { known utilisation { base scenario } } }');
  expect(instantForecast.known).toBe(true);
  for (const { base, scenario } of instantForecast.utilisation)
    if (base !== null) expect(scenario).toBeCloseTo(2 * base, 6);
});

test('scenarios are kept, renamed, deleted and brought back', async () => {
  const save = `mutation ($id: String, $name: String!) { saveScenario(id: $id, name: $name, levers: { writing: 2 }, weeks: 13) { id name weeks levers { writing reviewers } } }`;
  const list = async () => (await server.graphql<{ scenarios: { id: string; name: string }[] }>('{ scenarios { id name } }')).scenarios; // prettier-ignore
  const { saveScenario: kept } = await server.graphql<{ saveScenario: { id: string } }>(save, { name: 'Twice' });
  expect(kept).toMatchObject({ name: 'Twice', weeks: 13, levers: { writing: 2, reviewers: 0 } });
  await expect(server.graphql(save, { name: 'twice' })).rejects.toThrow(/There is a scenario \\?"twice\\?" already/);
  await server.graphql(save, { id: kept.id, name: 'Double' });
  expect(await list()).toEqual([{ id: kept.id, name: 'Double' }]);
  const gone = 'mutation ($id: String!) { deleteScenario(id: $id) }';
  expect(await server.graphql(gone, { id: kept.id })).toEqual({ deleteScenario: true });
  expect(await server.graphql(gone, { id: kept.id })).toEqual({ deleteScenario: false });
  expect(await list()).toEqual([]);
  await server.graphql(save, { id: kept.id, name: 'Double' });
  expect(await list()).toEqual([{ id: kept.id, name: 'Double' }]);
});

test('published figures stand beside what a plain queue makes of them', async () => {
  const { publishedAnchors } = await server.graphql<{
    publishedAnchors: { anchors: { url: string }[]; consistency: { growth: number; observed: number }[] };
  }>('{ publishedAnchors { anchors { url } consistency { growth observed } } }');
  for (const { url } of publishedAnchors.anchors) expect(url).toMatch(/^https:\/\//);
  // Faros 2025: +98 % merges, +91 % review time. Source: measures.md 7.
  expect(publishedAnchors.consistency).toContainEqual({ growth: expect.closeTo(1.98, 9), observed: expect.closeTo(1.91, 9) }); // prettier-ignore
});

test('the table of a forecast can be downloaded with the parameters of its page', async () => {
  const response = await fetch(`${server.url}/export/forecast.csv?rule=writing:2;weeks:13;replications:50;refits:0`);
  const rows = (await response.text()).split('\r\n').filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('"#')); // prettier-ignore
  expect(rows[0]).toMatch(/^of,stage,week,wip,wip_low/);
  // 6 stages × 13 weeks, of the scenario and of the base.
  expect(rows).toHaveLength(1 + 2 * 6 * 13);
  const wrong = await fetch(`${server.url}/export/forecast.csv?rule=wrting:2`);
  expect(wrong.status).toBe(400);
  expect(await wrong.text()).toMatch(/wrting:2/);
});
