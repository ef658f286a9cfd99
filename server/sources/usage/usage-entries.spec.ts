import fc from 'fast-check';
import type { Json } from '../github-rest/shape';
import { usageDoorOf, usageDoorOfText, usageDoors, type UsageDoor } from './usage-door';
import { UsageEntries } from './usage-entries';
import { UsageSums } from './usage-sums';

const claude = (terminal: string, sessions: number, email = 'ada@acme.example') => ({
  date: '2026-03-02T00:00:00Z',
  actor: { type: 'user_actor', email_address: email },
  terminal_type: terminal,
  core_metrics: { num_sessions: sessions },
});
const key = { ...claude('tmux', 3), actor: { type: 'api_actor', api_key_name: 'nightly' } };
const copilot = {
  day: '2026-03-02',
  user_login: 'ada',
  user_id: 4,
  user_initiated_interaction_count: 3,
  used_chat: false,
};
const cursorDay = { email: 'ada@acme.example', day: '2026-03-02', isActive: true, composerRequests: 2 };
const cursorEvent = {
  timestamp: 1772445600000,
  userEmail: 'ada@acme.example',
  cloudAgentId: 'bc-1',
  tokenUsage: { inputTokens: 1 },
};
const codex = {
  start_time: 1772409600,
  end_time: 1772496000,
  actor: { email: 'ada@acme.example' },
  totals: { threads: 1 },
  clients: [],
};

const recordsOf = (door: UsageDoor, ...values: unknown[]): Json[] => {
  const read = new UsageEntries(door, 'FILE');
  const first = values.flatMap((value) => read.read(value, undefined).entries);
  return [...first, ...read.finish().entries].map(({ value }) => value as Json);
};

describe('the door by the content', () => {
  it.each<[UsageDoor, unknown]>([
    ['copilot-usage', copilot],
    ['copilot-usage', { report_start_day: '2026-03-02', day_totals: [copilot] }],
    ['copilot-usage', { user_totals: [] }],
    ['claude-code-usage', claude('tmux', 1)],
    ['claude-code-usage', { data: [claude('tmux', 1)], has_more: false, next_page: null }],
    ['claude-code-usage', { data: [], has_more: false, next_page: null }],
    ['cursor-usage', cursorDay],
    ['cursor-usage', { period: {}, data: [cursorDay] }],
    ['cursor-usage', { totalUsageEventsCount: 1, usageEvents: [cursorEvent] }],
    ['codex-usage', codex],
    ['codex-usage', { object: 'page', data: [codex], has_more: false, next_page: null }],
  ])('%s', (door, value) => {
    expect(usageDoorOf(value)).toBe(door);
    expect(usageDoorOf([value])).toBe(door);
  });

  it.each<[UsageDoor, unknown]>([
    ['copilot-usage', { day_totals: [copilot] }],
    ['claude-code-usage', { data: [claude('tmux', 1)] }],
    ['cursor-usage', { data: [cursorDay] }],
    ['codex-usage', { data: [{ ...codex, totals: { threads: 1, turns: 2 } }] }],
  ])('%s over many lines', (door, value) => {
    expect(usageDoorOfText(JSON.stringify(value, null, 2))).toBe(door);
  });

  it('none for anything else, also when it quotes an export', () => {
    for (const value of [{}, [], { data: [] }, { data: [{ id: 'Q1', email: 'x' }] }, { kind: 'person', login: 'ada' }])
      expect(usageDoorOf(value)).toBeUndefined();
    expect(usageDoorOfText(JSON.stringify({ body: JSON.stringify(copilot) }))).toBeUndefined();
  });
});

describe('rows that make one together', () => {
  it('add up per surface; terminals are named', () => {
    const rows = [
      claude('tmux', 1),
      claude('iTerm.app', 2),
      claude('vscode', 4),
      claude('tmux', 8, 'ben@acme.example'),
    ];
    expect(recordsOf('claude-code-usage', { data: rows })).toEqual([
      { kind: 'agent_usage', person: 'ada@acme.example', day: '2026-03-02', tool: 'claude-code', surface: 'cli', sessions: 3, terminals: ['iTerm.app', 'tmux'] },
      { kind: 'agent_usage', person: 'ada@acme.example', day: '2026-03-02', tool: 'claude-code', surface: 'ide', sessions: 4, terminals: ['vscode'] },
      { kind: 'agent_usage', person: 'ben@acme.example', day: '2026-03-02', tool: 'claude-code', surface: 'cli', sessions: 8, terminals: ['tmux'] },
    ]); // prettier-ignore
  });

  it('count once when they come twice, and add up over files', () => {
    const sums = new UsageSums();
    const sessions = (...rows: unknown[]): unknown[] => {
      const read = new UsageEntries('claude-code-usage', 'FILE', sums);
      for (const row of rows) read.read(row, undefined);
      return read.finish().entries.map(({ value }) => (value as Json).sessions);
    };
    expect(sessions(claude('tmux', 1), claude('tmux', 1))).toEqual([1]);
    expect(sessions(claude('iTerm.app', 2))).toEqual([3]);
    // Told anew: the later one stands.
    expect(sessions(claude('tmux', 5))).toEqual([7]);
  });

  it('requests of a cloud agent are one run from its first to its last', () => {
    const at = (timestamp: number) => ({ ...cursorEvent, timestamp });
    expect(recordsOf('cursor-usage', { usageEvents: [at(1772445660000), at(1772452800000), at(1772445600000)] })).toEqual([
      { kind: 'agent_usage', person: 'ada@acme.example', day: '2026-03-02', tool: 'cursor', surface: 'web', tokens: 3 },
      { kind: 'agent_run', id: 'cursor:bc-1', person: 'ada@acme.example', tool: 'cursor', surface: 'web', mode: 'delegated', started_at: '2026-03-02T10:00:00Z', ended_at: '2026-03-02T12:00:00Z' },
    ]); // prettier-ignore
  });
});

