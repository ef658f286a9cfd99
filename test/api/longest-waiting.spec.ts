import { cloneDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(120_000);

/*
 * Below, a time is the hours since Monday 2026-03-02 00:00 UTC: 2026-W10 is [0, 168), and the data end at 252, in the week after.
 *
 *           pickup     review    merge
 * shop#1    10–200     200–                  ada; asked of ben and the team checkout; cleo's request was taken back. ben comments at 200
 * shop#2    20–240                           ada; asked of an agent alone; merged without a review
 * shop#3    30–40      40–180    180–        ben; cleo comments, ben pushes at 50, cleo approves
 * shop#4    30–60      60–190                an agent's; ben wants changes, it is closed
 * shop#5                                     a draft
 * shop#6    35–45      45–45     45–170      dan; ben approves
 * shop#8    100–110    110–                  cleo; ben wants changes, ada comments at 112; a push at 120, and ada is asked again
 * api#9     20–                              cleo; asked of ada, taken back at 150, asked again at 169
 */
const instant = (hours: number): string => new Date(Date.UTC(2026, 2, 2) + hours * 3_600_000).toISOString();
const shop = 'acme/shop';
const opened = (number: number, author: string, at: number, more: object = {}, repo = shop) => ({ kind: 'pull_request', repo, number, title: `Change ${number}`, author, author_type: author.endsWith('[bot]') ? 'bot' : 'human', created_at: instant(at), ...more }); // prettier-ignore
const event = (number: number, name: string, at: number, more: object = {}, repo = shop) => ({ kind: 'pull_request_event', repo, number, event: name, at: instant(at), actor: 'ada', ...more }); // prettier-ignore
const asked = (number: number, at: number, requested: string, type = 'human', repo = shop) => event(number, 'review_requested', at, { requested, requested_type: type }, repo); // prettier-ignore
const withdrawn = (number: number, at: number, requested: string, repo = shop) => event(number, 'review_request_removed', at, { requested, requested_type: 'human' }, repo); // prettier-ignore
const review = (number: number, reviewer: string, state: string, at: number) => ({ kind: 'review', repo: shop, number, id: `${number}-${at}`, reviewer, reviewer_type: 'human', state, submitted_at: instant(at) }); // prettier-ignore

const RECORDS = [
  { kind: 'team', team: 'checkout', members: ['ada'] },
  opened(1, 'ada', 10, { url: 'https://github.example/acme/shop/pull/1' }),
  asked(1, 10, 'ben'), asked(1, 10, 'checkout', 'team'), asked(1, 10, 'cleo'), asked(1, 10, 'coderabbitai[bot]', 'bot'), withdrawn(1, 11, 'cleo'),
  review(1, 'ben', 'commented', 200),
  opened(2, 'ada', 20, { merged_at: instant(240), closed_at: instant(240) }),
  asked(2, 20, 'coderabbitai[bot]', 'bot'),
  opened(3, 'ben', 30),
  review(3, 'cleo', 'commented', 40), event(3, 'committed', 50), review(3, 'cleo', 'approved', 180),
  opened(4, 'copilot-swe-agent[bot]', 30, { state: 'closed', closed_at: instant(190) }),
  review(4, 'ben', 'changes_requested', 60),
  opened(5, 'ben', 5, { draft: true }),
  opened(6, 'dan', 35, { merged_at: instant(170), closed_at: instant(170) }),
  review(6, 'ben', 'approved', 45),
  opened(8, 'cleo', 100),
  review(8, 'ben', 'changes_requested', 110),
  { kind: 'review_comment', repo: shop, number: 8, id: 'c8', author: 'ada', author_type: 'human', created_at: instant(112) },
  event(8, 'committed', 120), asked(8, 121, 'ada'),
  opened(9, 'cleo', 20, {}, 'acme/api'),
  asked(9, 21, 'ada', 'human', 'acme/api'), withdrawn(9, 150, 'ada', 'acme/api'), asked(9, 169, 'ada', 'human', 'acme/api'),
  opened(10, 'dan', 252, { draft: true }),
]; // prettier-ignore

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await cloneDatabase();
  server = await startServer(database);
  const body = RECORDS.map((record) => JSON.stringify(record)).join('\n');
  const headers = { 'content-type': 'application/x-ndjson' };
  const response = await fetch(`${server.url}/ingest?org=acme`, { method: 'POST', headers, body });
  expect(await response.text()).toContain('"rejected":0');
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

interface Node {
  repo: string;
  number: number;
  title: string;
  url: string | null;
  team: string | null;
  author: string;
  stage: string;
  waitHours: number;
  on: string;
  people: string[];
}

async function longest(scope: object, first?: number): Promise<{ total: number; nodes: Node[] }> {
  const query = `query ($scope: Scope, $first: Int) { longestWaiting(org: "acme", scope: $scope, first: $first) {
    total nodes { repo number title url team author stage waitHours on people } } }`;
  return (await server.graphql<{ longestWaiting: { total: number; nodes: Node[] } }>(query, { scope, first })).longestWaiting; // prettier-ignore
}

const W10 = '2026-03-02..2026-03-08';
const told = ({ nodes }: { nodes: Node[] }) =>
  nodes.map(({ repo, number, stage, waitHours, on, people }) => [`${repo}#${number}`, stage, Math.round(waitHours * 100) / 100, on, people.join()]); // prettier-ignore

test('at the end of a past week: what was open then, in the stage it was in then, and on whom it waited then', async () => {
  const answer = await longest({ range: W10 });
  expect(answer.total).toBe(7);
  expect(told(answer)).toEqual([
    ['acme/shop#1', 'pickup', 158, 'reviewers', 'ben,checkout'],
    ['acme/api#9', 'pickup', 148, 'nobody_asked', ''],
    ['acme/shop#2', 'pickup', 148, 'nobody_asked', ''],
    ['acme/shop#3', 'review', 128, 'reviewers', 'cleo'],
    ['acme/shop#6', 'merge', 123, 'merge', ''],
    ['acme/shop#4', 'review', 108, 'author', ''],
    ['acme/shop#8', 'review', 58, 'reviewers', 'ada'],
  ]);
  expect(answer.nodes[0]).toMatchObject({ title: 'Change 1', url: 'https://github.example/acme/shop/pull/1', team: 'checkout', author: 'ada' }); // prettier-ignore
  expect(answer.nodes[1]).toMatchObject({ url: null, team: null, author: 'cleo' });
});

test('at the end of the data, where they end before the range', async () => {
  const answer = await longest({ range: '2026-03-09..2026-03-15' });
  expect(answer.total).toBe(4);
  expect(told(answer)).toEqual([
    ['acme/api#9', 'pickup', 232, 'reviewers', 'ada'],
    ['acme/shop#8', 'review', 142, 'reviewers', 'ada'],
    ['acme/shop#3', 'merge', 72, 'merge', ''],
    ['acme/shop#1', 'review', 52, 'author', 'ada'],
  ]);
});

test('cut by a team, by how many are shown, and on the working clock', async () => {
  const team = await longest({ range: W10, teams: ['checkout'] });
  expect([team.total, team.nodes.map(({ number }) => number)]).toEqual([2, [1, 2]]);
  const one = await longest({ range: W10, clock: 'working' }, 1);
  // Monday from 10 to 17, and four days from 9 to 17.
  expect([one.total, one.nodes.map(({ number, waitHours }) => [number, waitHours])]).toEqual([7, [[1, 39]]]);
  expect((await longest({ range: '2026-02-02..2026-02-08' })).total).toBe(0);
});
