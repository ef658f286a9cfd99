import { Fault } from './fault';
import { recordKinds } from './record-kinds';
import type { RecordKind } from './record-kind';
import { columnsOf, validationOf, type Row } from './validation';

const kind = (name: string) => recordKinds.get(name) as RecordKind;
const check = (name: string, record: object, fromCsv = false) =>
  validationOf(kind(name))(record as Record<string, unknown>, fromCsv);
const reasonOf = (name: string, record: object) => {
  const found = check(name, record);
  return found instanceof Fault ? found.reason : 'taken';
};
const cell = (name: string, row: Row | Fault, column: string) => {
  if (row instanceof Fault) throw new Error(row.problem);
  return row.cells[columnsOf(kind(name)).indexOf(column)];
};

const pull = { repo: 'acme/shop', number: 7, title: 'Faster', author: 'ann', created_at: '2026-03-02T09:00:00Z' };
const deploy = {
  id: 'd1',
  environment: 'production',
  sha: 'abc',
  finished_at: '2026-03-02T09:00:00Z',
  status: 'success',
};

test('all kinds of doors.md are known, and three that findings need', () => {
  expect([...recordKinds.keys()].sort()).toEqual([
    'agent_run',
    'agent_usage',
    'agent_usage_period',
    'check_run',
    'commit_file',
    'deploy',
    'finding',
    'incident',
    'person',
    'pull_request',
    'pull_request_comment',
    'pull_request_event',
    'repository',
    'review',
    'review_comment',
    'team',
  ]);
});

test.each<[string, object, string]>([
  ['taken', pull, 'a pull request with its required fields'],
  ['taken', { ...pull, merged_at: null, additions: null }, 'null for absent'],
  ['missing_field', { ...pull, author: null }, 'null for a required field'],
  ['missing_field', { ...pull, repo: '' }, 'an empty key'],
  ['wrong_type', { ...pull, number: '7' }, 'a number in quotes'],
  ['wrong_type', { ...pull, title: 5 }, 'a number for a text'],
  ['wrong_type', { ...pull, draft: 'yes' }, 'a text for true or false'],
  ['wrong_type', { ...pull, labels: 'bug' }, 'a text for a list'],
  ['wrong_type', { ...pull, labels: [{}] }, 'an object in a list of texts'],
  ['wrong_type', { ...pull, created_at: 1772442000 }, 'a number for a time'],
  ['bad_number', { ...pull, number: 7.5 }, 'a fraction for a whole number'],
  ['bad_number', { ...pull, additions: -1 }, 'less than no lines'],
  ['bad_number', { ...pull, number: 3e9 }, 'a number beyond 32 bits'],
  ['bad_number', { ...pull, author_id: 2 ** 60 }, 'an id that JSON cannot hold exactly'],
  ['time_without_offset', { ...pull, created_at: '2026-03-02T09:00:00' }, 'a time without an offset'],
  ['bad_time', { ...pull, created_at: '2026-02-30T09:00:00Z' }, 'a day that does not exist'],
  ['end_before_start', { ...pull, merged_at: '2026-03-02T08:59:59Z' }, 'a merge before the creation'],
  [
    'end_before_start',
    { ...pull, closed_at: '2026-03-02T10:59:59+02:00' },
    'a close before the creation in another offset',
  ],
  ['nul_byte', { ...pull, body: 'a\0b' }, 'a NUL character'],
  ['nul_byte', { ...pull, more: { deep: ['\0'] } }, 'a NUL character in an unknown field'],
  ['key_too_long', { ...pull, repo: 'x'.repeat(2100) }, 'a key longer than an index holds'],
  [
    'time_without_offset',
    { ...pull, commits: [{ sha: 'a', authored_at: '2026-03-01T09:00:00' }] },
    'a commit without offset',
  ],
  ['missing_field', { ...pull, commits: [{ authored_at: '2026-03-01T09:00:00Z' }] }, 'a commit without its hash'],
])('pull_request: %s for %j (%s)', (reason, record) => {
  expect(reasonOf('pull_request', record)).toBe(reason);
});

