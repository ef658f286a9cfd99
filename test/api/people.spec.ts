import { join } from 'node:path';
import { outputOf, runCommand } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(120_000);

/*
 * test/scenarios/people, written by hand. The teams checkout (ben, cleo) and platform (dan, and ada by her record) lie below product; of writers nothing
 * is known but that it owns acme/docs. Merged in one week of March 2026, each after four hours:
 *
 *   shop#1  by ada            approved by ada-lovelace, who has her account id       → nobody reviewed it
 *   shop#2  by ben            approved by cleo
 *   shop#3  by ben            approved and commented by acme-checks, which its source calls a human
 *   shop#4  by dan@acme.test  reviewed by nobody; dan commits with that address
 *   shop#5  by dan            approved by dan-work, who has another account id
 *   docs#1  by eve, who is in no team; commented by renovate[bot]
 */
const SCENARIO = join(__dirname, '..', 'scenarios', 'people');

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await cloneDatabase();
  await outputOf(database, 'import', SCENARIO, '--org', 'acme');
  server = await startServer(database);
});

afterAll(async () => {
  await server?.close();
  await database?.drop();
});

interface Node {
  login: string;
  kind: string;
  automatedBecause: string | null;
  team: string | null;
  teamFrom: string | null;
  accounts: { login: string; pullRequests: number; reviews: number; comments: number }[];
  joins: { a: string; b: string; by: string; value: string }[];
  looks: { because: string; others: string[] }[];
}
const PERSON = `login kind automatedBecause team teamFrom accounts { login pullRequests reviews comments }
  joins { a b by value } looks { because others }`;

async function people(filter = '{}', page = ''): Promise<{ total: number; nodes: Node[]; endCursor: string; hasNextPage: boolean }> {
  const query = `{ people(org: "acme", filter: ${filter} ${page}) { total endCursor hasNextPage nodes { ${PERSON} } } }`;
  return (await server.graphql<{ people: never }>(query)).people;
} // prettier-ignore
const logins = async (filter?: string): Promise<string[]> => (await people(filter)).nodes.map(({ login }) => login);
const personOf = async (login: string): Promise<Node> => (await people()).nodes.find((node) => node.login === login)!;

async function flags(number: number): Promise<string[]> {
  const query = `{ pullRequest(org: "acme", repo: "acme/shop", number: ${number}) { flags } }`;
  return (await server.graphql<{ pullRequest: { flags: string[] } }>(query)).pullRequest.flags;
}

async function merged(team: string): Promise<{ merged: number; unreviewed: number }> {
  const query = `{ flow(org: "acme", scope: { range: "-12w", teams: ["${team}"] }) { pullRequests { merged unreviewed } } }`;
  return (await server.graphql<{ flow: { pullRequests: never } }>(query)).flow.pullRequests;
}

const EFFECT = `humansBefore humansAfter automatedBefore automatedAfter pullRequestsMoved reviewsToAuthor reviewsToAgent reviewsToHuman
  pullRequestsToDerive conflicts { because value } teams { team before { members opened merged reviewed } after { members opened merged reviewed } }`;
interface Numbers {
  members: number;
  opened: number;
  merged: number;
  reviewed: number | null;
}
interface Effect {
  pullRequestsMoved: number;
  teams: { team: string | null; before: Numbers; after: Numbers }[];
}
async function preview(decisions: string): Promise<Effect> {
  const query = `{ previewPeopleDecisions(org: "acme", decisions: ${decisions}) { ${EFFECT} } }`;
  return (await server.graphql<{ previewPeopleDecisions: Effect }>(query)).previewPeopleDecisions;
}
async function decide(decisions: string): Promise<number> {
  const query = `mutation { decidePeople(org: "acme", decisions: ${decisions}) { pullRequests } }`;
  return (await server.graphql<{ decidePeople: { pullRequests: number } }>(query)).decidePeople.pullRequests;
}
async function takeBack(login: string): Promise<void> {
  await server.graphql(`mutation { takeBackPeopleDecision(org: "acme", login: "${login}") { pullRequests } }`);
}

