import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authorshipRules, AUTHORSHIP_VERSION } from '../../server/domain/authorship-rules';
import { outputOf, runCommand } from '../support/command-line';
import { eventually } from '../support/eventually';
import { at } from '../support/ledger-bench';
import { LinkedBench } from '../support/linked';
import { startServer } from '../support/server';

let bench: LinkedBench;
jest.setTimeout(120_000);
beforeAll(async () => void (bench = await LinkedBench.open()));
afterAll(() => bench.close());

const change = (number: number, more: object): object => ({ kind: 'pull_request', repo: 'acme/shop', number, title: `Change ${number}`, author: 'ada', author_type: 'human', created_at: at(0), merged_at: at(9), ...more }); // prettier-ignore
const changes = [
  change(1, { branch: 'codex/faster-cart' }),
  change(2, { branch: 'cart', body: 'Why.\n\nCo-authored-by: Claude <noreply@anthropic.com>\n' }),
  change(3, { branch: 'cart' }),
];
const evidence = [
  { number: 1, authorship: 'agent_authored', agent: 'codex', evidence: 'branch', reference: 'codex/faster-cart', rules: AUTHORSHIP_VERSION },
  { number: 2, authorship: 'ai_assisted', agent: 'claude', evidence: 'body', reference: 'Co-authored-by: Claude <noreply@anthropic.com>', rules: AUTHORSHIP_VERSION },
  { number: 3, authorship: 'unmarked', agent: '', evidence: 'none', reference: null, rules: AUTHORSHIP_VERSION },
]; // prettier-ignore
const rowsOf = (id: number): Promise<object[]> =>
  bench.select(
    id,
    `SELECT number, authorship, agent, authorship_evidence AS evidence, authorship_reference AS reference, authorship_version AS rules
     FROM pull_request_flow ORDER BY number`,
  );
const older = async (id: number): Promise<void> => {
  await bench.select(id, `UPDATE organization SET authorship_mark = 'older' WHERE id = $1`, [id]);
  await bench.select(id, `UPDATE pull_request_flow SET authorship = 'unmarked', agent = '', authorship_evidence = 'none', authorship_reference = NULL, authorship_version = 1`); // prettier-ignore
};

it('keeps what authorship was read from, and tells it', async () => {
  const id = await bench.organization();
  await bench.import(id, changes);
  expect(await rowsOf(id)).toEqual(evidence);
  const [{ name }] = await bench.select<{ name: string }>(id, 'SELECT name FROM organization WHERE id = $1', [id]);
  const items = (await outputOf(bench.database, 'flow', '--org', name, '--items', '--json')).trim().split('\n');
  const told = items.map((line) => JSON.parse(line) as Record<string, unknown>).sort((a, b) => Number(a.number) - Number(b.number)); // prettier-ignore
  expect(told.map((item) => [item.authorshipEvidence, item.authorshipReference, item.authorshipVersion])).toEqual(
    evidence.map(({ evidence: rule, reference, rules }) => [rule, reference, rules]),
  );
});

it('an import under other rules works authorship out again, of what it does not touch as well', async () => {
  const id = await bench.organization();
  await bench.import(id, changes);
  await older(id);
  await bench.import(id, [change(4, { branch: 'cart' })]);
  expect(await rowsOf(id)).toEqual([...evidence, { ...evidence[2], number: 4 }]);
  const [{ mark }] = await bench.select<{ mark: string }>(id, 'SELECT authorship_mark AS mark FROM organization WHERE id = $1', [id]); // prettier-ignore
  expect(mark).toBe(authorshipRules().mark);
});

it("an organization's own agents count, and no longer when they are taken back", async () => {
  const id = await bench.organization();
  await bench.import(id, [...changes, change(5, { branch: 'miller/cart' })]);
  const [{ name }] = await bench.select<{ name: string }>(id, 'SELECT name FROM organization WHERE id = $1', [id]);
  const own = { key: 'miller', name: 'Miller', logins: ['miller[bot]'], branchPrefixes: ['miller/'] };
  const file = join(mkdtempSync(join(tmpdir(), 'downstream-own-')), 'agents.json');
  const said = (given: object): void => writeFileSync(file, JSON.stringify({ own: [given], severityRules: [] }));
  said(own);
  await outputOf(bench.database, 'agents', '--org', name, '--set', file);
  const miller = { authorship: 'agent_authored', agent: 'miller', evidence: 'branch', reference: 'miller/cart' };
  expect(await rowsOf(id)).toEqual([...evidence, { number: 5, ...miller, rules: AUTHORSHIP_VERSION }]);
  said({ ...own, branchPrefixes: ['m'] });
  const { code, errors } = await runCommand(bench.database, 'agents', '--org', name, '--set', file);
  expect([code, errors]).toEqual([2, expect.stringMatching(/branchPrefixes, holds "m": write how its branches begin/)]);
  await outputOf(bench.database, 'agents', '--org', name, '--undo');
  expect(await rowsOf(id)).toEqual([...evidence, { ...evidence[2], number: 5 }]);
});

it('a program with other rules works authorship out again after its start, and only then', async () => {
  const [id, current] = [await bench.organization(), await bench.organization()];
  for (const each of [id, current]) await bench.import(each, changes);
  await older(id);
  const server = await startServer(bench.database);
  try {
    await eventually(
      () => rowsOf(id),
      (rows) => JSON.stringify(rows) === JSON.stringify(evidence),
    );
    const jobs = 'SELECT name FROM job';
    expect(await bench.select(id, jobs)).toEqual([{ name: 'authorship by new rules' }]);
    expect(await bench.select(current, jobs)).toEqual([]);
  } finally {
    await server.close();
  }
});