test.each<[string, string, object]>([
  [
    'review',
    'bad_enum',
    { repo: 'a/b', number: 1, id: 1, reviewer: 'x', state: 'APPROVED', submitted_at: '2026-03-02T09:00:00Z' },
  ],
  ['pull_request_event', 'bad_enum', { repo: 'a/b', number: 1, event: 'exploded', at: '2026-03-02T09:00:00Z' }],
  ['deploy', 'end_before_start', { ...deploy, started_at: '2026-03-02T09:00:01Z' }],
  ['deploy', 'bad_enum', { ...deploy, status: 'ok' }],
  ['incident', 'end_before_start', { id: 1, opened_at: '2026-03-02T09:00:00Z', resolved_at: '2026-03-02T08:00:00Z' }],
  [
    'incident',
    'end_before_start',
    { id: 1, opened_at: '2026-03-02T09:00:00Z', acknowledged_at: '2026-03-02T08:59:59Z' },
  ],
  [
    'agent_run',
    'end_before_start',
    {
      id: 1,
      person: 'x',
      tool: 't',
      surface: 'cli',
      mode: 'delegated',
      started_at: '2026-03-02T09:00:00Z',
      ended_at: '2026-03-02T08:00:00Z',
    },
  ],
  ['agent_usage', 'bad_time', { person: 'x', day: '2026-02-30', tool: 't', surface: 'cli' }],
  ['person', 'bad_enum', { login: 'x', function: 'sales' }],
])('%s: %s', (name, reason, record) => {
  expect(reasonOf(name, record)).toBe(reason);
});

test('unknown fields are kept in extra, and counted', () => {
  const row = check('pull_request', { ...pull, kind: 'pull_request', effort: 'low', points: 3, nothing: null });
  expect(row).toMatchObject({ extras: 2 });
  expect(cell('pull_request', row, 'extra')).toBe('{"effort":"low","points":3}');
});

test('account types of GitHub become human and bot, others stay unknown', () => {
  const typeOf = (type: string) =>
    cell('pull_request', check('pull_request', { ...pull, author_type: type }), 'author_type');
  expect(['User', 'human', 'Bot', 'App', 'Mannequin'].map(typeOf)).toEqual(['human', 'human', 'bot', 'bot', null]);
  expect(cell('pull_request', check('pull_request', { ...pull, author_type: 'Mannequin' }), 'extra')).toBe(
    '{"author_type":"Mannequin"}',
  );
});

test('ids come as numbers or texts', () => {
  expect(cell('pull_request', check('pull_request', { ...pull, author_id: 198982749 }), 'author_id')).toBe('198982749');
});

test('a CSV row is text that stands for its types', () => {
  const row = check(
    'pull_request',
    { ...pull, number: '7', additions: '12.0', draft: 'True', labels: 'bug; ui', body: '', commits: '[{"sha":"a"}]' },
    true,
  );
  expect(['number', 'additions', 'draft', 'labels', 'body', 'commits'].map((name) => cell('pull_request', row, name))).toEqual([
    '7', '12', 't', '{"bug","ui"}', null, '[{"sha":"a"}]',
  ]); // prettier-ignore
});

test('events of one second are told apart by id, else by actor', () => {
  const event = { repo: 'a/b', number: 1, event: 'review_requested', at: '2026-03-02T09:00:00Z' };
  const keys = [{}, { actor: 'ann' }, { actor: 'ben' }, { actor: 'ben', id: 9 }].map((more) => {
    const row = check('pull_request_event', { ...event, ...more });
    return row instanceof Fault ? row.problem : row.key;
  });
  expect(new Set(keys).size).toBe(4);
});

test('first and last tell when something happened, birthdays do not count', () => {
  const row = check('pull_request', {
    ...pull,
    merged_at: '2026-03-03T09:00:00Z',
    first_commit_at: '2020-01-01T00:00:00Z',
  });
  // 2026-03-02T09:00:00Z and a day later, by `date -u +%s`.
  expect(row).toMatchObject({ first: 1772442000, last: 1772528400 });
  expect(check('person', { login: 'x', started_on: '2026-01-01' })).toMatchObject({ first: NaN, last: NaN });
});

test('messages name field, value and remedy', () => {
  const fault = check('pull_request', { ...pull, created_at: '2026-03-02T09:00:00' }) as Fault;
  expect(fault.problem).toContain('"created_at"');
  expect(fault.problem).toContain('"2026-03-02T09:00:00"');
  expect(fault.problem).toContain('write it with one');
});
