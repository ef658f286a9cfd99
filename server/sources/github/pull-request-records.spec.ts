import type { PullRequestNode, TimelineItem } from './pull-request-node';
import { pullRequestRecords } from './pull-request-records';

const ada = { __typename: 'User', login: 'ada', databaseId: 11 };
const agent = { __typename: 'Bot', login: 'review-agent', databaseId: 22 };

const node: PullRequestNode = {
  id: 'PR_1',
  number: 7,
  title: 'Faster search',
  url: 'https://github.com/acme/shop/pull/7',
  body: 'Because.',
  state: 'MERGED',
  isDraft: false,
  createdAt: '2026-03-02T09:00:00Z',
  updatedAt: '2026-03-03T12:00:00Z',
  mergedAt: '2026-03-03T10:00:00Z',
  closedAt: '2026-03-03T10:00:00Z',
  headRefName: 'codex/search',
  baseRefName: 'main',
  additions: 10,
  deletions: 2,
  changedFiles: 3,
  mergeCommit: { oid: 'm'.repeat(40) },
  author: ada,
  reviewThreads: { totalCount: 0 },
  reviews: { totalCount: 1 },
  commits: { totalCount: 1 },
  comments: { totalCount: 0 },
  timelineItems: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] },
};
const event = (__typename: string, createdAt: string, more: Partial<TimelineItem> = {}): TimelineItem => ({ __typename, createdAt, actor: ada, ...more }); // prettier-ignore
const of = (kind: string, timeline: TimelineItem[], one = node) =>
  pullRequestRecords('acme/shop', one, timeline).filter((record) => record.kind === kind);

test('a merged pull request', () => {
  expect(of('pull_request', [])).toEqual([
    {
      kind: 'pull_request', repo: 'acme/shop', number: 7, title: 'Faster search', author: 'ada', author_id: '11', author_type: 'human',
      url: 'https://github.com/acme/shop/pull/7', branch: 'codex/search', base: 'main', body: 'Because.', state: 'closed', draft: false, labels: [],
      created_at: '2026-03-02T09:00:00Z', merged_at: '2026-03-03T10:00:00Z', closed_at: '2026-03-03T10:00:00Z', updated_at: '2026-03-03T12:00:00Z',
      merge_commit_sha: 'm'.repeat(40), additions: 10, deletions: 2, changed_files: 3, commits: [],
    }, // prettier-ignore
  ]);
});

test.each([
  ['an account that was deleted', null, { author: 'ghost', author_id: undefined, author_type: undefined }],
  [
    'a bot, with the suffix that GraphQL leaves away',
    agent,
    { author: 'review-agent[bot]', author_id: '22', author_type: 'bot' },
  ],
  [
    'a mannequin',
    { __typename: 'Mannequin', login: 'old', databaseId: 33 },
    { author: 'old', author_id: '33', author_type: undefined },
  ],
])('the author is %s', (_, author, expected) => {
  expect(of('pull_request', [], { ...node, author })[0]).toMatchObject(expected);
});

test('before the merge there is no merge commit, though GitHub has one of a trial', () => {
  const open = { ...node, state: 'OPEN' as const, mergedAt: null, closedAt: null };
  expect(of('pull_request', [], open)[0]).toMatchObject({
    state: 'open',
    merged_at: null,
    merge_commit_sha: undefined,
  });
});

test('labels are what is left of all that were put on and taken off', () => {
  const label = (typename: string, name: string) => event(typename, '2026-03-02T10:00:00Z', { label: { name } });
  const timeline = [label('LabeledEvent', 'bug'), label('LabeledEvent', 'codex'), label('UnlabeledEvent', 'bug')];
  expect(of('pull_request', timeline)[0].labels).toEqual(['codex']);
});

test('commits stand in the pull request and as events, several in one second apart', () => {
  const commit = (oid: string) => ({
    oid,
    authoredDate: '2026-03-01T08:00:00Z',
    committedDate: '2026-03-01T09:00:00Z',
    message: 'Search\n\nCo-authored-by: Claude <noreply@anthropic.com>',
    author: { name: 'Ada', email: 'ada@example.com', user: { login: 'ada', databaseId: 11 } },
  });
  const timeline = [{ __typename: 'PullRequestCommit', commit: commit('c1') }, { __typename: 'PullRequestCommit', commit: commit('c2') }]; // prettier-ignore
  expect(of('pull_request', timeline)[0].commits).toEqual(
    ['c1', 'c2'].map((sha) => ({
      sha, authored_at: '2026-03-01T08:00:00Z', committed_at: '2026-03-01T09:00:00Z', author: 'Ada', email: 'ada@example.com', login: 'ada',
      message: 'Search\n\nCo-authored-by: Claude <noreply@anthropic.com>',
    })), // prettier-ignore
  );
  expect(of('pull_request_event', timeline).map(({ event: name, at, id }) => [name, at, id])).toEqual([
    ['committed', '2026-03-01T09:00:00Z', 'c1'],
    ['committed', '2026-03-01T09:00:00Z', 'c2'],
  ]);
});

test('events bear no id, so that webhooks and this door give the same rows', () => {
  const timeline = [
    event('HeadRefForcePushedEvent', '2026-03-02T10:00:00Z'),
    event('AutoSquashEnabledEvent', '2026-03-02T11:00:00Z', { actor: agent }),
    event('LockedEvent', '2026-03-02T12:00:00Z'),
  ];
  expect(of('pull_request_event', timeline)).toEqual([
    { kind: 'pull_request_event', repo: 'acme/shop', number: 7, event: 'head_force_pushed', at: '2026-03-02T10:00:00Z', actor: 'ada', actor_type: 'human' },
    { kind: 'pull_request_event', repo: 'acme/shop', number: 7, event: 'auto_merge_enabled', at: '2026-03-02T11:00:00Z', actor: 'review-agent[bot]', actor_type: 'bot' },
  ]); // prettier-ignore
});

test('a review is asked of a person by login, of an app or a team by its kind, and of nobody any more when the account is gone', () => {
  const asked = [{ __typename: 'User', login: 'ben' }, { __typename: 'Bot' }, { __typename: 'Team' }, null];
  const timeline = asked.map((requestedReviewer) => event('ReviewRequestedEvent', '2026-03-02T10:00:00Z', { requestedReviewer })); // prettier-ignore
  expect(of('pull_request_event', timeline).map((record) => [record.requested, record.requested_type])).toEqual([
    ['ben', 'human'],
    [undefined, 'bot'],
    [undefined, 'team'],
    [undefined, undefined],
  ]);
});

test('reviews; one that is not submitted yet is left out', () => {
  const review = (state: string, submittedAt: string | null, author: TimelineItem['author']) => ({ __typename: 'PullRequestReview', fullDatabaseId: '3000000001', state, submittedAt, body: 'Fine.', author }); // prettier-ignore
  const timeline = [review('APPROVED', '2026-03-02T10:00:00Z', agent), review('PENDING', null, ada)];
  expect(of('review', timeline)).toEqual([
    { kind: 'review', repo: 'acme/shop', number: 7, id: '3000000001', reviewer: 'review-agent[bot]', reviewer_id: '22', reviewer_type: 'bot', state: 'approved', submitted_at: '2026-03-02T10:00:00Z', body: 'Fine.' },
  ]); // prettier-ignore
});

test('a timeline with gaps says nothing about commits and labels', () => {
  const [record] = pullRequestRecords('acme/shop', node, [], false);
  expect(record).toMatchObject({ commits: undefined, labels: undefined });
});
