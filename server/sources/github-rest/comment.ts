import { accountOf } from './account';
import { reactionsOf } from './reactions';
import { textOf, type Json } from './shape';

/** Whether a comment of GitHub's issues stands below a pull request: only its page's address tells. */
export function isBelowPull(comment: Json): boolean {
  return /\/pull\/\d+/.test(textOf(comment, 'html_url') ?? '');
}

/** A comment below a pull request (the REST API calls it an issue comment), or a `commented` event, as a record. */
export function commentRecord(comment: Json, repo: unknown, number: unknown): Json {
  const author = accountOf(comment.user ?? comment.actor);
  return {
    kind: 'pull_request_comment',
    repo,
    number,
    id: comment.id,
    author: author.login,
    author_id: author.id,
    author_type: author.type,
    created_at: comment.created_at,
    updated_at: comment.updated_at ?? undefined,
    body: comment.body,
    reactions: reactionsOf(comment.reactions),
    url: textOf(comment, 'html_url'),
  };
}
