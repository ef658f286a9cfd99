import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { importPaths, type ImportPathsOptions } from '../../server/sources/import-paths';
import { replayRejects } from '../../server/sources/replay-rejects';
import { LedgerBench, lines } from '../support/ledger-bench';

jest.setTimeout(120_000);

let bench: LedgerBench;
let id: number;

beforeAll(async () => void (bench = await LedgerBench.open()));
afterAll(() => bench.close());
beforeEach(async () => void (id = await bench.organization()));

const usage = (): Promise<unknown[]> =>
  bench.select(
    id,
    `SELECT jsonb_strip_nulls(to_jsonb(u) - 'organization_id') AS row FROM agent_usage u ORDER BY person, day, tool, surface`,
  ).then((rows) => rows.map(({ row }) => row)); // prettier-ignore

async function taken(value: unknown, name = 'export.json', options: ImportPathsOptions = {}) {
  const text = typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value);
  const path = await bench.file(name, text);
  const messages: string[] = [];
  const onReject = (message: string): void => void messages.push(message.replace(path, 'FILE'));
  const summary = await importPaths(bench.store, id, [path], { ...options, onReject });
  return { ...summary, messages };
}

const copilot = { day: '2026-03-02', user_login: 'ada', user_id: 4, user_initiated_interaction_count: 3, loc_added_sum: 2, used_chat: false, totals_by_ide: [] }; // prettier-ignore
const claude = { date: '2026-03-02T00:00:00Z', actor: { type: 'user_actor', email_address: 'ada@acme.example' }, terminal_type: 'tmux', core_metrics: { num_sessions: 3 } }; // prettier-ignore
const cursor = { email: 'ada@acme.example', day: '2026-03-02', isActive: true, composerRequests: 2 };
const codex = { start_time: 1772409600, end_time: 1772496000, actor: { email: 'ada@acme.example' }, totals: { threads: 1, turns: 2 }, clients: [{ client_id: 'CODEX_CLI', turns: 2 }] }; // prettier-ignore
const fixed = { day: '2026-03-02' };

const doors: [string, object, object, object][] = [
  ['copilot-usage', copilot, { report_start_day: '2026-03-02', report_end_day: '2026-03-02', day_totals: [copilot] }, { ...fixed, person: 'ada', tool: 'copilot', surface: 'ide', prompts: 3, lines_accepted: 2 }],
  ['claude-code-usage', claude, { data: [claude], has_more: false, next_page: null }, { ...fixed, person: 'ada@acme.example', tool: 'claude-code', surface: 'cli', sessions: 3, extra: { terminals: ['tmux'] } }],
  ['cursor-usage', cursor, { period: { startDate: 1 }, data: [cursor] }, { ...fixed, person: 'ada@acme.example', tool: 'cursor', surface: 'ide', prompts: 2 }],
  ['codex-usage', codex, { object: 'page', data: [codex], has_more: false, next_page: null }, { ...fixed, person: 'ada@acme.example', tool: 'codex', surface: 'cli', sessions: 1, prompts: 2, extra: { clients: ['CODEX_CLI'] } }],
]; // prettier-ignore

describe.each(doors)('%s', (door, item, page, row) => {
  const forms: [string, string | Buffer, string][] = [
    ['a page in one line', JSON.stringify(page), 'export.json'],
    ['a page over many lines', JSON.stringify(page, null, 2), 'export.json'],
    ['a list', JSON.stringify([item]), 'export.json'],
    ['a list of pages', JSON.stringify([page]), 'export.json'],
    ['lines, packed', gzipSync(`${JSON.stringify(item)}\n`), 'export.ndjson.gz'],
  ];
  it.each(forms)('is recognised as %s; again nothing changes', async (_form, text, name) => {
    expect(await taken(text, name)).toMatchObject({ rejected: 0, extras: 0, kinds: { agent_usage: { accepted: 1 } } });
    expect(await usage()).toEqual([row]);
    expect(await taken(text, name)).toMatchObject({ accepted: 0, rejected: 0 });
    expect(await bench.select(id, 'SELECT DISTINCT door FROM coverage')).toEqual([{ door }]);
  });

  it('from standard input', async () => {
    const stdin = Readable.from([`${JSON.stringify(item)}\n`]);
    expect(await importPaths(bench.store, id, ['-'], { stdin })).toMatchObject({ rejected: 0 });
    expect(await usage()).toEqual([row]);
  });

  it('a row that cannot be used is kept and the rest goes in', async () => {
    const broken = JSON.parse(JSON.stringify(item).replace(/"2026-03-02(T00:00:00Z)?"|1772409600/, '"soon"')) as object;
    const summary = await taken(lines([broken, item]), 'export.ndjson', { from: door as ImportPathsOptions['from'] });
    expect(summary).toMatchObject({ rejected: 1, kinds: { agent_usage: { accepted: 1, rejected: 1 } } });
    expect(summary.messages[0]).toMatch(/^FILE:1: the row of .*soon.*\.$/);
    expect(await usage()).toEqual([row]);
    expect(await replayRejects(bench.store, id)).toMatchObject({ taken: 0, left: 1 });
    await bench.select(id, `UPDATE rejected_record SET raw = replace(raw, '"soon"', '"2026-03-02"')`);
    // Rows that several rows of an export make together are not replaced by one of them.
    const alone = door === 'copilot-usage' || door === 'cursor-usage';
    expect(await replayRejects(bench.store, id)).toMatchObject(alone ? { taken: 1, left: 0 } : { taken: 0, left: 1 });
    expect(await usage()).toEqual([row]);
  });
});

