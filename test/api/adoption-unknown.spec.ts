import { cloneDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(180_000);

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await cloneDatabase();
  server = await startServer(database);
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

async function ingest(org: string, records: object[]): Promise<void> {
  const response = await fetch(`${server.url}/ingest?org=${org}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: records.map((record) => JSON.stringify(record)).join('\n'),
  });
  const said = await response.text();
  if (!response.ok || !said.includes('"rejected":0')) throw new Error(`The records were refused: ${said}`);
}

async function ask<T>(org: string, range: string, fields: string): Promise<T> {
  const query = `query ($org: String, $scope: Scope) { adoption(org: $org, scope: $scope, by: team) { ${fields} } }`;
  return (await server.graphql<{ adoption: T }>(query, { org, scope: { range } })).adoption;
}
type Weeks = { weeks: { none: number[]; unknown: number[]; atLeast: number[] } };
const WEEKS = 'weeks { none unknown atLeast }';

const usage = (person: string, day: string, more: object = {}) => ({
  kind: 'agent_usage', person, day, tool: 'claude-code', surface: 'cli', prompts: 5, ...more,
}); // prettier-ignore
const PEOPLE = ['ada', 'ben', 'cleo', 'dan', 'eve'];

describe('people with a record that does not say since when', () => {
  const reviewed = [
    usage('ada', '2026-01-05'),
    usage('ada', '2026-05-05'),
    ...PEOPLE.map((login) => ({ kind: 'person', login })),
    { kind: 'pull_request', repo: 'acme/shop', number: 1, title: 'Work', author: 'ada', created_at: '2026-05-02T10:00:00Z', state: 'open' },
    ...PEOPLE.slice(1).map((reviewer) => ({
      kind: 'review', id: `of-${reviewer}`, repo: 'acme/shop', number: 1, reviewer, state: 'approved', submitted_at: '2026-05-03T10:00:00Z',
    })),
  ]; // prettier-ignore

  it.each([
    ['all-stated', []],
    ['one-not', [usage('zoe', '2026-05-05')]],
  ])('are there from their first review on, %s', async (org, more) => {
    await ingest(org, [...reviewed, ...more]);
    // Weeks 17 and 18; the reviews are of Sunday 3 May, the last day of week 18.
    const { weeks } = await ask<Weeks>(org, '2026-04-20..2026-05-03', WEEKS);
    expect(weeks.none).toEqual([1, 5]);
  });
});

it('after retention took one tool away, weeks that another tells of are at least', async () => {
  const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  const told = { delegated_minutes: 0, runs: 0 };
  await ingest('cut', [
    ...PEOPLE.map((login) => ({ kind: 'person', login, started_on: '2020-01-01' })),
    ...[200, 1].flatMap((days) => [
      usage('ada', daysAgo(days), told),
      usage('ben', daysAgo(days), { tool: 'codex', ...told }),
    ]),
  ]);
  // A week of which the window lies between the days recorded, wherever the week begins.
  const range = `${daysAgo(100)}..${daysAgo(100)}`;
  expect((await ask<Weeks>('cut', range, WEEKS)).weeks).toEqual({ none: [5], unknown: [0], atLeast: [0] });
  await server.graphql('mutation { setRetention(org: "cut", source: "usage:claude-code", days: 60) { erased } }');
  expect((await ask<Weeks>('cut', range, WEEKS)).weeks).toEqual({ none: [5], unknown: [0], atLeast: [5] });
});

it('runs alone name who used a surface, not that nobody used another', async () => {
  await ingest('runs-only', [
    ...PEOPLE.map((login) => ({ kind: 'person', login, function: 'engineering', started_on: '2020-01-01' })),
    { kind: 'agent_run', id: 'r1', person: 'ada', tool: 'codex', surface: 'web', mode: 'delegated', started_at: '2026-05-05T10:00:00Z', ended_at: '2026-05-05T10:20:00Z' },
    { kind: 'agent_run', id: 'r2', person: 'ben', tool: 'codex', surface: 'web', mode: 'delegated', started_at: '2026-05-10T10:00:00Z', ended_at: '2026-05-10T10:20:00Z' },
  ]); // prettier-ignore
  const cells = async () => {
    const { surfaces } = await ask<{ surfaces: { function: string; surface: string; people: number | null; share: number | null }[] }>('runs-only', '2026-05-04..2026-05-10', 'surfaces { function surface people share }'); // prettier-ignore
    return surfaces.filter(({ surface }) => surface === 'web' || surface === 'cli').map(({ surface, people, share }) => [surface, people, share]); // prettier-ignore
  };
  expect(await cells()).toEqual([['cli', null, null], ['web', 2, 0.4]]); // prettier-ignore
  await ingest('runs-only', [usage('cleo', '2026-05-06', { surface: 'chat' })]);
  expect(await cells()).toEqual([['cli', 0, 0], ['web', 2, 0.4]]); // prettier-ignore
});
