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
