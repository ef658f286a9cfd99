import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RestEntries } from './rest-entries';
import { restList } from './rest-list';

const scenario = (name: string) =>
  JSON.parse(readFileSync(join(__dirname, '../../../test/scenarios/github-rest', name), 'utf8'));
const valuesOf = (name: string) => {
  const content = scenario(name);
  const read = restList(Array.isArray(content) ? content : [content], name, new RestEntries(name));
  return { values: read.entries.map(({ value }) => value as Record<string, unknown>), rejects: read.rejects };
};
const ofKind = (values: Record<string, unknown>[], kind: string) => values.filter((value) => value.kind === kind);

test('a backup of a pull request gives it, its commits, reviews, events and comments', () => {
  const { values, rejects } = valuesOf('pulls/7.json');
  expect(rejects).toEqual([]);
  expect(ofKind(values, 'repository')).toEqual([
    { kind: 'repository', repo: 'acme/shop', default_branch: 'main', archived: false },
  ]);
  expect(ofKind(values, 'pull_request')).toMatchObject([
    {
      repo: 'acme/shop',
      number: 7,
      author: 'ann',
      author_id: '11',
      author_type: 'human',
      branch: 'basket',
      base: 'main',
      labels: ['feature'],
      merged_at: '2026-03-04T09:00:00Z',
      merge_commit_sha: 'feed',
      commits: [
        { sha: 'c1', authored_at: '2026-03-01T08:00:00Z', committed_at: '2026-03-02T08:00:00Z', author: 'Ann' },
      ],
    },
  ]);
  expect(ofKind(values, 'pull_request_event').map(({ event, at, id }) => [event, at, id])).toEqual([
    ['committed', '2026-03-02T08:00:00Z', 'c1'],
    ['ready_for_review', '2026-03-02T10:00:00Z', 101],
    ['review_requested', '2026-03-02T10:00:02Z', 103],
    ['review_requested', '2026-03-02T10:00:02Z', 104],
    ['head_force_pushed', '2026-03-03T09:00:00Z', 105],
    ['merged', '2026-03-04T09:00:00Z', 106],
    ['closed', '2026-03-04T09:00:00Z', 107],
  ]);
  const requests = ofKind(values, 'pull_request_event').filter(({ event }) => event === 'review_requested');
  expect(requests.map((entry) => [entry.requested, entry.requested_type])).toEqual([
    ['ben', 'human'],
    ['reviewer[bot]', 'bot'],
  ]);
});

test('reviews: state in lower case, time from where it stands, ghost for deleted accounts, none that is pending', () => {
  const reviews = ofKind(valuesOf('pulls/7.json').values, 'review');
  expect(
    reviews.map(({ id, reviewer, reviewer_type, state, submitted_at }) => [
      id,
      reviewer,
      reviewer_type,
      state,
      submitted_at,
    ]),
  ).toEqual([
    [201, 'reviewer[bot]', 'bot', 'commented', '2026-03-02T10:02:00Z'],
    [202, 'ghost', undefined, 'approved', '2026-03-03T10:00:00Z'],
  ]);
});

test('review comments: the thread is its first comment, a lost line means outdated', () => {
  const comments = ofKind(valuesOf('pulls/7.json').values, 'review_comment');
  expect(comments).toMatchObject([
    { id: 301, author: 'reviewer[bot]', thread_id: 301, line: 12, outdated: true, reactions: { '+1': 1, '-1': 0 } },
    { id: 302, author: 'ann', thread_id: 301, in_reply_to: 301, line: 14, outdated: false },
  ]);
  expect(comments[0].reactions).toEqual({ '+1': 1, '-1': 0 });
});

test('a pull request that is not merged has no merge commit: GitHub gives that of a trial', () => {
  const [pull] = ofKind(valuesOf('pulls/8.json').values, 'pull_request');
  expect(pull).toMatchObject({ number: 8, author: 'ghost', draft: true, state: 'open', merge_commit_sha: undefined });
});

test('an issue that is no pull request gives nothing', () => {
  expect(valuesOf('issues/9.json')).toEqual({ values: [], rejects: [] });
});