it('a page longer than what is looked at', async () => {
  const many = Array.from({ length: 900 }, (_, n) => ({ ...copilot, user_login: `p${n}`, user_id: 1000 + n }));
  for (const text of [
    JSON.stringify({ day_totals: many }),
    JSON.stringify({ day_totals: many }, null, 1),
    JSON.stringify(many),
  ])
    expect(await taken(text)).toMatchObject({ rejected: 0 });
  expect(await bench.select(id, 'SELECT count(*)::int AS n FROM agent_usage')).toEqual([{ n: 900 }]);
});

it('terminals of one day add up over the files of a folder, in any order', async () => {
  const folder = join(
    await bench.file('a.json', JSON.stringify({ data: [claude], has_more: true, next_page: 'p2' })),
    '..',
  );
  const { writeFile } = await import('node:fs/promises');
  await writeFile(
    join(folder, 'b.json'),
    JSON.stringify({ data: [{ ...claude, terminal_type: 'iTerm.app' }], has_more: false, next_page: null }),
  );
  for (const paths of [[folder], [join(folder, 'b.json'), join(folder, 'a.json')]]) {
    await importPaths(bench.store, id, paths, {});
    expect(await usage()).toMatchObject([{ surface: 'cli', sessions: 6, extra: { terminals: ['iTerm.app', 'tmux'] } }]);
  }
});

it("the CSV of Cursor's dashboard", async () => {
  const header =
    'Date,User,Cloud Agent ID,Automation ID,Kind,Model,Max Mode,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Cost';
  const text = [
    header,
    '"2026-03-02T10:00:00.000Z","ada@acme.example","bc-1","","Included","large","No","5","10","20","7","42","Included"',
    '"2026-03-02T10:30:00.000Z","ada@acme.example","bc-1","","Usage-based","large","No","0","1","2","3","6","$0.25"',
    '"2026-03-02T11:00:00.000Z","ada@acme.example","","","Included","large","No","0","1","0","1","2","Included"',
    '"soon","ada@acme.example","","","Included","large","No","0","1","0","1","2","Included"',
  ].join('\n');
  const summary = await taken(text, 'usage-events.csv');
  expect(summary).toMatchObject({ rejected: 1 });
  expect(summary.messages).toEqual([expect.stringMatching(/^FILE:5: .*"timestamp" that is "soon"/)]);
  expect(await usage()).toEqual([
    { ...fixed, person: 'ada@acme.example', tool: 'cursor', surface: 'ide', tokens: 2 },
    { ...fixed, person: 'ada@acme.example', tool: 'cursor', surface: 'web', tokens: 48, cost_usd: 0.25 },
  ]);
  const runs = `SELECT id, person, surface, mode, extract(epoch from ended_at - started_at)::int AS seconds FROM agent_run`;
  expect(await bench.select(id, runs)).toEqual([
    { id: 'cursor:bc-1', person: 'ada@acme.example', surface: 'web', mode: 'delegated', seconds: 1800 },
  ]);
});

it('anything else comes as CSV of the records, people by e-mail address', async () => {
  const template =
    /```csv\n(person,[^`]+)```/.exec(readFileSync(join(__dirname, '..', '..', 'docs', 'usage.md'), 'utf8'))?.[1] ?? '';
  expect(await taken(template, 'agent_usage.csv')).toMatchObject({ rejected: 0, extras: 0 });
  expect(await usage()).toEqual([
    { ...fixed, person: 'ada@acme.example', tool: 'house-agent', surface: 'chat', prompts: 4 },
    {
      ...fixed,
      person: 'ben',
      tool: 'house-agent',
      surface: 'api',
      runs: 2,
      delegated_minutes: 95.5,
      longest_run_minutes: 80,
    },
  ]);
});

it('API keys are automated accounts', async () => {
  const key = { ...claude, actor: { type: 'api_actor', api_key_name: 'nightly' } };
  const { notes } = await taken({ data: [claude, key], has_more: false, next_page: null });
  expect(notes).toEqual(['1 row of 1 API key or service account went in as automated accounts: they are no persons.']);
  expect(await bench.select(id, 'SELECT login, account_type FROM person')).toEqual([
    { login: 'api:nightly', account_type: 'bot' },
  ]);
});
