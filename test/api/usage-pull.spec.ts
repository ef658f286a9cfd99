import {
  claudeCodeDay,
  claudeCodeKey,
  startClaudeCodeDouble,
  type ClaudeCodeDouble,
} from '../doubles/usage-claude-code';
import { pulledAt, startPulls, type Pulls } from '../support/usage-pull';

jest.setTimeout(60_000);

let here: Pulls;
let double: ClaudeCodeDouble;
let connection: Parameters<Pulls['pull']>[0];

beforeAll(async () => {
  here = await startPulls();
  double = await startClaudeCodeDouble();
  const name = 'Claude Code';
  const id = await here.connection('claude-code-usage', name);
  connection = { id, door: 'claude-code-usage', name, baseUrl: double.url, secret: claudeCodeKey };
  double.days.set('2026-11-22', ['ada', 'ben', 'cleo', 'dora', 'eli'].map((who) => claudeCodeDay('2026-11-22', `${who}@example.com`))); // prettier-ignore
  double.days.set('2026-10-01', [claudeCodeDay('2026-10-01', 'ada@example.com')]);
});
beforeEach(() => {
  double.mend();
  double.requests.splice(0);
});
afterAll(async () => {
  await double.close();
  await here.close();
});

const days = () => double.requests.map(({ search }) => search.get('starting_at'));
const rows = () =>
  here.ask<{ person: string; day: string; sessions: number; lines: number; cost: number }>(
    `SELECT person, day::text, sessions, lines_accepted AS lines, cost_usd AS cost FROM agent_usage ORDER BY day, person`,
  );

it('a pull that fails in the middle keeps what came before, says why, and the next one goes on there', async () => {
  // Day 50 of 90 from the newest: 2026-11-22 minus 49 days.
  double.fail({ when: ({ search }) => search.get('starting_at') === '2026-10-04', answer: { status: 503 } });
  const failed = await here.pull(connection);
  expect(failed.fault).toMatchObject({ code: 'upstream', message: 'Claude Code answers 503.' });
  // Tried four times, later and later.
  expect(failed.waits).toEqual([2, 4, 8]);
  expect(days().filter((day) => day === '2026-10-04')).toHaveLength(4);
  // 49 days are in; what came in is derived, though the run failed.
  expect(await here.read(connection.id)).toMatchObject({ days: 49, missing: 41, rows: 5, lastDay: '2026-11-22', completeTo: null }); // prettier-ignore
  expect(failed.derivations).toBeGreaterThan(0);

  double.mend();
  double.requests.splice(0);
  const { result } = await here.pull(connection);
  // The newest seven again, in three pages the first of them, and the 41 that were missing.
  expect(new Set(days()).size).toBe(48);
  expect(days()).toHaveLength(50);
  expect(days()).not.toContain('2026-11-15');
  expect(result).toMatchObject({ complete: true, days: 48, missing: 0, rejected: 0 });
  expect(result?.message).toContain('all 90 days up to 2026-11-22 are here');
});

it('all pages of a day are read, and the rows say what the vendor said', async () => {
  const all = await rows();
  expect(all.map(({ person, day }) => `${day} ${person}`)).toEqual([
    '2026-10-01 ada@example.com',
    '2026-11-22 ada@example.com',
    '2026-11-22 ben@example.com',
    '2026-11-22 cleo@example.com',
    '2026-11-22 dora@example.com',
    '2026-11-22 eli@example.com',
  ]);
  // 186 cents.
  expect(all[0]).toMatchObject({ sessions: 3, lines: 120, cost: 1.86 });
});

it('a repeated pull reads the newest seven days and changes nothing', async () => {
  const before = await rows();
  const [{ version }] = await here.ask<{ version: string }>('SELECT data_version AS version FROM organization');
  const { result, derivations } = await here.pull(connection);
  expect(new Set(days())).toEqual(new Set(['2026-11-22', '2026-11-21', '2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17', '2026-11-16'])); // prettier-ignore
  expect(result).toMatchObject({ complete: true, days: 7, rows: 5 });
  expect(await rows()).toEqual(before);
  expect(derivations).toBe(0);
  expect(await here.ask('SELECT data_version AS version FROM organization')).toEqual([{ version }]);
});

it('what the vendor corrects within a week is taken', async () => {
  double.days.set('2026-11-20', [claudeCodeDay('2026-11-20', 'ada@example.com')]);
  await here.pull(connection);
  expect((await rows()).map(({ day }) => day)).toContain('2026-11-20');
  expect(await here.read(connection.id)).toMatchObject({ days: 90, rows: 7 });
});

it('the next day one more day is wanted', async () => {
  const { result } = await here.pull(connection, { now: pulledAt + 86_400 });
  expect(days()).toEqual(['2026-11-23', '2026-11-22', '2026-11-22', '2026-11-22', '2026-11-21', '2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17']); // prettier-ignore
  expect(result).toMatchObject({ complete: true, days: 7 });
  expect(await here.read(connection.id)).toMatchObject({
    firstDay: '2026-08-25',
    days: 91,
    completeTo: Date.parse('2026-11-24T00:00:00Z') / 1000,
  });
});

