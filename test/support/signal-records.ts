import { at, deployed, incident, pull } from './linked';

const stated = (agent: string, repo: string, number: number, id: string, hours: number, more: object): object => ({
  kind: 'finding', agent, repo, number, id, posted_at: at(hours), body: `Finding ${id}`, ...more,
}); // prettier-ignore
const codex = (repo: string, number: number, id: string, hours: number, more: object = {}): object => ({
  kind: 'review_comment', repo, number, id, author: 'chatgpt-codex-connector[bot]', author_id: '199175422', author_type: 'bot', created_at: at(hours),
  path: 'src/total.ts', line: 20, thread_id: `thread-${id}`,
  body: '**<sub><sub>![P1 Badge](https://img.shields.io/badge/P1-orange?style=flat)</sub></sub>  The total is not checked**', ...more,
}); // prettier-ignore
const person = (login: string, team: string): object => ({ kind: 'person', login, team });

const api = { repo: 'acme/api', author: 'ben' };
const major = { severity: 'major', category: 'Correctness', path: 'src/a.ts' };
const minor = { severity: 'minor', category: 'Style', path: 'src/b.ts' };

/**
 * A week of findings on paper; times are hours since Monday 2024-07-08 00:00 UTC (2024-W28).
 *
 * pull request   team   created, closed  size  findings: agent, severity, posted, outcome
 * acme/shop#1    core     1, 10          XS    c1 coderabbit major 2 accepted · c2 coderabbit major 3 rejected · c3 coderabbit minor 3 ignored ·
 *                                              c4 coderabbit minor 12 stated accepted, but late
 * acme/shop#2    core     2, 20          M     c5 coderabbit minor 5 accepted · c7 coderabbit – 6 duplicate · x1 codex P1 5 accepted
 * acme/shop#3    core     3, open        ?     c6 coderabbit major 4 stated accepted, but pending
 * acme/shop#4    core     4, 22          ?     –
 * acme/shop#9    core   −60, −50         ?     p1 coderabbit major −55 accepted (the week before, and no other)
 * acme/api#1     tiny     1, 30          ?     x2 codex P1 5 ignored · x3 codex P2 6 unparsed · t1 codex P1 7, a thread ben answers "Won't fix." ·
 *                                              t2 codex P1 8, a thread that gus resolved, and nothing else
 * acme/lib#7     not recorded                  l1 coderabbit major 6 accepted, told at 15 · l2 coderabbit major 7 pending
 *
 * core has five people, tiny two. Deploys: d1 brings shop#1 at 40, d2 api#1 at 41, d3 shop#4 at 42. Incidents: i1 by deploy d1, i2 names api#1, i3 by
 * deploy d3, i4 nothing links.
 */
export const signalRecords: object[] = [
  ...['ada', 'cleo', 'dan', 'eve', 'finn'].map((login) => person(login, 'core')),
  ...['ben', 'gus'].map((login) => person(login, 'tiny')),
  pull(1, 1, 10, { additions: 3, deletions: 2, paths: ['src/a.ts', 'src/c.ts'] }),
  pull(2, 2, 20, { additions: 80, deletions: 20 }),
  pull(3, 3, null),
  pull(4, 4, 22),
  pull(9, -60, -50),
  pull(1, 1, 30, { ...api, merge_commit_sha: 'b'.repeat(40) }),
  stated('coderabbit', 'acme/shop', 1, 'c1', 2, { ...major, outcome: 'accepted', line: 4 }),
  stated('coderabbit', 'acme/shop', 1, 'c2', 3, { ...major, path: 'src/b.ts', outcome: 'rejected' }),
  stated('coderabbit', 'acme/shop', 1, 'c3', 3, { ...minor, outcome: 'ignored' }),
  stated('coderabbit', 'acme/shop', 1, 'c4', 12, { ...minor, outcome: 'accepted' }),
  stated('coderabbit', 'acme/shop', 2, 'c5', 5, { ...minor, outcome: 'accepted' }),
  stated('coderabbit', 'acme/shop', 2, 'c7', 6, { outcome: 'duplicate' }),
  stated('codex', 'acme/shop', 2, 'x1', 5, { severity: 'P1', outcome: 'accepted' }),
  stated('coderabbit', 'acme/shop', 3, 'c6', 4, { ...major, outcome: 'accepted' }),
  stated('coderabbit', 'acme/shop', 9, 'p1', -55, { ...major, outcome: 'accepted' }),
  stated('codex', 'acme/api', 1, 'x2', 5, { severity: 'P1', outcome: 'ignored' }),
  stated('codex', 'acme/api', 1, 'x3', 6, { severity: 'P2', outcome: 'unparsed' }),
  codex('acme/api', 1, 't1', 7),
  {
    kind: 'review_comment', repo: 'acme/api', number: 1, id: 'r1', author: 'ben', author_type: 'human', created_at: at(9), in_reply_to: 't1',
    thread_id: 'thread-t1', body: "Won't fix.",
  }, // prettier-ignore
  codex('acme/api', 1, 't2', 8, { resolved: true, resolved_by: 'gus', line: 90 }),
  stated('coderabbit', 'acme/lib', 7, 'l1', 6, { ...major, outcome: 'accepted', outcome_at: at(15) }),
  stated('coderabbit', 'acme/lib', 7, 'l2', 7, { ...major, outcome: 'pending' }),
  deployed('d1', 40, { pull_requests: ['1'] }),
  deployed('d2', 41, { service: 'api', repo: 'acme/api', pull_requests: ['1'] }),
  deployed('d3', 42, { pull_requests: ['4'] }),
  incident('i1', 43, 44, { caused_by: { deploy: 'd1' }, title: 'Wrong total' }),
  incident('i2', 45, 46, { service: 'api', caused_by: { repo: 'acme/api', number: 1 } }),
  incident('i3', 47, 48, { caused_by: { deploy: 'd3' } }),
  incident('i4', 49, 50, { service: 'billing' }),
  // The data reach past the week, so that it is whole.
  pull(20, 300, 301),
];

export const SIGNAL_WEEK = { range: '2024-07-08..2024-07-14' };
