import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { outputOf, runCommand } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(120_000);

const at = (minute: number): string => new Date(Date.UTC(2026, 5, 1, 9, minute)).toISOString();
const comment = (id: string, author: string, type: string, minute: number, body: string) => ({
  kind: 'review_comment', repo: 'acme/shop', number: 1, id, author, author_type: type, created_at: at(minute), path: 'src/cart.ts', line: 3, body, thread_id: id,
}); // prettier-ignore

const ownText = 'Severity: grave\nThe lock is never released.';

/** A pull request on which an ordinary account run by a machine speaks first, then Copilot, a linter, and a person. */
const records = [
  {
    kind: 'pull_request', repo: 'acme/shop', number: 1, title: 'Cart', author: 'ada', author_type: 'human', created_at: at(0), merged_at: at(50), closed_at: at(50),
    commits: [],
  },
  { kind: 'review', repo: 'acme/shop', number: 1, id: 'r1', reviewer: 'acme-ci', reviewer_type: 'human', state: 'commented', submitted_at: at(5) },
  { kind: 'review', repo: 'acme/shop', number: 1, id: 'r2', reviewer: 'ben', reviewer_type: 'human', state: 'approved', submitted_at: at(40) },
  comment('c1', 'acme-ci', 'human', 5, ownText),
  comment('c2', 'Copilot', 'bot', 6, 'must: close the file'),
  comment('c3', 'strange-linter[bot]', 'bot', 7, 'Line too long.'),
  // Writes pull requests, and answers in their threads.
  comment('c4', 'copilot-swe-agent[bot]', 'bot', 8, 'On it.'),
]; // prettier-ignore

const own = {
  key: 'acme-ci', name: 'Acme CI', logins: ['acme-ci'], severityPattern: '^Severity: (\\w+)', severities: ['grave', 'light'],
}; // prettier-ignore
const rule = { repo: 'acme/*', agent: 'copilot-review', pattern: '^must\\b', severity: 'P0' };

const SET = `mutation ($own: [OwnAgentInput!], $severityRules: [SeverityRuleInput!]) { setAgentSettings(own: $own, severityRules: $severityRules) {
  own { key logins base severities } severityRules { repo agent pattern severity } undoable changedAt job { id } } }`;
interface Settings {
  own: { key: string; logins: string[]; base: string | null; severities: string[] }[];
  severityRules: (typeof rule)[];
  undoable: boolean;
  changedAt: string | null;
  job: unknown;
}

let database: TestDatabase;
let server: TestServer;
let client: Client;
let folder: string;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = mkdtempSync(join(tmpdir(), 'downstream-agents-'));
  writeFileSync(join(folder, 'records.ndjson'), records.map((each) => JSON.stringify(each)).join('\n'));
  await outputOf(database, 'import', join(folder, 'records.ndjson'));
  server = await startServer(database);
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await server.close();
  rmSync(folder, { recursive: true });
  await database.drop();
});

async function findings(): Promise<Record<string, string>> {
  await client.query(`SELECT set_config('app.organization_id', (SELECT id FROM organization LIMIT 1)::text, false)`);
  const { rows } = await client.query<{ agent: string; severity: string; rank: number }>(
    'SELECT agent, severity, severity_rank AS rank FROM finding_outcome ORDER BY agent',
  );
  return Object.fromEntries(rows.map(({ agent, severity, rank }) => [agent, `${severity} ${rank}`]));
}

async function item(): Promise<{ firstReviewAt: string; firstAgentReviewAt: string; reviewers: object }> {
  return JSON.parse(await outputOf(database, 'flow', '--items', '--json')) as never;
}

const set = (variables: object) =>
  server
    .graphql<{ setAgentSettings: Settings }>(SET, variables as Record<string, unknown>)
    .then((data) => data.setAgentSettings);

/** The first error a change is answered with. */
async function refusal(variables: object): Promise<object> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: SET, variables }),
  });
  const { errors } = (await response.json()) as { errors: object[] };
  return errors[0];
}

