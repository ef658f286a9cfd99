import type { Arguments, Commit, Fields, PullRequest } from './world';

/**
 * The timeline in the order of time: events, commits, reviews, review threads and comments. Only the wished types, and only
 * what happened at `since` or later.
 */
export function timelineOf(pullRequest: PullRequest, { itemTypes, since }: Arguments): Fields[] {
  const wanted = itemTypes ? new Set((itemTypes as string[]).map(typeName)) : null;
  const entries: { at: string; item: Fields }[] = [];
  const add = (at: string | null | undefined, item: Fields) => {
    if (!at || (wanted && !wanted.has(item.__typename as string)) || (since && at < since)) return;
    entries.push({ at, item });
  };
  for (const commit of pullRequest.commits) add(commit.committedDate, pullRequestCommit(pullRequest, commit));
  for (const review of pullRequest.reviews) add(review.submittedAt, review);
  for (const thread of pullRequest.reviewThreads) add(thread.comments[0]?.createdAt, thread);
  // GitHub's timelines are known to leave entries out.
  for (const comment of pullRequest.comments) if (!comment.lost) add(comment.createdAt, comment);
  for (const event of pullRequest.events) add(event.createdAt, event);
  // Sorting is stable: what happened in the same second stays in the order above.
  return entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ item }) => item);
}

/** READY_FOR_REVIEW_EVENT → ReadyForReviewEvent */
function typeName(itemType: string): string {
  return itemType.toLowerCase().replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

/** The link between a pull request and a commit, which GitHub gives an id of its own. */
export function pullRequestCommit(pullRequest: PullRequest, commit: Commit): Fields {
  return { __typename: 'PullRequestCommit', id: `PURC_${pullRequest.id}_${commit.id}`, commit, pullRequest };
}
