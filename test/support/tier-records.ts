/** 2026-06-22 is the Monday of week 26, whose window of 28 days begins with 2026-06-01. */
const at = (day: string, time = '10:00'): string => `2026-${day}T${time}:00Z`;
const person = (login: string, team: string, more: object = {}) => ({ kind: 'person', login, team, ...more });
const pull = (number: number, author: string, more: object = {}) => ({
  kind: 'pull_request', repo: 'acme/shop', number, title: 'Cart', author, author_type: 'human', created_at: at('06-24'), commits: [], ...more,
}); // prettier-ignore
const usage = (of: string, day: string, more: object = {}) => ({
  kind: 'agent_usage', person: of, day: `2026-${day}`, tool: 'claude-code', surface: 'cli', sessions: 1, ...more,
}); // prettier-ignore
const run = (id: string, of: string, day: string, from: string, to: string, more: object = {}) => ({
  kind: 'agent_run', id, person: of, tool: 'codex', surface: 'cli', mode: 'delegated', started_at: at(day, from), ended_at: at(day, to), ...more,
}); // prettier-ignore

/** One person per way to a tier; each wrote one pull request in week 26 (ida two). */
export const tierRecords: object[] = [
  ...['ada', 'cleo', 'dan', 'eve', 'fay'].map((login) => person(login, 'red')),
  person('ben', 'red', { emails: ['ben@acme.test'] }),
  ...['gil', 'hal', 'ida', 'jon', 'kay'].map((login) => person(login, 'blue')),
  person('zed', 'green'),
  // Casual: the first and the last day of the window.
  pull(1, 'ada'), usage('ada', '06-01'), usage('ada', '06-28'),
  // Power: two surfaces, told by the e-mail address.
  pull(2, 'ben'), usage('Ben@Acme.test', '06-10'), usage('Ben@Acme.test', '06-11', { surface: 'ide' }),
  // None: the day before the window does not count.
  pull(3, 'cleo'), usage('cleo', '05-31'), usage('cleo', '06-28'),
  // Power: a run of two hours.
  pull(4, 'dan'), run('d1', 'dan', '06-10', '10:00', '12:00'),
  // Power: four runs, none long, none at once.
  pull(5, 'eve'), ...[10, 11, 12, 13].map((hour) => run(`e${hour}`, 'eve', '06-12', `${hour}:00`, `${hour}:10`)),
  // Casual: an agent's branch.
  pull(6, 'fay', { branch: 'copilot/fix-cart' }),
  // Ambient: an agent's review before the merge.
  pull(7, 'gil', { merged_at: at('06-25'), closed_at: at('06-25') }),
  { kind: 'review', repo: 'acme/shop', number: 7, id: 'r7', reviewer: 'copilot-pull-request-reviewer[bot]', reviewer_type: 'bot', state: 'commented', submitted_at: at('06-24', '11:00'), body: '## Pull request overview\n\nCopilot reviewed 1 out of 1 changed files in this pull request and generated no comments.' },
  // None: nothing at all.
  pull(8, 'hal'),
  // Casual: the agent's account opened it for the person who started the run; the account itself has no tier.
  pull(9, 'copilot-swe-agent[bot]', { author_type: 'bot' }), run('i1', 'ida', '06-24', '09:00', '09:05', { repo: 'acme/shop', number: 9 }), pull(10, 'ida'),
  // Power: two runs at once.
  pull(11, 'jon'), run('j1', 'jon', '06-15', '10:00', '10:20'), run('j2', 'jon', '06-15', '10:10', '10:30'),
  // None: what is told is 0.
  pull(12, 'kay'), usage('kay', '06-05', { sessions: 0, prompts: 0 }), usage('kay', '06-06', { sessions: 0, prompts: 0 }),
  // Of the running week.
  pull(13, 'zed', { created_at: at('06-30') }),
  // Nobody knows this person but the usage; a machine's usage is nobody's.
  usage('mia@acme.test', '06-16'), usage('mia@acme.test', '06-17'),
  usage('copilot-swe-agent[bot]', '06-16'), usage('copilot-swe-agent[bot]', '06-17'),
]; // prettier-ignore
