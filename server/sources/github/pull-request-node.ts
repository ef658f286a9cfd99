/** What the documents ask GitHub's GraphQL for, as it answers. Times are texts such as `2026-01-05T10:00:00Z`. */
export interface Actor {
  __typename: string;
  login: string;
  databaseId?: number | null;
}

export interface PageInfo {
  hasNextPage: boolean;
  endCursor: string | null;
}

export interface Connection<T> {
  totalCount: number;
  pageInfo: PageInfo;
  nodes: (T | null)[] | null;
}

/** How many reacted with one emoji; who did costs a list. */
export interface ReactionGroup {
  content: string;
  reactors: { totalCount: number };
}

export interface CommitNode {
  oid: string;
  authoredDate: string;
  committedDate: string;
  message: string;
  /** 2 or more: a merge. */
  parents?: { totalCount: number };
  author: {
    name: string | null;
    email: string | null;
    user: { login: string; databaseId: number | null } | null;
  } | null;
}

/** One item of a pull request's timeline; which fields it has follows from `__typename`. */
export interface TimelineItem {
  __typename: string;
  createdAt?: string;
  actor?: Actor | null;
  /** Whom a review was asked of; of people alone with a login. */
  requestedReviewer?: { __typename: string; login?: string } | null;
  label?: { name: string } | null;
  commit?: CommitNode;
  fullDatabaseId?: string | number | null;
  author?: Actor | null;
  state?: string;
  submittedAt?: string | null;
  body?: string;
  updatedAt?: string;
  url?: string;
  reactionGroups?: ReactionGroup[] | null;
}

export interface PullRequestNode {
  id: string;
  number: number;
  title: string;
  url: string;
  body: string;
  state: 'OPEN' | 'CLOSED' | 'MERGED';
  isDraft: boolean;
  createdAt: string;
  updatedAt: string;
  mergedAt: string | null;
  closedAt: string | null;
  headRefName: string;
  baseRefName: string;
  additions: number;
  deletions: number;
  changedFiles: number;
  mergeCommit: { oid: string } | null;
  author: Actor | null;
  reviewThreads: { totalCount: number };
  reviews: { totalCount: number };
  commits: { totalCount: number };
  /** Below the pull request, outside of reviews. */
  comments: { totalCount: number };
  timelineItems: { pageInfo: PageInfo; nodes: (TimelineItem | null)[] | null };
}

export interface PullRequestPage {
  node: { pullRequests?: Connection<PullRequestNode> | null } | null;
}

export interface CommentNode {
  fullDatabaseId: string | number | null;
  state: string;
  createdAt: string;
  url: string;
  body: string;
  path: string;
  line: number | null;
  startLine: number | null;
  originalLine: number | null;
  originalStartLine: number | null;
  /** Null after GitHub has thrown it away. */
  originalCommit: { oid: string } | null;
  author: Actor | null;
  replyTo: { fullDatabaseId: string | number | null } | null;
  pullRequestReview: { fullDatabaseId: string | number | null } | null;
  reactionGroups: ReactionGroup[] | null;
}

export interface ThreadNode {
  id: string;
  isResolved: boolean;
  isOutdated: boolean;
  resolvedBy: { login: string } | null;
}
