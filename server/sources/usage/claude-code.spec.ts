import { claudeCodeUsage } from './claude-code';
import { terminalSurface } from './terminal-surface';

const tokens = { input: 1000, output: 300, cache_read: 50, cache_creation: 7 };
const row = {
  date: '2026-03-02T00:00:00Z',
  actor: { type: 'user_actor', email_address: 'Ada@Acme.example' },
  organization_id: 'o1',
  customer_type: 'api',
  terminal_type: 'iTerm.app',
  core_metrics: { num_sessions: 4, lines_of_code: { added: 120, removed: 30 }, commits_by_claude_code: 2 },
  model_breakdown: [
    { model: 'large', tokens, estimated_cost: { currency: 'USD', amount: 1025 } },
    { model: 'small', tokens: { input: 3, output: 0 }, estimated_cost: { currency: 'USD', amount: 0.5 } },
  ],
};

it('a day of a person in a terminal', () => {
  expect(claudeCodeUsage(row)).toEqual({
    records: [],
    parts: [
      {
        person: 'ada@acme.example',
        day: '2026-03-02',
        tool: 'claude-code',
        surface: 'cli',
        part: 'iTerm.app o1 api ',
        // 1,025 + 0.5 cents; 1,000 + 300 + 50 + 7 + 3 + 0 tokens.
        figures: { sessions: 4, lines_accepted: 120, cost_usd: 10.255, tokens: 1360 },
        words: { terminals: 'iTerm.app' },
      },
    ],
    nobody: undefined,
  });
});

it('an API key is an automated account, never a person', () => {
  const mapped = claudeCodeUsage({ ...row, actor: { type: 'api_actor', api_key_name: 'nightly' } });
  expect(mapped).toMatchObject({
    records: [{ kind: 'person', login: 'api:nightly', account_type: 'bot' }],
    parts: [{ person: 'api:nightly', surface: 'api' }],
    nobody: 'account',
  });
});

it('costs in another currency are not told, and what is absent is not 0', () => {
  const euros = [{ model: 'large', tokens, estimated_cost: { currency: 'EUR', amount: 900 } }];
  const figures = (given: object): unknown => (claudeCodeUsage({ ...row, ...given }) as { parts: { figures: object }[] }).parts[0]?.figures; // prettier-ignore
  expect(figures({ model_breakdown: euros })).toEqual({
    sessions: 4,
    lines_accepted: 120,
    cost_usd: undefined,
    tokens: 1357,
  });
  expect(figures({ model_breakdown: [] })).toEqual({ sessions: 4, lines_accepted: 120 });
  expect(figures({ core_metrics: { num_sessions: 0 }, model_breakdown: undefined })).toEqual({ sessions: 0 });
  expect(figures({ core_metrics: {}, model_breakdown: [] })).toBeUndefined();
});

it('a row without actor or day, or with a figure that is none, says so', () => {
  expect(claudeCodeUsage({ ...row, actor: { type: 'user_actor' } })).toMatchObject({ reason: 'missing_field' });
  expect(claudeCodeUsage({ ...row, date: 'yesterday' })).toMatchObject({ reason: 'bad_time' });
  expect(claudeCodeUsage({ ...row, core_metrics: { num_sessions: 'x' } })).toMatchObject({ reason: 'bad_number' });
});

it.each([
  ['vscode', 'ide'],
  ['cursor', 'ide'],
  ['pycharm', 'ide'],
  ['zed', 'ide'],
  ['iTerm.app', 'cli'],
  ['Apple_Terminal', 'cli'],
  ['tmux', 'cli'],
  ['non-interactive', 'cli'],
  ['', 'cli'],
  ['github-actions', 'ci'],
  ['claude_code_web', 'web'],
])('terminal %s: %s', (terminal, surface) => {
  expect(terminalSurface(terminal)).toBe(surface);
});
