import { codexUsage } from './codex';
import { codexSurface } from './codex-surface';

/** 2026-03-02T00:00:00Z. */
const start = 1772409600;
const row = {
  object: 'workspace.usage',
  start_time: start,
  end_time: start + 86400,
  actor: { type: 'user', user_id: 'u-1', email: 'Ada@acme.example' },
  totals: { threads: 5, turns: 9, credits: 3.5 },
  clients: [
    { client_id: 'CODEX_WEB', threads: 2, turns: 3, credits: 1, text_total_tokens: 50 },
    {
      client_id: 'CODEX_CLI',
      threads: 3,
      turns: 6,
      credits: 2.5,
      uncached_text_input_tokens: 7,
      text_output_tokens: 2,
    },
  ],
};

it('a day, per client', () => {
  const fixed = { person: 'ada@acme.example', day: '2026-03-02', tool: 'codex' };
  expect(codexUsage(row)).toEqual({
    records: [],
    parts: [
      { ...fixed, surface: 'web', part: `${start} CODEX_WEB`, figures: { sessions: 2, prompts: 3, tokens: 50 }, words: { clients: 'CODEX_WEB' } },
      { ...fixed, surface: 'cli', part: `${start} CODEX_CLI`, figures: { sessions: 3, prompts: 6, tokens: 9 }, words: { clients: 'CODEX_CLI' } },
    ],
    nobody: undefined,
    unknownClients: [],
  }); // prettier-ignore
});

it('what is told of the whole belongs to a client that is alone', () => {
  const alone = {
    ...row,
    clients: [{ client_id: 'CODEX_CLI', turns: 9, credits: 3.5 }],
    code_attribution: { lines_added: 12 },
  };
  expect(codexUsage(alone)).toMatchObject({
    parts: [{ surface: 'cli', figures: { sessions: 5, prompts: 9, lines_accepted: 12, tokens: undefined } }],
  });
  expect(codexUsage({ ...row, clients: [] })).toMatchObject({
    parts: [{ surface: 'web', figures: { sessions: 5, prompts: 9 } }],
  });
});

it('without an actor it is no person’s, without an address the user’s id stands for them', () => {
  expect(codexUsage({ ...row, actor: undefined })).toEqual({ nobody: 'totals' });
  expect(codexUsage({ ...row, actor: { user_id: 'u-1', email: null } })).toMatchObject({
    parts: [{ person: 'u-1' }, {}],
  });
  expect(codexUsage({ start_time: start, end_time: start + 86400, pull_request_reviews: 3, comments: 9 })).toEqual({
    nobody: 'totals',
  });
});

it('a bucket of a week is a span, both days included, clients of one surface together', () => {
  const clients = [
    { client_id: 'CODEX_VSCODE', threads: 1, turns: 2 },
    { client_id: 'CODEX_JETBRAINS', threads: 4, turns: 8 },
  ];
  expect(codexUsage({ ...row, end_time: start + 7 * 86400, clients })).toMatchObject({
    records: [
      { kind: 'agent_usage_period', person: 'ada@acme.example', from_day: '2026-03-02', to_day: '2026-03-08', surface: 'ide', sessions: 5, prompts: 10 },
    ],
  }); // prettier-ignore
});

it('a bucket that is none, and a figure that is none, say so', () => {
  expect(codexUsage({ ...row, start_time: 'x' })).toMatchObject({ reason: 'bad_time' });
  expect(codexUsage({ ...row, clients: [{ client_id: 'CODEX_CLI', turns: 'x' }] })).toMatchObject({
    reason: 'bad_number',
  });
});

it.each([
  ['CODEX_WEB', 'web'],
  ['CODEX_CLI', 'cli'],
  ['codex-exec', 'cli'],
  ['CODEX_VSCODE', 'ide'],
  ['CODEX_IDE_EXTENSION', 'ide'],
  ['CODEX_SLACK', 'chat'],
  ['CODEX_LINEAR', 'tracker'],
  ['CODEX_GITHUB', 'ci'],
  ['CODEX_CODE_REVIEW', 'ci'],
  ['CODEX_SDK', 'api'],
  ['CODEX_DESKTOP_APP', 'web'],
  ['CODEX_TOASTER', undefined],
])('client %s: %s', (client, surface) => {
  expect(codexSurface(client)).toBe(surface);
});

it('a client this version does not know goes to web, and is named', () => {
  const unknown = { ...row, clients: [{ client_id: 'CODEX_TOASTER', turns: 2 }] };
  expect(codexUsage(unknown)).toMatchObject({ parts: [{ surface: 'web' }], unknownClients: ['CODEX_TOASTER'] });
});
