/** Timeline events that are read, with the name that the record of each carries. */
export const EVENT_NAMES: Readonly<Record<string, string>> = {
  ReadyForReviewEvent: 'ready_for_review',
  ConvertToDraftEvent: 'convert_to_draft',
  ReviewRequestedEvent: 'review_requested',
  ReviewRequestRemovedEvent: 'review_request_removed',
  ReopenedEvent: 'reopened',
  ClosedEvent: 'closed',
  MergedEvent: 'merged',
  HeadRefForcePushedEvent: 'head_force_pushed',
  AddedToMergeQueueEvent: 'added_to_merge_queue',
  RemovedFromMergeQueueEvent: 'removed_from_merge_queue',
  AutoMergeEnabledEvent: 'auto_merge_enabled',
  AutoSquashEnabledEvent: 'auto_merge_enabled',
  AutoRebaseEnabledEvent: 'auto_merge_enabled',
};

const LABELINGS = ['LabeledEvent', 'UnlabeledEvent'];
/** `ReadyForReviewEvent` is asked for as READY_FOR_REVIEW_EVENT. */
export const itemType = (type: string): string => type.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();

const ITEM_TYPES = [
  'PullRequestCommit',
  'PullRequestReview',
  'IssueComment',
  ...Object.keys(EVENT_NAMES),
  ...LABELINGS,
].map(itemType);

export const RATE_LIMIT = 'rateLimit { limit cost remaining resetAt }';

export const ACCOUNT = `fragment account on Actor {
  __typename login ... on User { databaseId } ... on Bot { databaseId } ... on Mannequin { databaseId }
}`;

const COMMIT =
  'commit { oid authoredDate committedDate message parents { totalCount } author { name email user { login databaseId } } }';
const REVIEW = 'fullDatabaseId state submittedAt body author { ...account }';
const COMMENT =
  'fullDatabaseId createdAt updatedAt url body author { ...account } reactionGroups { content reactors { totalCount } }';

const REQUESTS = ['ReviewRequestedEvent', 'ReviewRequestRemovedEvent'];
/** Of a team its kind alone: the name of one asks for a token that may read the organization, and fails the whole page of one that may not. */
const REQUESTED = ' requestedReviewer { __typename ... on User { login } }';

/** Reviews, commits, comments and labels come as timeline items: a list of their own for each would cost a point more per 100 pull requests. */
const TIMELINE = `fragment timelineItem on PullRequestTimelineItems {
  __typename
  ... on PullRequestCommit { ${COMMIT} }
  ... on PullRequestReview { ${REVIEW} }
  ... on IssueComment { ${COMMENT} }
  ${Object.keys(EVENT_NAMES)
    .map((type) => `... on ${type} { createdAt actor { ...account }${REQUESTS.includes(type) ? REQUESTED : ''} }`)
    .join('\n  ')}
  ${LABELINGS.map((type) => `... on ${type} { createdAt label { name } }`).join('\n  ')}
}`;

export const timelineItems = (
  page = 'first: 100',
): string => `timelineItems(${page}, itemTypes: [${ITEM_TYPES.join(', ')}]) {
    pageInfo { hasNextPage endCursor } nodes { ...timelineItem }
  }`;

export const timelineFragments = `${TIMELINE}\n${ACCOUNT}`;

/** Counts without `first` cost nothing; they tell whether a list came whole. */
const FIELDS = `id number title url body state isDraft createdAt updatedAt mergedAt closedAt headRefName baseRefName
  additions deletions changedFiles mergeCommit { oid } author { ...account }
  reviewThreads { totalCount } reviews { totalCount } commits { totalCount } comments { totalCount }`;

/** A page of a repository's pull requests, the last updated first, each with its timeline: 1 + 100 requests of lists = 1 point. */
export const PULL_REQUESTS = `query pullRequests($id: ID!, $first: Int!, $after: String) {
  node(id: $id) { ... on Repository {
    pullRequests(first: $first, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      totalCount pageInfo { hasNextPage endCursor } nodes { ${FIELDS} ${timelineItems()} }
    }
  } }
  ${RATE_LIMIT}
}
${timelineFragments}`;

/** The same page without anything that can fail: what its entries are called, and where the next page begins. */
export const PULL_REQUEST_IDS = `query pullRequestIds($id: ID!, $first: Int!, $after: String, $field: IssueOrderField!, $direction: OrderDirection!) {
  node(id: $id) { ... on Repository {
    pullRequests(first: $first, after: $after, orderBy: { field: $field, direction: $direction }) {
      totalCount pageInfo { hasNextPage endCursor } nodes { id number updatedAt }
    }
  } }
  ${RATE_LIMIT}
}`;

/** Single pull requests by their ids: up to 100 for 1 point. */
export const PULL_REQUESTS_BY_ID = `query pullRequestsById($ids: [ID!]!) {
  nodes(ids: $ids) { ... on PullRequest { ${FIELDS} ${timelineItems()} } }
  ${RATE_LIMIT}
}
${timelineFragments}`;

/** Reviews, commits and comments as lists of their own, where the timeline does not hold as many as GitHub counts. */
export const PULL_REQUEST_LISTS = `query pullRequestLists($id: ID!, $first: Int!, $reviews: String, $commits: String, $comments: String) {
  node(id: $id) { ... on PullRequest {
    reviews(first: $first, after: $reviews) { totalCount pageInfo { hasNextPage endCursor } nodes { __typename ${REVIEW} } }
    commits(first: $first, after: $commits) { totalCount pageInfo { hasNextPage endCursor } nodes { __typename ${COMMIT} } }
    comments(first: $first, after: $comments) { totalCount pageInfo { hasNextPage endCursor } nodes { __typename ${COMMENT} } }
  } }
  ${RATE_LIMIT}
}
${ACCOUNT}`;