describe('what the records say', () => {
  it('lists everybody once, in the order of the alphabet, a page at a time', async () => {
    const everybody = [
      'acme-checks', 'ada', 'ben', 'cleo', 'dan', 'dan-work', 'eve', 'gil', 'gil-at-home', 'renovate[bot]',
    ]; // prettier-ignore
    expect(await logins()).toEqual(everybody);
    const first = await people('{}', ', first: 4');
    expect([first.total, first.hasNextPage]).toEqual([10, true]);
    const second = await people('{}', `, first: 6, after: "${first.endCursor}"`);
    expect(second.hasNextPage).toBe(false);
    expect([...first.nodes, ...second.nodes].map(({ login }) => login)).toEqual(everybody);
  });

  it('joins by account id and by commit e-mail, and says so', async () => {
    const ada = await personOf('ada');
    expect(ada.joins).toEqual([{ a: 'ada', b: 'ada-lovelace', by: 'account_id', value: '1' }]);
    expect(ada.accounts).toEqual([
      { login: 'ada', pullRequests: 1, reviews: 0, comments: 0 },
      { login: 'ada-lovelace', pullRequests: 0, reviews: 1, comments: 0 },
    ]);
    const dan = await personOf('dan');
    expect(dan.accounts.map(({ login }) => login)).toEqual(['dan', 'dan@acme.test']);
    expect(dan.joins[0].by).toBe('commit_email');
  });

  it('gives the team of one account to all, and a repository’s team where nobody knows its members', async () => {
    expect([(await personOf('dan')).team, (await personOf('dan')).teamFrom]).toEqual(['platform', 'team']);
    expect([(await personOf('ada')).team, (await personOf('ada')).teamFrom]).toEqual(['platform', 'person']);
    expect(await merged('platform')).toEqual({ merged: 3, unreviewed: 2 });
    expect(await merged('writers')).toEqual({ merged: 1, unreviewed: 1 });
    expect((await personOf('eve')).team).toBeNull();
  });

  it('a second login of the author is no reviewer', async () => {
    expect(await flags(1)).toEqual(['unreviewed', 'self_review']);
    expect(await flags(5)).toEqual([]);
  });

  it('finds by login, name, address and team, by kind, and what to look at', async () => {
    expect(await logins('{ text: "LOVELACE" }')).toEqual(['ada']);
    expect(await logins('{ text: "gil example" }')).toEqual(['gil']);
    expect(await logins('{ text: "dan@acme" }')).toEqual(['dan']);
    expect(await logins('{ text: "checkout" }')).toEqual(['ben', 'cleo']);
    expect(await logins('{ kind: bot }')).toEqual(['renovate[bot]']);
    expect(await logins('{ looks: true }')).toEqual(['gil', 'gil-at-home']);
    expect((await personOf('gil')).looks).toEqual([{ because: 'same_name', others: ['gil-at-home'] }]);
  });
});

describe('decisions', () => {
  it('show their effect, change nothing before they are saved, then just that, and can be taken back', async () => {
    const wanted = '[{ login: "dan-work", sameAs: "dan" }, { login: "acme-checks", kind: bot }]';
    const effect = await preview(wanted);
    // shop#3 loses its review and its comment to an agent, shop#5 its review to its own author.
    expect(effect).toMatchObject({
      humansBefore: 9, humansAfter: 7, automatedBefore: 1, automatedAfter: 2, pullRequestsMoved: 0,
      reviewsToAuthor: 1, reviewsToAgent: 2, reviewsToHuman: 0, conflicts: [],
    }); // prettier-ignore
    const numbers = (members: number, opened: number, reviewed: number): Numbers => ({
      members,
      opened,
      merged: opened,
      reviewed,
    });
    expect(effect.teams).toEqual([
      { team: 'checkout', before: numbers(2, 2, 1), after: numbers(2, 2, 1 / 2) },
      { team: 'platform', before: numbers(2, 3, 1 / 3), after: numbers(2, 3, 0) },
      { team: 'product', before: numbers(0, 5, 3 / 5), after: numbers(0, 5, 1 / 5) },
    ]);
    expect(await flags(5)).toEqual([]);
    expect(await logins('{ kind: bot }')).toEqual(['renovate[bot]']);

    expect(await decide(wanted)).toBeGreaterThan(0);
    expect(await flags(5)).toEqual(['unreviewed', 'self_review']);
    expect(await flags(3)).toEqual(['unreviewed']);
    expect(await flags(2)).toEqual([]);
    expect(await merged('product')).toEqual({ merged: 5, unreviewed: 4 });
    expect((await personOf('dan')).accounts.map(({ login }) => login)).toEqual(['dan', 'dan-work', 'dan@acme.test']);
    expect((await personOf('acme-checks')).automatedBecause).toBe('decision');

    // What people decided outlives the records.
    await outputOf(database, 'import', SCENARIO, '--org', 'acme');
    expect(await merged('product')).toEqual({ merged: 5, unreviewed: 4 });

    await takeBack('dan-work');
    await takeBack('acme-checks');
    expect(await merged('product')).toEqual({ merged: 5, unreviewed: 2 });
    expect([await flags(3), await flags(5)]).toEqual([[], []]);
    expect(await logins('{ decided: true }')).toEqual([]);
  });

  it('a team that is decided moves the pull requests and wins over the records', async () => {
    const effect = await preview('[{ login: "dan", team: "checkout" }]');
    expect(effect.pullRequestsMoved).toBe(2);
    const change = effect.teams.map(({ team, before, after }) => [team, before.merged, after.merged]);
    expect(change).toEqual([['checkout', 2, 4], ['platform', 3, 1]]); // prettier-ignore
    await decide('[{ login: "dan", team: "checkout" }]');
    expect([(await merged('checkout')).merged, (await merged('platform')).merged]).toEqual([4, 1]);
    expect((await personOf('dan')).teamFrom).toBe('decision');
    await decide('[{ login: "dan", team: null }]');
    expect((await merged('platform')).merged).toBe(3);
  });

  it('a parted account reviews again', async () => {
    await decide('[{ login: "ada-lovelace", sameAs: "ada-lovelace" }]');
    expect(await flags(1)).toEqual([]);
    expect(await logins()).toContain('ada-lovelace');
    await takeBack('ada-lovelace');
    expect(await flags(1)).toEqual(['unreviewed', 'self_review']);
  });

  it.each([
    ['[{ login: "nobody", team: "x" }]', 'nobody'],
    ['[{ login: "ada", sameAs: "renovate[bot]" }]', 'renovate[bot]'],
    ['[{ login: "ada", function: "wizard" }]', 'wizard'],
    ['[]', '0 decisions'],
    ['[{ login: "dan", team: "checkout" }, { login: "nobody", team: "x" }]', 'nobody'],
  ])('refuses %s whole, and says what is wrong', async (decisions, part) => {
    await expect(decide(decisions)).rejects.toThrow(part);
    await expect(preview(decisions)).rejects.toThrow(part);
    expect(await logins('{ decided: true }')).toEqual([]);
  });
});

