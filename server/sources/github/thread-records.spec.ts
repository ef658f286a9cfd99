import type { CommentNode } from './pull-request-node';
import { threadRecords } from './thread-records';

const comment = (id: string, more: Partial<CommentNode> = {}): CommentNode => ({
  fullDatabaseId: id,
  state: 'SUBMITTED',
  createdAt: '2026-03-02T10:00:00Z',
  url: `https://github.com/acme/shop/pull/7#discussion_r${id}`,
  body: 'Why?',
  path: 'src/a.ts',
  line: null,
  startLine: null,
  originalLine: 12,
  originalStartLine: 10,
  originalCommit: { oid: 'c'.repeat(40) },
  author: { __typename: 'Bot', login: 'review-agent', databaseId: 22 },
  replyTo: null,
  pullRequestReview: { fullDatabaseId: '5000000001' },
  reactionGroups: [
    { content: 'THUMBS_UP', reactors: { totalCount: 2 } },
    { content: 'HOORAY', reactors: { totalCount: 0 } },
  ],
  ...more,
});
const thread = { id: 'PRRT_1', isResolved: true, isOutdated: true, resolvedBy: { login: 'ada' } };

test('every comment names the first of its thread, and what became of the thread', () => {
  const reply = comment('4000000002', {
    replyTo: { fullDatabaseId: '4000000001' },
    author: null,
    reactionGroups: null,
    line: 14,
    originalCommit: null,
    pullRequestReview: null,
  });
  expect(threadRecords('acme/shop', 7, thread, [comment('4000000001'), reply])).toEqual([
    {
      kind: 'review_comment', repo: 'acme/shop', number: 7, id: '4000000001', author: 'review-agent[bot]', author_id: '22', author_type: 'bot',
      created_at: '2026-03-02T10:00:00Z', path: 'src/a.ts', line: 12, start_line: 10, in_reply_to: undefined, body: 'Why?', thread_id: '4000000001',
      resolved: true, resolved_by: 'ada', outdated: true, reactions: { '+1': 2, hooray: 0 }, commit_sha: 'c'.repeat(40),
      original_line: 12, original_start_line: 10, url: 'https://github.com/acme/shop/pull/7#discussion_r4000000001', review_id: '5000000001',
    },
    {
      kind: 'review_comment', repo: 'acme/shop', number: 7, id: '4000000002', author: 'ghost', author_id: undefined, author_type: undefined,
      created_at: '2026-03-02T10:00:00Z', path: 'src/a.ts', line: 14, start_line: 10, in_reply_to: '4000000001', body: 'Why?', thread_id: '4000000001',
      resolved: true, resolved_by: 'ada', outdated: true, reactions: undefined, commit_sha: undefined,
      original_line: 12, original_start_line: 10, url: 'https://github.com/acme/shop/pull/7#discussion_r4000000002', review_id: undefined,
    },
  ]); // prettier-ignore
});

test('comments of a review that is not submitted yet are left out', () => {
  expect(threadRecords('acme/shop', 7, thread, [comment('1', { state: 'PENDING' })])).toEqual([]);
});