it('lists the agents that are known, with what was seen of them', async () => {
  const { reviewAgents } = await server.graphql<{ reviewAgents: { key: string; name: string; seen: number; severities: string[] }[] }>(
    '{ reviewAgents { key name own version seen findings severities accounts { login id } unparsed { value n } } }',
  ); // prettier-ignore
  const names = reviewAgents.map(({ name }) => name.toLowerCase());
  expect(names).toEqual([...names].sort());
  expect(reviewAgents.find(({ key }) => key === 'copilot-review')).toMatchObject({
    own: false,
    seen: 1,
    findings: 1,
    unparsed: { value: 0, n: 1 },
  });
  expect(reviewAgents.find(({ key }) => key === 'codex')).toMatchObject({
    seen: 0,
    severities: ['P0', 'P1', 'P2', 'P3'],
    unparsed: { value: null },
  });
  expect(await findings()).toEqual({ 'copilot-review': ' 0' });
});

it('lists automated accounts that are no known agent', async () => {
  const { unknownReviewers } = await server.graphql<{ unknownReviewers: object[] }>(
    '{ unknownReviewers { login id threads others repos lastAt } }',
  );
  expect(unknownReviewers).toEqual([
    { login: 'strange-linter[bot]', id: null, threads: 1, others: 0, repos: 1, lastAt: at(7) },
  ]);
});

it('tries rules on a text and saves nothing', async () => {
  const query = `query ($text: String!, $agent: OwnAgentInput, $key: String, $severityRules: [SeverityRuleInput!], $repo: String) {
    tryAgent(text: $text, agent: $agent, key: $key, severityRules: $severityRules, repo: $repo) {
      kind suppressed findings { severity severityRank title threaded line } } }`;
  const { tryAgent: drafted } = await server.graphql<{ tryAgent: object }>(query, {
    text: ownText,
    agent: own,
  });
  expect(drafted).toEqual({
    kind: 'findings',
    suppressed: 0,
    findings: [{ severity: 'grave', severityRank: 1, title: 'Severity: grave', threaded: true, line: null }],
  });
  const { tryAgent: ruled } = await server.graphql<{ tryAgent: { findings: object[] } }>(query, {
    text: 'must: x', key: 'copilot-review', severityRules: [rule], repo: 'acme/shop',
  }); // prettier-ignore
  expect(ruled.findings[0]).toMatchObject({ severity: 'P0', severityRank: 1 });
  await expect(server.graphql(query, { text: 'x', key: 'nobody' })).rejects.toThrow(
    /There is no review agent .*nobody/,
  );
  expect(await findings()).toEqual({ 'copilot-review': ' 0' });
});

it.each([
  [
    { own: [{ ...own, severityPattern: '(a+)+b' }] },
    'Own agent 1, severityPattern, is "(a+)+b", which repeats what repeats itself',
  ],
  [{ own: [{ ...own, key: 'codex' }] }, 'Own agent 1, key, is "codex", which is a known agent'],
  [{ own: [{ ...own, logins: [] }] }, 'Own agent 1 has no account'],
  [{ own: [{ ...own, base: 'x' }] }, 'Own agent 1, base, is "x", which is no known agent'],
  [{ own: [own, { ...own, key: 'two' }] }, 'Own agent 2 names the account "acme-ci", which another one names already'],
  [{ own: [{ ...own, severityPattern: '^Severity' }] }, 'Own agent 1, severityPattern, is "^Severity" without a group'],
  [
    { severityRules: [rule, { ...rule, agent: 'nobody' }] },
    'Severity rule 2, agent, is "nobody", which is no known agent',
  ],
  [{ severityRules: [{ ...rule, pattern: '(' }] }, 'Severity rule 1, pattern, is "(", which is no regular expression'],
  [{ severityRules: [{ ...rule, repo: ' ' }] }, 'Severity rule 1 has no repo'],
  [{ severityRules: [{ ...rule, severity: '' }] }, 'Severity rule 1, pattern, is "^must\\b" without a group'],
])('refuses what does not fit, with the place, the value and the remedy: %#', async (input, said) => {
  expect(await refusal(input)).toMatchObject({
    message: expect.stringContaining(said) as string,
    extensions: { code: 'bad_input' },
  });
  const { agentSettings } = await server.graphql<{ agentSettings: Settings }>(
    '{ agentSettings { own { key } undoable } }',
  );
  expect(agentSettings).toEqual({ own: [], undoable: false });
});

