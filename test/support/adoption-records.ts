type Row = Record<string, unknown>;

const CORE = ['ada', 'ben', 'cleo', 'dan', 'eva', 'fay'];
const OPS = ['gus', 'hal', 'jan'];

const usage = (person: string, day: string, more: Row = {}): Row => ({
  kind: 'agent_usage', person, day, tool: 'codex', surface: 'cli', sessions: 1, ...more,
}); // prettier-ignore
const run = (id: string, from: string, to: string | undefined, more: Row = {}): Row => ({
  kind: 'agent_run', id, person: 'dan', tool: 'claude-code', surface: 'cli', mode: 'delegated', started_at: `2026-06-${from}Z`,
  ...(to && { ended_at: `2026-06-${to}Z` }), ...more,
}); // prettier-ignore
const change = (number: number, author: string, created: string, more: Row = {}): Row => ({
  kind: 'pull_request', repo: 'acme/shop', number, author, title: 'Work', created_at: `2026-06-${created}Z`, ...more,
}); // prettier-ignore

/**
 * An organization on paper: eleven people, usage from 2026-04-01 to Sunday 2026-06-28 (week 26), runs in weeks 25 and 26. At the end of week 26: power
 * cleo (two surfaces), dan (a run of three hours) and eva (two runs at once, as usage tells); casual ben and ida (two days); none all others; fay was
 * casual at the end of week 22.
 */
export const adoptionRecords: Row[] = [
  ...CORE.map((login) => ({
    kind: 'person', login, team: 'core', function: 'engineering', started_on: login === 'ada' ? '2026-05-01' : '2020-01-01', account_type: 'human',
  })),
  ...OPS.map((login) => ({
    kind: 'person', login, team: 'ops', function: 'support', started_on: '2020-01-01', account_type: 'human',
  })),
  { kind: 'person', login: 'ida', account_type: 'human' },
  { kind: 'person', login: 'kim', account_type: 'human' },
  { kind: 'repository', repo: 'acme/shop', agent_instructions: ['AGENTS.md'], required_checks: 2 },

  usage('ben', '2026-04-01'),
  usage('fay', '2026-05-20'),
  usage('fay', '2026-05-21'),
  usage('ben', '2026-06-10', { interactive_minutes: 45 }),
  usage('ben', '2026-06-11'),
  usage('cleo', '2026-06-15'),
  usage('cleo', '2026-06-16', { tool: 'claude-code', surface: 'web' }),
  // The day's runs are recorded: these minutes count nowhere.
  usage('dan', '2026-06-22', { tool: 'claude-code', delegated_minutes: 300, runs: 9, most_parallel_runs: 9 }),
  usage('eva', '2026-06-24', { delegated_minutes: 90, runs: 3, most_parallel_runs: 2, longest_run_minutes: 60 }),
  usage('gus', '2026-06-25', { surface: 'chat', phase: '2' }),
  usage('ida', '2026-06-27', { phase: '1' }),
  usage('ida', '2026-06-28', { phase: '2' }),

  run('d1', '22T10:00:00', '22T13:00:00', { repo: 'acme/shop', number: 1, compactions: 2 }),
  run('d1a', '22T10:10:00', '22T10:40:00', { parent: 'd1', compactions: 1 }),
  run('d2', '22T12:00:00', '22T12:30:00', { repo: 'acme/shop', number: 2 }),
  run('d3', '21T23:00:00', '22T01:00:00'),
  run('d4', '23T10:00:00', undefined, { repo: 'acme/shop', number: 3 }),

  change(1, 'dan', '22T13:00:00', { title: 'SHOP-1 cart', body: '', checks: 'success', merged_at: '2026-06-23T10:00:00Z' }),
  change(2, 'dan', '22T12:30:00', { closed_at: '2026-06-23T10:00:00Z' }),
  change(3, 'dan', '23T11:00:00'),
  change(4, 'ben', '23T12:00:00', { body: 'Fixes #9', checks: 'failure', merged_at: '2026-06-24T10:00:00Z' }),
  change(5, 'ben', '24T12:00:00', { merged_at: '2026-06-25T09:00:00Z' }),
  change(6, 'ben', '25T09:30:00', { title: 'Revert "Work"', branch: 'revert-4-work', body: 'It broke the cart.', merged_at: '2026-06-25T10:00:00Z' }),
]; // prettier-ignore