it('a limit is waited for as long as the vendor says, told, and gone on after', async () => {
  const answer = { status: 429, headers: { 'retry-after': '37' }, body: { type: 'error', error: { type: 'rate_limit_error', message: 'Too many requests' } } }; // prettier-ignore
  double.fail({ answer, times: 2 });
  const { result, waits, messages } = await here.pull(connection);
  expect(waits).toEqual([37, 37]);
  expect(result).toMatchObject({ complete: true });
  expect(messages).toContainEqual(
    'The limit of requests to Claude Code is used up (Too many requests); goes on at 12:00 UTC',
  );
});

it('a limit without a time is waited for longer and longer, and not for ever', async () => {
  double.fail({ answer: { status: 429 } });
  const { fault, waits } = await here.pull(connection);
  // The minute doubled; 960 s would be longer than a quarter of an hour.
  expect(waits).toEqual([60, 120, 240, 480]);
  expect(fault).toMatchObject({
    code: 'rate_limited',
    remedy: 'Nothing: the next run goes on where this one stopped.',
  });
});

it.each([
  [401, 'unauthorized', 'Claude Code does not accept the key (invalid x-api-key).'],
  [403, 'forbidden', 'The key may not read usage of Claude Code (invalid x-api-key).'],
])('%d is told with what to do, and not tried again', async (status, code, message) => {
  double.fail({ answer: { status, body: { type: 'error', error: { message: 'invalid x-api-key' } } } });
  const { fault, waits } = await here.pull(connection);
  expect(fault).toMatchObject({ code, message });
  expect(fault?.remedy).toContain('Admin API key');
  expect(double.requests).toHaveLength(1);
  expect(waits).toEqual([]);
});

it.each([
  ['another shape', { status: 200, body: { results: [] } }, 'unknown_schema', 'has no list "data"'],
  ['a page of HTML', { status: 200, body: '<html>' }, 'upstream', 'cut off'],
  ['a redirect', { status: 302, headers: { location: 'https://example.com/' } }, 'unknown_schema', 'sends the request elsewhere'], // prettier-ignore
  ['no answer', 'hang up' as const, 'upstream', 'cannot be reached'],
])('%s is a fault that says so', async (_, answer, code, message) => {
  double.fail({ answer });
  const { fault } = await here.pull(connection);
  expect(fault).toMatchObject({ code, message: expect.stringContaining(message) as string });
});

it('a page that is named as the one after itself is not read for ever', async () => {
  double.fail({ answer: { status: 200, body: { data: [], has_more: true, next_page: 'page_x' } } });
  const { fault } = await here.pull(connection);
  expect(fault).toMatchObject({ code: 'upstream', message: 'Claude Code names the page "page_x" as the one after itself.' }); // prettier-ignore
});

it('a row that cannot be used lies aside, keeps the pull from being whole, and goes when the vendor has corrected it', async () => {
  const good = double.days.get('2026-11-20') ?? [];
  double.days.set('2026-11-20', [...good, { ...claudeCodeDay('2026-11-20', 'x'), actor: {} }]);
  const bad = await here.pull(connection);
  expect(bad.result).toMatchObject({ complete: false, missing: 0, rejected: 1 });
  expect(bad.result?.message).toContain('1 row was put aside');
  expect(await here.ask('SELECT source, file FROM rejected_record')).toEqual([{ source: 'Claude Code', file: '2026-11-20 page 1' }]); // prettier-ignore
  double.days.set('2026-11-20', good);
  expect((await here.pull(connection)).result).toMatchObject({ complete: true, rejected: 0 });
  expect(await here.ask('SELECT id FROM rejected_record')).toEqual([]);
});

it('unknown fields and a key that is no person are no faults', async () => {
  const key = { ...claudeCodeDay('2026-11-19', ''), actor: { type: 'api_actor', api_key_name: 'nightly' }, added_in_2027: { a: [1] } }; // prettier-ignore
  double.days.set('2026-11-19', [key]);
  const { result } = await here.pull(connection);
  expect(result).toMatchObject({ complete: true, rejected: 0 });
  expect(await here.ask(`SELECT person, surface FROM agent_usage WHERE day = '2026-11-19'`)).toEqual([{ person: 'api:nightly', surface: 'api' }]); // prettier-ignore
});

it('a pull that is stopped is gone on with: its records are derived by the next one', async () => {
  const id = await here.connection('claude-code-usage', 'Other');
  const other = { ...connection, id, name: 'Other' };
  double.days.set('2026-11-21', [claudeCodeDay('2026-11-21', 'fay@example.com')]);
  const stopped = await here.pull(other, { onMessage: (message, stop) => message === 'Reading 2026-11-18' && stop() });
  expect(stopped.result).toBeUndefined();
  const read = await here.read(id);
  expect(read?.days).toBe(4);
  const { result } = await here.pull(other);
  expect(result).toMatchObject({ complete: true, missing: 0 });
});
