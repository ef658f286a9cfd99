import { accountOf } from './account';
import { reactionsOf } from './reactions';
import { textOf, type Json } from './shape';

/** A review comment of the REST API as a record. */
export function reviewCommentRecord(comment: Json, repo: unknown, number: unknown): Json {
  const author = accountOf(comment.user);
  return {
    kind: 'review_comment',
    repo,
    number,
    id: comment.id,
    author: author.login,
    author_id: author.id,
    author_type: author.type,
    created_at: comment.created_at,
    path: comment.path,
    line: comment.line ?? comment.original_line,
    start_line: comment.start_line ?? comment.original_start_line,
    in_reply_to: comment.in_reply_to_id,
    // Every reply names the first comment of its thread, never another reply.
    thread_id: comment.in_reply_to_id ?? comment.id,
    body: comment.body,
    // A comment on a line that later pushes removed has lost its line, but not its original one.
    outdated: 'line' in comment && typeof comment.original_line === 'number' ? comment.line === null : undefined,
    reactions: reactionsOf(comment.reactions),
    commit_sha: textOf(comment, 'original_commit_id'),
    original_line: comment.original_line,
    original_start_line: comment.original_start_line,
    url: textOf(comment, 'html_url'),
    review_id: comment.pull_request_review_id,
  };
}