test('a list of reviews', () => {
  expect(valuesOf('reviews.json').values).toMatchObject([
    { kind: 'review', repo: 'acme/shop', number: 7, reviewer: 'ben' },
  ]);
});

test('a timeline of which one entry names the pull request', () => {
  const { values, rejects } = valuesOf('timeline.json');
  expect(rejects).toEqual([]);
  expect(values.map(({ kind, number, event, state }) => [kind, number, event ?? state])).toEqual([
    ['pull_request_event', 8, 'committed'],
    ['pull_request_event', 8, 'reopened'],
    ['review', 8, 'changes_requested'],
  ]);
});

test('an event that names no pull request is a reject, unless the file’s name has the number', () => {
  const events = scenario('timeline.json').slice(1, 2);
  expect(restList(events, 'saved.json', new RestEntries('saved.json')).rejects).toMatchObject([
    { reason: 'missing_field' },
  ]);
  const named = restList(events, 'timeline-8.json', new RestEntries('timeline-8.json'));
  expect(named.entries[0].value).toMatchObject({ repo: 'acme/shop', number: 8, event: 'reopened' });
});

const comment = (number: number, place: string, more: object = {}) => ({ id: 900 + number, url: `https://api.github.com/repos/acme/shop/issues/comments/${900 + number}`, issue_url: `https://api.github.com/repos/acme/shop/issues/${number}`, html_url: `https://github.com/acme/shop/${place}/${number}#issuecomment-${900 + number}`, user: { login: 'coderabbitai[bot]', id: 136622811, type: 'Bot' }, created_at: '2026-03-02T10:00:00Z', updated_at: '2026-03-02T11:00:00Z', body: 'A walkthrough.', reactions: { total_count: 1, '+1': 1 }, ...more }); // prettier-ignore
const read = (list: unknown[]) => {
  const { entries, rejects } = restList(list, 'comments.json', new RestEntries('comments.json'));
  return { values: entries.map(({ value }) => value as Record<string, unknown>), rejects };
};

test('comments below pull requests, as a list saves them; those of issues are left out', () => {
  const { values, rejects } = read([comment(7, 'pull'), comment(9, 'issues')]);
  expect(rejects).toEqual([]);
  expect(values).toEqual([
    { kind: 'pull_request_comment', repo: 'acme/shop', number: 7, id: 907, author: 'coderabbitai[bot]', author_id: '136622811', author_type: 'bot', created_at: '2026-03-02T10:00:00Z', updated_at: '2026-03-02T11:00:00Z', body: 'A walkthrough.', reactions: { '+1': 1 }, url: 'https://github.com/acme/shop/pull/7#issuecomment-907' }, // prettier-ignore
  ]);
});

test('a backup has comments below among its events, and an issue that is a pull request as its comments', () => {
  const pull = scenario('pulls/7.json').pull;
  const { url, html_url, ...said } = comment(7, 'pull');
  const events = [{ ...said, event: 'commented', url, html_url, actor: said.user }];
  expect(ofKind(read([{ pull, events }]).values, 'pull_request_comment')).toMatchObject([{ number: 7, id: 907, body: 'A walkthrough.' }]); // prettier-ignore
  const issue = { ...pull, base: undefined, head: undefined, pull_request: { merged_at: null } };
  const found = read([{ issue, comments: [comment(7, 'pull')] }]).values;
  expect(ofKind(found, 'pull_request_comment')).toMatchObject([{ number: 7, id: 907 }]);
  expect(ofKind(found, 'review_comment')).toEqual([]);
});

test('a review comment keeps the commit and the line it was made on', () => {
  const one = { ...comment(7, 'pull'), issue_url: undefined, pull_request_url: 'https://api.github.com/repos/acme/shop/pulls/7', path: 'src/a.ts', line: 14, original_line: 12, start_line: null, original_start_line: 10, commit_id: 'new', original_commit_id: 'old', pull_request_review_id: 77 }; // prettier-ignore
  expect(read([one]).values).toMatchObject([
    { kind: 'review_comment', line: 14, original_line: 12, original_start_line: 10, commit_sha: 'old', review_id: 77, url: 'https://github.com/acme/shop/pull/7#issuecomment-907' }, // prettier-ignore
  ]);
});
