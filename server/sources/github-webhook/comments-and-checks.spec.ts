import type { DeliveryOutcome } from './delivery-outcome';
import { deliveryRecords } from './delivery-records';

type Payload = Record<string, unknown>;

const repository = { id: 42, full_name: 'acme/shop', html_url: 'https://github.com/acme/shop' };
const told = (event: string, payload: Payload): DeliveryOutcome =>
  deliveryRecords(event, { repository, ...payload }, { synced: true });
const recordsOf = (outcome: DeliveryOutcome): Payload[] =>
  'records' in outcome ? [...outcome.records, ...(outcome.subject?.records ?? [])] : [];
const bot = { login: 'coderabbitai[bot]', id: 136622811, type: 'Bot' };

const issue = {
  number: 7,
  title: 'Change 7',
  user: { login: 'ada', id: 11, type: 'User' },
  state: 'open',
  html_url: 'https://github.com/acme/shop/pull/7',
  created_at: '2026-03-02T09:00:00Z',
  updated_at: '2026-03-02T10:00:00Z',
  closed_at: null,
  pull_request: { url: 'https://api.github.com/repos/acme/shop/pulls/7', merged_at: null },
};
const comment = {
  id: 900,
  user: bot,
  created_at: '2026-03-02T10:00:00Z',
  updated_at: '2026-03-02T10:20:00Z',
  body: '## Walkthrough',
  html_url: 'https://github.com/acme/shop/pull/7#issuecomment-900',
  reactions: { total_count: 1, '+1': 1, '-1': 0 },
};

describe('comments below a pull request', () => {
  it.each(['created', 'edited'])('%s: the comment, and what is known of the pull request', (action) => {
    expect(recordsOf(told('issue_comment', { action, issue, comment }))).toMatchObject([
      { kind: 'pull_request', repo: 'acme/shop', number: 7, author: 'ada', state: 'open', updated_at: '2026-03-02T10:00:00Z' }, // prettier-ignore
      { kind: 'pull_request_comment', repo: 'acme/shop', number: 7, id: 900, author: 'coderabbitai[bot]', author_id: '136622811', author_type: 'bot', created_at: '2026-03-02T10:00:00Z', updated_at: '2026-03-02T10:20:00Z', body: '## Walkthrough', reactions: { '+1': 1, '-1': 0 }, url: 'https://github.com/acme/shop/pull/7#issuecomment-900' }, // prettier-ignore
    ]);
  });

  it('one that was deleted stays; one on an issue is none', () => {
    expect(told('issue_comment', { action: 'deleted', issue, comment })).toEqual({ ignored: 'A deleted comment stays in the records: it was made at its time.' }); // prettier-ignore
    const plain = { ...issue, pull_request: undefined };
    expect(told('issue_comment', { action: 'created', issue: plain, comment })).toEqual({ ignored: 'The comment is on an issue, not on a pull request.' }); // prettier-ignore
  });
});

describe('checks', () => {
  const of = (repo: number, number: number): Payload => ({ number, base: { repo: { id: repo } } });
  const check = {
    id: 31,
    name: 'Claude Code Review',
    status: 'completed',
    conclusion: 'neutral',
    completed_at: '2026-03-02T10:05:00Z',
    head_sha: 'a'.repeat(40),
    html_url: 'https://github.com/acme/shop/runs/31',
    app: { id: 1236702, slug: 'claude' },
    output: { title: 'Review', summary: 'Two findings.', text: 'bughunter-severity: {"normal":2}' },
    pull_requests: [of(42, 7), of(99, 3), of(42, 8)],
  };
  const sender = { login: 'claude[bot]', id: 209825114, type: 'Bot' };

  it('of a review agent: what it said, for each pull request into this repository', () => {
    const outcome = told('check_run', { action: 'completed', check_run: check, sender });
    const record = { kind: 'check_run', repo: 'acme/shop', id: 31, name: 'Claude Code Review', app: 'claude[bot]', app_id: '209825114', sha: 'a'.repeat(40), conclusion: 'neutral', completed_at: '2026-03-02T10:05:00Z', title: 'Review', summary: 'Two findings.', body: 'bughunter-severity: {"normal":2}', url: 'https://github.com/acme/shop/runs/31' }; // prettier-ignore
    expect(recordsOf(outcome)).toEqual([{ ...record, number: 7 }, { ...record, number: 8 }]); // prettier-ignore
    // 2026-03-02T10:05:00Z
    expect('subject' in outcome && outcome.subject).toMatchObject({ name: 'check_run github.com/acme/shop 31', at: 1772445900 }); // prettier-ignore
  });

  it.each([
    ['of the pipeline', { app: { slug: 'github-actions' } }, 'Of checks only those of review agents are used; github-actions[bot] is none.'],
    ['without an App', { app: null }, 'Of checks only those of review agents are used; this one names no App.'],
    ['that goes on', { status: 'in_progress', completed_at: null }, 'The check goes on: it is taken once it is over.'],
    ['of a fork', { pull_requests: [] }, 'The check names no pull request, as GitHub leaves those of forks away; the sync reads it.'],
  ])('%s: ignored, with the reason', (_, more, ignored) => {
    expect(told('check_run', { action: 'completed', check_run: { ...check, ...more } })).toEqual({ ignored });
  }); // prettier-ignore

  it('without its check it is a fault', () => {
    expect(told('check_run', { action: 'completed' })).toHaveProperty('fault');
  });
});