it('says of the file what is no person’s', () => {
  const notes = (door: UsageDoor, value: unknown): unknown => {
    const read = new UsageEntries(door, 'FILE');
    read.read(value, undefined);
    return read.finish().notes;
  };
  expect(notes('claude-code-usage', [key, { ...key, terminal_type: 'vscode' }])).toEqual([
    '2 rows of 1 API key or service account went in as automated accounts: they are no persons.',
  ]);
  expect(notes('codex-usage', { ...codex, actor: undefined })).toEqual([
    '1 row with totals of a whole workspace or organization was left out: they tell of no person.',
  ]);
  expect(notes('codex-usage', { ...codex, clients: [{ client_id: 'CODEX_TOASTER', turns: 1 }] })).toEqual([
    'Clients that this version does not know went in under the surface web: CODEX_TOASTER.',
  ]);
});

it('a row that cannot be used becomes a reject with its place, and replays by itself', () => {
  const read = new UsageEntries('copilot-usage', 'FILE');
  const page = { report_start_day: '2026-02-04', report_end_day: '2026-03-03', user_totals: [{ login: 'ada', user_id: 4, total_active_days: 'x' }, 7] }; // prettier-ignore
  const { rejects } = read.read(page, 3);
  expect(rejects.map(({ reason, message }) => [reason, message])).toEqual([
    ['bad_number', 'FILE:3: the row of copilot-usage has a field "total_active_days" that is "x", which is no number of at least 0; export it again.'],
    ['not_an_object', 'FILE:3: the row of copilot-usage is no object but 7; leave it out.'],
  ]); // prettier-ignore
  const corrected = JSON.parse(rejects[0].raw.replace('"x"', '2')) as Json;
  expect(new UsageEntries('copilot-usage', 'FILE').read(corrected, undefined).rejects).toEqual([]);
});

describe('never a 0 that the payload does not hold', () => {
  const count = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });
  const flag = fc.option(fc.boolean(), { nil: undefined });
  const items: Record<UsageDoor, fc.Arbitrary<object>> = {
    'copilot-usage': fc.record({
      day: fc.constant('2026-03-02'),
      user_login: fc.constant('ada'),
      user_initiated_interaction_count: count,
      loc_added_sum: count,
      totals_by_ide: fc.array(fc.record({ user_initiated_interaction_count: count, loc_added_sum: count }), {
        maxLength: 2,
      }),
      totals_by_cli: fc.option(fc.record({ session_count: count, prompt_count: count }), { nil: undefined }),
      used_agent: flag,
      used_cli: flag,
      used_copilot_cloud_agent: flag,
      used_copilot_code_review_passive: flag,
      ai_credits_used: count,
    }),
    'claude-code-usage': fc.record({
      date: fc.constant('2026-03-02'),
      actor: fc.constant({ email_address: 'ada@acme.example' }),
      core_metrics: fc.record({ num_sessions: count, lines_of_code: fc.record({ added: count }) }),
      model_breakdown: fc.array(
        fc.record({ tokens: fc.record({ input: count }), estimated_cost: fc.record({ amount: count }) }),
        { maxLength: 2 },
      ),
    }),
    'cursor-usage': fc.oneof(
      fc.record({ email: fc.constant('ada'), day: fc.constant('2026-03-02'), isActive: flag, chatRequests: count, acceptedLinesAdded: count, bugbotUsages: count }), // prettier-ignore
      fc.record({ timestamp: fc.constant(1772445600000), userEmail: fc.constant('ada'), tokenUsage: fc.record({ inputTokens: count }), chargedCents: count }), // prettier-ignore
    ),
    'codex-usage': fc.record({
      start_time: fc.constant(1772409600),
      end_time: fc.constant(1772496000),
      actor: fc.constant({ email: 'ada@acme.example' }),
      totals: fc.record({ threads: count, turns: count }),
      clients: fc.array(fc.record({ client_id: fc.constantFrom('CODEX_CLI', 'CODEX_WEB'), threads: count, turns: count }), { maxLength: 2 }), // prettier-ignore
    }),
  };
  it.each(usageDoors)('%s', (door) => {
    fc.assert(
      fc.property(items[door], (item) => {
        const figures = recordsOf(door, JSON.parse(JSON.stringify(item))).flatMap((record) => Object.values(record));
        expect(figures).not.toContain(0);
        expect(figures).not.toContain(NaN);
      }),
    );
  });
});
