/* The first person of the simulated organization, and a second account that commits with the same address. */
export const LOGIN = 'avery-k';
export const SECOND = 'avery-laptop';

/** What people write about somebody, in the simulated organization's own repository. */
export function recordsOfPerson(repo: string): object[] {
  const at = (minute: number): string => `2026-02-03T10:${String(minute).padStart(2, '0')}:00Z`;
  return [
    {
      kind: 'pull_request', repo, number: 990001, title: `Follow-up for @${LOGIN}`, author: SECOND, author_id: 900999001, author_type: 'User',
      branch: `${LOGIN}/follow-up`, base: 'main', state: 'closed', created_at: at(0), merged_at: at(50), closed_at: at(50),
      body: `As Avery K. said, see https://github.com/${LOGIN} and ${LOGIN}'s note.\nAsk avery-k@northwind-sim.example.`,
      labels: [`owner:${LOGIN}`],
      commits: [
        { sha: 'e'.repeat(40), authored_at: at(1), committed_at: at(1), author: 'Avery K.', email: 'avery-k@northwind-sim.example', login: SECOND,
          message: `Fix\n\nCo-authored-by: Avery K. <avery-k@northwind-sim.example>\nReviewed-by: @${LOGIN}` },
      ],
      requested_by: { login: LOGIN, id: 900000001, avatar: 'https://avatars.example/u/900000001?v=4' },
    },
    { kind: 'pull_request_event', repo, number: 990001, event: 'review_requested', at: at(2), actor: SECOND, requested: LOGIN, requested_type: 'human' },
    { kind: 'review', repo, number: 990001, id: 'r-1', reviewer: 'blake-m', state: 'approved', submitted_at: at(30), body: `@${LOGIN} fine` },
    { kind: 'review_comment', repo, number: 990001, id: 'c-1', author: LOGIN, author_id: 900000001, created_at: at(31), body: 'ok', resolved: true, resolved_by: LOGIN },
    { kind: 'pull_request_comment', repo, number: 990001, id: 'p-1', author: 'blake-m', created_at: at(32), body: `cc @${LOGIN}, Avery K.` },
    { kind: 'incident', id: 'inc-erasure', title: `${LOGIN} is on call`, opened_at: at(40), resolved_at: at(45), responders: ['avery-k@northwind-sim.example', 'blake-m'] },
    { kind: 'deploy', id: 'dep-erasure', repo, environment: 'staging', sha: 'f'.repeat(40), finished_at: at(55), status: 'success', creator: { login: LOGIN } },
    { kind: 'agent_usage', person: 'avery-k@northwind-sim.example', day: '2026-02-03', tool: 'chat-tool', surface: 'chat', prompts: 3 },
    { kind: 'agent_usage_period', person: LOGIN, from_day: '2026-01-05', to_day: '2026-02-01', tool: 'claude-code', surface: 'cli', active_days: 4 },
    { kind: 'review', repo, number: 990001, id: 'r-2', reviewer: LOGIN, state: 'odd', submitted_at: at(33) },
  ]; // prettier-ignore
}
