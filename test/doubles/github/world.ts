// eslint-disable-next-line @typescript-eslint/no-explicit-any -- which of the schema's thousands of fields there are is the test's choice
export type Loose = any;

/** The arguments of a field. */
export type Arguments = Record<string, Loose>;

/**
 * What the double's GitHub holds: plain objects, linked by reference, in the words of GitHub's schema. Tests may change them between requests.
 * Times are texts as GitHub sends them (`2026-01-05T10:00:00Z`). A field of the schema that is not listed here can be added to any object;
 * what is neither there nor derived in field.ts is null where the schema allows it, and an error that names the field where it does not.
 */
export interface Fields {
  id: string;
  [field: string]: Loose;
}

export interface Account extends Fields {
  __typename: 'User' | 'Bot' | 'Mannequin' | 'Organization';
  /** Bots without the suffix `[bot]`, as GitHub's GraphQL gives them. */
  login: string;
  databaseId: number;
  name?: string;
  email?: string;
}

export interface Organization extends Account {
  __typename: 'Organization';
  teams: Team[];
  members: Account[];
}

export interface Team extends Fields {
  __typename: 'Team';
  databaseId: number;
  slug: string;
  name: string;
  organization: Organization;
  parentTeam: Team | null;
  /** Immediate members. */
  members: Account[];
  repositories: Repository[];
}

export interface Label extends Fields {
  __typename: 'Label';
  name: string;
}

export interface Commit extends Fields {
  __typename: 'Commit';
  oid: string;
  message: string;
  authoredDate: string;
  committedDate: string;
  author: { name: string | null; email: string | null; date: string; user: Account | null };
  /** The author and the co-authors; without them the author alone. */
  authors?: { name: string | null; email: string | null; user: Account | null }[];
}

export interface Reaction {
  content: 'THUMBS_UP' | 'THUMBS_DOWN' | 'LAUGH' | 'HOORAY' | 'CONFUSED' | 'HEART' | 'ROCKET' | 'EYES';
  user: Account;
  createdAt: string;
}

export interface Review extends Fields {
  __typename: 'PullRequestReview';
  databaseId: number;
  pullRequest: PullRequest;
  author: Account | null;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  body: string;
  createdAt: string;
  submittedAt: string | null;
  updatedAt: string;
}

export interface ReviewComment extends Fields {
  __typename: 'PullRequestReviewComment';
  databaseId: number;
  pullRequest: PullRequest;
  pullRequestReview: Review | null;
  replyTo: ReviewComment | null;
  author: Account | null;
  body: string;
  path: string;
  line: number | null;
  startLine: number | null;
  createdAt: string;
  updatedAt: string;
  outdated: boolean;
  reactions: Reaction[];
}

export interface ReviewThread extends Fields {
  __typename: 'PullRequestReviewThread';
  pullRequest: PullRequest;
  path: string;
  line: number | null;
  startLine: number | null;
  isResolved: boolean;
  resolvedBy: Account | null;
  isOutdated: boolean;
  comments: ReviewComment[];
}

export interface IssueComment extends Fields {
  __typename: 'IssueComment';
  databaseId: number;
  author: Account | null;
  body: string;
  createdAt: string;
  updatedAt: string;
  reactions: Reaction[];
}

/** An event of the timeline: `__typename` is one of the union `PullRequestTimelineItems`, its fields those of that type. */
export interface TimelineEvent extends Fields {
  __typename: string;
  createdAt: string;
  actor: Account | null;
}

export interface ReviewRequest extends Fields {
  __typename: 'ReviewRequest';
  asCodeOwner: boolean;
  requestedReviewer: Account | Team | null;
}

export interface PullRequest extends Fields {
  __typename: 'PullRequest';
  databaseId: number;
  number: number;
  repository: Repository;
  title: string;
  body: string;
  author: Account | null;
  state: 'OPEN' | 'CLOSED' | 'MERGED';
  isDraft: boolean;
  createdAt: string;
  updatedAt: string;
  mergedAt: string | null;
  mergedBy: Account | null;
  closedAt: string | null;
  mergeCommit: Commit | null;
  headRefName: string;
  baseRefName: string;
  additions: number;
  deletions: number;
  changedFiles: number;
  labels: Label[];
  commits: Commit[];
  reviews: Review[];
  reviewThreads: ReviewThread[];
  comments: IssueComment[];
  reviewRequests: ReviewRequest[];
  /** Events only; commits, reviews, threads and comments join them in the answer. */
  events: TimelineEvent[];
  reactions: Reaction[];
}

export interface DeploymentStatus extends Fields {
  __typename: 'DeploymentStatus';
  state: string;
  createdAt: string;
  updatedAt: string;
  creator: Account;
}

export interface Deployment extends Fields {
  __typename: 'Deployment';
  databaseId: number;
  environment: string;
  commitOid: string;
  ref: { __typename: 'Ref'; id: string; name: string } | null;
  createdAt: string;
  updatedAt: string;
  creator: Account;
  /** Oldest first; GitHub answers them newest first. */
  statuses: DeploymentStatus[];
}

export interface Release extends Fields {
  __typename: 'Release';
  databaseId: number;
  tagName: string;
  name: string | null;
  tagCommit: Commit | null;
  createdAt: string;
  publishedAt: string | null;
  updatedAt: string;
  isDraft: boolean;
  isPrerelease: boolean;
  author: Account | null;
}

export interface MergeQueueEntry extends Fields {
  __typename: 'MergeQueueEntry';
  pullRequest: PullRequest;
  enqueuedAt: string;
  enqueuer: Account;
  position: number;
  state: 'QUEUED' | 'AWAITING_CHECKS' | 'MERGEABLE' | 'UNMERGEABLE' | 'LOCKED';
}

export interface Repository extends Fields {
  __typename: 'Repository';
  databaseId: number;
  owner: Account;
  name: string;
  /** "owner/name" of before: GitHub follows renames and transfers. */
  formerNames: string[];
  defaultBranch: string | null;
  isArchived: boolean;
  isPrivate: boolean;
  isFork: boolean;
  createdAt: string;
  updatedAt: string;
  pushedAt: string | null;
  /** Text files of the default branch by path, such as `CODEOWNERS`. */
  files: Record<string, string>;
  labels: Label[];
  pullRequests: PullRequest[];
  deployments: Deployment[];
  releases: Release[];
  mergeQueue: { __typename: 'MergeQueue'; id: string; entries: MergeQueueEntry[] } | null;
}

export interface World {
  /** The account behind the tokens, unless a token names another. */
  viewer: Account;
  /** Everybody, organizations among them. */
  accounts: Account[];
  repositories: Repository[];
}