it('reads everything again by what was saved; its own agent’s ordinary account is no human reviewer any more', async () => {
  expect(await item()).toMatchObject({ firstReviewAt: at(5), firstAgentReviewAt: at(6), reviewers: { humans: 2 } });

  const saved = await set({ own: [own], severityRules: [rule] });
  expect(saved).toMatchObject({
    own: [{ key: 'acme-ci', logins: ['acme-ci'], base: null, severities: ['grave', 'light'] }],
    severityRules: [rule],
    undoable: true,
    job: null,
  });
  expect(await findings()).toEqual({ 'acme-ci': 'grave 1', 'copilot-review': 'P0 1' });
  expect(await item()).toMatchObject({ firstReviewAt: at(40), firstAgentReviewAt: at(5), reviewers: { humans: 1 } });

  // What is left out stays.
  expect(await set({ severityRules: [] })).toMatchObject({ own: [{ key: 'acme-ci' }], severityRules: [] });
  expect(await findings()).toEqual({ 'acme-ci': 'grave 1', 'copilot-review': ' 0' });
});

it('takes a change back, and that back again', async () => {
  const undo = 'mutation { undoAgentSettings { own { key } severityRules { pattern } } }';
  const taken = await server.graphql<{ undoAgentSettings: Settings }>(undo);
  expect(taken.undoAgentSettings).toEqual({ own: [{ key: 'acme-ci' }], severityRules: [{ pattern: rule.pattern }] });
  expect(await findings()).toEqual({ 'acme-ci': 'grave 1', 'copilot-review': 'P0 1' });
  await server.graphql(undo);
  expect(await findings()).toEqual({ 'acme-ci': 'grave 1', 'copilot-review': ' 0' });

  await set({ own: [] });
  expect(await findings()).toEqual({ 'copilot-review': ' 0' });
  expect(await item()).toMatchObject({ firstReviewAt: at(5), reviewers: { humans: 2 } });
});

it('does the same from the command line', async () => {
  const settings = join(folder, 'agents.json');
  writeFileSync(settings, JSON.stringify({ own: [{ ...own, base: '' }], severityRules: [rule] }));
  const printed = JSON.parse(await outputOf(database, 'agents', '--set', settings)) as Settings;
  expect(printed.own[0]).toMatchObject({ key: 'acme-ci', severities: ['grave', 'light'] });
  expect(await findings()).toEqual({ 'acme-ci': 'grave 1', 'copilot-review': 'P0 1' });
  // What it prints can be given back as it is.
  writeFileSync(settings, JSON.stringify(printed));
  await outputOf(database, 'agents', '--set', settings, '--json');

  const listed = JSON.parse(await outputOf(database, 'agents', '--json')) as {
    agents: { key: string }[];
    unknown: { login: string }[];
  };
  expect(listed.agents.map(({ key }) => key)).toEqual(['acme-ci', 'copilot-review']);
  expect(listed.unknown.map(({ login }) => login)).toEqual(['strange-linter[bot]']);
  expect(await outputOf(database, 'agents')).toMatch(
    /acme-ci +Acme CI \(own\) +1 +1 +1 +0\.0 % \(n 1\) +grave > light/,
  );

  const text = join(folder, 'text.md');
  writeFileSync(text, '**![P1 Badge](https://example.com/x) Close the file**');
  expect(await outputOf(database, 'agents', '--try', text, '--agent', 'codex')).toBe('findings\nP1 · Close the file\n');
  expect(await runCommand(database, 'agents', '--try', text)).toMatchObject({ code: 2 });
  expect(await runCommand(database, 'agents', '--try', join(folder, 'none'), '--agent', 'codex')).toMatchObject({
    code: 2,
  });
});