describe('downstream people', () => {
  it('lists, previews with --dry-run, decides and takes back', async () => {
    const all = JSON.parse(await outputOf(database, 'people', '--org', 'acme', '--json')) as { people: Node[] };
    expect(all.people.map(({ login }) => login)).toEqual(await logins());
    const csv = await outputOf(database, 'people', '--org', 'acme', '--csv');
    expect(csv).toContain('ada,ada-lovelace,Ada Example,human,,platform,person,engineering,0,1,0\r\n');
    const told = await outputOf(database, 'people', '--org', 'acme', '--same', 'dan=dan-work', '--bot', 'acme-checks', '--dry-run'); // prettier-ignore
    expect(told).toContain('60 % of 5 → 20 % of 5');
    expect(await logins('{ decided: true }')).toEqual([]);

    await outputOf(database, 'people', '--org', 'acme', '--same', 'dan=dan-work', '--team', 'eve=search');
    expect(await flags(5)).toEqual(['unreviewed', 'self_review']);
    expect((await personOf('eve')).team).toBe('search');
    await outputOf(database, 'people', '--org', 'acme', '--take-back', 'dan', 'eve');
    expect(await flags(5)).toEqual([]);
  });

  it.each([
    [['--same', 'dan'], '--same'],
    [['--same', 'dan=nobody'], 'nobody'],
    [['--dry-run'], '--dry-run'],
    [['--take-back', 'cleo'], 'cleo'],
  ])('refuses %j', async (args, part) => {
    const { code, errors } = await runCommand(database, 'people', '--org', 'acme', ...args);
    expect(code).toBeGreaterThan(0);
    expect(errors).toContain(part);
  });
});

it('an import that shows two accounts to be one person changes pull requests it does not name', async () => {
  const ingest = async (...records: object[]): Promise<void> => {
    const body = records.map((record) => JSON.stringify(record)).join('\n');
    const headers = { 'content-type': 'application/x-ndjson' };
    const response = await fetch(`${server.url}/ingest?org=later`, { method: 'POST', body, headers });
    expect(response.ok).toBe(true);
  };
  const merged = (number: number, more: object): object => ({
    kind: 'pull_request', repo: 'acme/shop', number, title: 'x', created_at: '2026-03-02T08:00:00Z', merged_at: '2026-03-02T12:00:00Z', ...more,
  }); // prettier-ignore
  const flagsOf = async (): Promise<string[]> => {
    const query = '{ pullRequest(org: "later", repo: "acme/shop", number: 1) { flags } }';
    return (await server.graphql<{ pullRequest: { flags: string[] } }>(query)).pullRequest.flags;
  };
  const review = { kind: 'review', repo: 'acme/shop', number: 1, id: 1, reviewer: 'hal', state: 'approved', submitted_at: '2026-03-02T10:00:00Z' }; // prettier-ignore
  await ingest(merged(1, { author: 'hal@acme.test' }), review);
  expect(await flagsOf()).toEqual([]);
  await ingest(merged(2, { author: 'hal', commits: [{ sha: 'a', author: 'hal', email: 'hal@acme.test' }] }));
  expect(await flagsOf()).toEqual(['unreviewed', 'self_review']);
});

it('the same records in another order lead to the same people and flags', async () => {
  const lines = await outputOf(database, 'flow', '--org', 'acme', '--items', '--json');
  const { readFile } = await import('node:fs/promises');
  const records = (await readFile(join(SCENARIO, 'records.ndjson'), 'utf8')).trim().split('\n').reverse();
  for (const part of [records.slice(0, 7), records.slice(7)]) {
    const response = await fetch(`${server.url}/ingest?org=reversed`, {
      method: 'POST',
      body: part.join('\n'),
      headers: { 'content-type': 'application/x-ndjson' },
    });
    expect(response.ok).toBe(true);
  }
  expect(await outputOf(database, 'flow', '--org', 'reversed', '--items', '--json')).toBe(lines);
  const listed = async (org: string): Promise<string> => outputOf(database, 'people', '--org', org, '--json');
  expect(await listed('reversed')).toBe(await listed('acme'));
});
