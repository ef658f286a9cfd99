import type { Json } from '../github-rest/shape';
import { accountOf } from './account';
import type { CommentNode, ThreadNode } from './pull-request-node';
import { reactionsOf } from './reactions';

/** The comments of one review thread as records; those of a review that is not submitted yet are left out. */
export function threadRecords(
  repo: string,
  number: number,
  thread: ThreadNode,
  comments: readonly CommentNode[],
): Json[] {
  const threadId = comments.length === 0 ? undefined : String(comments[0].fullDatabaseId);
  return comments.flatMap((comment) => {
    if (comment.state === 'PENDING') return [];
    const author = accountOf(comment.author);
    return {
      kind: 'review_comment',
      repo,
      number,
      // Without one the ledger puts it aside, and says so.
      id: comment.fullDatabaseId ? String(comment.fullDatabaseId) : undefined,
      author: author.login,
      author_id: author.id,
      author_type: author.type,
      created_at: comment.createdAt,
      path: comment.path,
      line: comment.line ?? comment.originalLine,
      start_line: comment.startLine ?? comment.originalStartLine,
      in_reply_to: comment.replyTo ? String(comment.replyTo.fullDatabaseId) : undefined,
      body: comment.body,
      thread_id: threadId,
      resolved: thread.isResolved,
      resolved_by: thread.resolvedBy?.login,
      outdated: thread.isOutdated,
      reactions: reactionsOf(comment.reactionGroups),
      commit_sha: comment.originalCommit?.oid,
      original_line: comment.originalLine,
      original_start_line: comment.originalStartLine,
      url: comment.url,
      review_id: comment.pullRequestReview?.fullDatabaseId
        ? String(comment.pullRequestReview.fullDatabaseId)
        : undefined,
    };
  });
}
