import { ACCOUNT, RATE_LIMIT } from './pull-request-document';

export const reviewThreads = (page = 'first: 100'): string => `reviewThreads(${page}) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id isResolved isOutdated resolvedBy { login } }
  }`;

export const threadComments = (page = 'first: 100'): string => `comments(${page}) {
    totalCount pageInfo { hasNextPage endCursor } nodes {
      fullDatabaseId state createdAt url body path line startLine originalLine originalStartLine originalCommit { oid }
      author { ...account } replyTo { fullDatabaseId } pullRequestReview { fullDatabaseId } reactionGroups { content reactors { totalCount } }
    }
  }`;

/** The review threads of up to 100 pull requests, of any repositories: 100 requests of lists = 1 point. */
export const REVIEW_THREADS = `query reviewThreads($ids: [ID!]!) {
  nodes(ids: $ids) { id ... on PullRequest { ${reviewThreads()} } }
  ${RATE_LIMIT}
}`;

/**
 * The comments of as many threads as one call takes: a `nodes` holds 100 ids, and points are rounded to the nearest, so that two of them
 * with 147 in all cost 1 point as well. 149 would by the letter of the formula; two are left for the two `nodes`, should they count.
 */
export const THREADS_AT_ONCE = 147;

export const THREAD_COMMENTS = `query threadComments($ids: [ID!]!, $more: [ID!]!) {
  nodes(ids: $ids) { ...thread }
  more: nodes(ids: $more) { ...thread }
  ${RATE_LIMIT}
}
fragment thread on Node { id ... on PullRequestReviewThread { ${threadComments()} } }
${ACCOUNT}`;
