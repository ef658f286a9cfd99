import { createHash } from 'node:crypto';
import type {
  Account,
  Commit,
  Deployment,
  DeploymentStatus,
  IssueComment,
  Label,
  MergeQueueEntry,
  Organization,
  PullRequest,
  Reaction,
  Release,
  Repository,
  Review,
  ReviewComment,
  ReviewThread,
  Team,
  TimelineEvent,
  World,
} from './world';

type Part<T> = Partial<Omit<T, '__typename'>>;

/**
 * Builds a world by hand and changes it later. Ids count up from 1,000, so that the same calls give the same world. What happens to a pull
 * request moves its `updatedAt`, as on GitHub; resolving a thread does not, as on GitHub.
 */
export class WorldBuilder {
  readonly world: World;
  private lastId = 1000;

  constructor(viewer = 'viewer') {
    const account = this.makeAccount('User', viewer);
    this.world = { viewer: account, accounts: [account], repositories: [] };
  }

  user(login: string, more: Part<Account> = {}): Account {
    return this.account('User', login, more);
  }

  /** `login` without `[bot]`. */
  bot(login: string, more: Part<Account> = {}): Account {
    return this.account('Bot', login, more);
  }

  mannequin(login: string, more: Part<Account> = {}): Account {
    return this.account('Mannequin', login, more);
  }

  organization(login: string, members: Account[] = []): Organization {
    return this.account('Organization', login, { teams: [], members }) as Organization;
  }

  team(organization: Organization, slug: string, more: Part<Team> = {}): Team {
    const { id, databaseId } = this.ids('T');
    const team: Team = {
      __typename: 'Team',
      id,
      databaseId,
      slug,
      name: slug,
      organization,
      parentTeam: null,
      members: [],
      repositories: [],
      ...more,
    };
    organization.teams.push(team);
    return team;
  }

  repository(owner: Account, name: string, more: Part<Repository> = {}): Repository {
    const { id, databaseId } = this.ids('R');
    const repository: Repository = {
      __typename: 'Repository',
      id,
      databaseId,
      owner,
      name,
      formerNames: [],
      defaultBranch: 'main',
      isArchived: false,
      isPrivate: false,
      isFork: false,
      createdAt: '2026-01-01T00:00:00Z',
      updatedAt: '2026-01-01T00:00:00Z',
      pushedAt: '2026-01-01T00:00:00Z',
      files: {},
      labels: [],
      pullRequests: [],
      deployments: [],
      releases: [],
      mergeQueue: null,
      ...more,
    };
    this.world.repositories.push(repository);
    return repository;
  }

  /** Renames or moves it; the old name goes on leading to it. */
  rename(repository: Repository, name: string, owner = repository.owner): void {
    repository.formerNames.push(`${repository.owner.login}/${repository.name}`);
    Object.assign(repository, { name, owner });
  }

  label(repository: Repository, name: string): Label {
    const { id } = this.ids('LA');
    const label: Label = {
      __typename: 'Label',
      id,
      name,
      color: 'ededed',
      repository,
      createdAt: repository.createdAt,
    };
    repository.labels.push(label);
    return label;
  }

  /** Open, without commits; `number` counts up. */
  pullRequest(
    repository: Repository,
    author: Account | null,
    createdAt: string,
    more: Part<PullRequest> = {},
  ): PullRequest {
    const { id, databaseId } = this.ids('PR');
    const number = more.number ?? Math.max(0, ...repository.pullRequests.slice(-1).map((one) => one.number)) + 1;
    const pullRequest: PullRequest = {
      __typename: 'PullRequest',
      id,
      databaseId,
      number,
      repository,
      title: `Change ${number}`,
      body: '',
      author,
      state: 'OPEN',
      isDraft: false,
      createdAt,
      updatedAt: createdAt,
      mergedAt: null,
      mergedBy: null,
      closedAt: null,
      mergeCommit: null,
      headRefName: `change-${number}`,
      baseRefName: repository.defaultBranch ?? 'main',
      additions: 10,
      deletions: 2,
      changedFiles: 1,
      labels: [],
      commits: [],
      reviews: [],
      reviewThreads: [],
      comments: [],
      reviewRequests: [],
      events: [],
      reactions: [],
      ...more,
    };
    repository.pullRequests.push(pullRequest);
    return pullRequest;
  }

  commit(pullRequest: PullRequest, user: Account | null, at: string, more: Part<Commit> = {}): Commit {
    const commit = this.makeCommit(pullRequest.repository, user, at, more);
    pullRequest.commits.push(commit);
    this.touch(pullRequest, at);
    return commit;
  }

  /** A commit that belongs to no pull request. */
  makeCommit(repository: Repository, user: Account | null, at: string, more: Part<Commit> = {}): Commit {
    const { id, databaseId } = this.ids('C');
    const author = {
      name: user?.name ?? user?.login ?? null,
      email: user ? `${user.login}@example.com` : null,
      date: at,
      user,
    };
    const oid = createHash('sha1').update(`commit ${databaseId}`).digest('hex');
    const dates = { authoredDate: at, committedDate: at };
    return { __typename: 'Commit', id, oid, message: `Commit ${databaseId}`, ...dates, author, repository, ...more };
  }

  review(
    pullRequest: PullRequest,
    author: Account | null,
    at: string,
    state: Review['state'],
    more: Part<Review> = {},
  ): Review {
    const { id, databaseId } = this.ids('PRR');
    const submittedAt = state === 'PENDING' ? null : at;
    const times = { createdAt: at, submittedAt, updatedAt: at };
    const review: Review = {
      __typename: 'PullRequestReview',
      id,
      databaseId,
      pullRequest,
      author,
      state,
      body: '',
      ...times,
      ...more,
    };
    pullRequest.reviews.push(review);
    this.touch(pullRequest, at);
    return review;
  }

  /** A thread without comments. */
  thread(pullRequest: PullRequest, path: string, line: number | null, more: Part<ReviewThread> = {}): ReviewThread {
    const { id } = this.ids('PRRT');
    const thread: ReviewThread = {
      __typename: 'PullRequestReviewThread',
      id,
      pullRequest,
      path,
      line,
      startLine: null,
      originalLine: line,
      diffSide: 'RIGHT',
      isResolved: false,
      resolvedBy: null,
      isOutdated: false,
      comments: [],
      ...more,
    };
    pullRequest.reviewThreads.push(thread);
    return thread;
  }

  threadComment(
    thread: ReviewThread,
    author: Account | null,
    at: string,
    body: string,
    more: Part<ReviewComment> = {},
  ): ReviewComment {
    const { id, databaseId } = this.ids('PRRC');
    const comment: ReviewComment = {
      __typename: 'PullRequestReviewComment',
      id,
      databaseId,
      pullRequest: thread.pullRequest,
      pullRequestReview: null,
      replyTo: thread.comments[0] ?? null,
      author,
      body,
      path: thread.path,
      line: thread.line,
      startLine: thread.startLine,
      originalLine: thread.originalLine,
      originalCommit: thread.pullRequest.commits.at(-1) ?? null,
      createdAt: at,
      updatedAt: at,
      outdated: thread.isOutdated,
      reactions: [],
      ...more,
    };
    thread.comments.push(comment);
    this.touch(thread.pullRequest, at);
    return comment;
  }

  /** Without moving `updatedAt` of the pull request. */
  resolve(thread: ReviewThread, by: Account | null): void {
    Object.assign(thread, { isResolved: true, resolvedBy: by });
  }

  /** Without moving `updatedAt`, as on GitHub. */
  react(comment: { reactions: Reaction[] }, user: Account, content: Reaction['content'], createdAt: string): void {
    comment.reactions.push({ content, user, createdAt });
  }

  comment(pullRequest: PullRequest, author: Account | null, at: string, body: string): IssueComment {
    const { id, databaseId } = this.ids('IC');
    const times = { createdAt: at, updatedAt: at };
    const comment: IssueComment = {
      __typename: 'IssueComment',
      id,
      databaseId,
      pullRequest,
      author,
      body,
      ...times,
      reactions: [],
    };
    pullRequest.comments.push(comment);
    this.touch(pullRequest, at);
    return comment;
  }

  /** `typeName` such as `ReadyForReviewEvent`. */
  event(
    pullRequest: PullRequest,
    typeName: string,
    actor: Account | null,
    at: string,
    more: Record<string, unknown> = {},
  ): TimelineEvent {
    const { id, databaseId } = this.ids('EV');
    const event: TimelineEvent = { __typename: typeName, id, databaseId, pullRequest, actor, createdAt: at, ...more };
    pullRequest.events.push(event);
    this.touch(pullRequest, at);
    return event;
  }

  requestReview(pullRequest: PullRequest, reviewer: Account | Team, actor: Account, at: string): void {
    const { id, databaseId } = this.ids('RR');
    const request = { __typename: 'ReviewRequest' as const, id, databaseId, asCodeOwner: false, pullRequest };
    pullRequest.reviewRequests.push({ ...request, requestedReviewer: reviewer });
    this.event(pullRequest, 'ReviewRequestedEvent', actor, at, { requestedReviewer: reviewer });
  }

  merge(pullRequest: PullRequest, by: Account, at: string): void {
    const commit = this.makeCommit(pullRequest.repository, by, at, {
      message: `${pullRequest.title} (#${pullRequest.number})`,
    });
    Object.assign(pullRequest, { state: 'MERGED', mergedAt: at, closedAt: at, mergedBy: by, mergeCommit: commit });
    this.leaveQueue(pullRequest);
    const mergeRefName = pullRequest.baseRefName;
    this.event(pullRequest, 'MergedEvent', by, at, { commit, mergeRefName });
    this.event(pullRequest, 'ClosedEvent', by, at, { closer: null });
  }

  /** Without merging. */
  closePullRequest(pullRequest: PullRequest, by: Account, at: string): void {
    Object.assign(pullRequest, { state: 'CLOSED', closedAt: at });
    this.event(pullRequest, 'ClosedEvent', by, at, { closer: null });
  }

  enqueue(pullRequest: PullRequest, by: Account, at: string): MergeQueueEntry {
    const { repository } = pullRequest;
    const queue = (repository.mergeQueue ??= {
      __typename: 'MergeQueue',
      id: this.ids('MQ').id,
      entries: [],
      repository,
    } as never);
    const { id } = this.ids('MQE');
    const position = queue!.entries.length + 1;
    const entry: MergeQueueEntry = {
      __typename: 'MergeQueueEntry',
      id,
      pullRequest,
      enqueuedAt: at,
      enqueuer: by,
      position,
      state: 'QUEUED',
    };
    queue!.entries.push(entry);
    this.event(pullRequest, 'AddedToMergeQueueEvent', by, at, { enqueuer: by, mergeQueue: queue });
    return entry;
  }

  /** Out of the merge queue without a merge. */
  dequeue(pullRequest: PullRequest, by: Account, at: string, reason = 'manual'): void {
    this.leaveQueue(pullRequest);
    this.event(pullRequest, 'RemovedFromMergeQueueEvent', by, at, { reason });
  }

  /** `states`: each with its time, in order. */
  deployment(
    repository: Repository,
    commitOid: string,
    environment: string,
    creator: Account,
    states: [state: string, at: string][],
    more: Part<Deployment> = {},
  ): Deployment {
    const { id, databaseId } = this.ids('DE');
    const createdAt = states[0]?.[1] ?? repository.createdAt;
    const deployment: Deployment = {
      __typename: 'Deployment',
      id,
      databaseId,
      environment,
      commitOid,
      ref: { __typename: 'Ref', id: `REF_${id}`, name: repository.defaultBranch ?? 'main' },
      createdAt,
      updatedAt: states.at(-1)?.[1] ?? createdAt,
      creator,
      repository,
      task: 'deploy',
      statuses: [],
      ...more,
    };
    for (const [state, at] of states) this.deploymentStatus(deployment, state, at, creator);
    repository.deployments.push(deployment);
    return deployment;
  }

  deploymentStatus(deployment: Deployment, state: string, at: string, creator: Account): DeploymentStatus {
    const { id } = this.ids('DES');
    const times = { createdAt: at, updatedAt: at };
    const status: DeploymentStatus = { __typename: 'DeploymentStatus', id, deployment, state, ...times, creator };
    deployment.statuses.push(status);
    deployment.updatedAt = at;
    return status;
  }

  release(repository: Repository, tagName: string, author: Account, at: string, more: Part<Release> = {}): Release {
    const { id, databaseId } = this.ids('RE');
    const tagCommit = this.makeCommit(repository, author, at);
    const times = { createdAt: at, publishedAt: at, updatedAt: at };
    const kinds = { isDraft: false, isPrerelease: false };
    const release: Release = {
      __typename: 'Release',
      id,
      databaseId,
      tagName,
      name: tagName,
      tagCommit,
      ...times,
      ...kinds,
      author,
      repository,
      ...more,
    };
    repository.releases.push(release);
    return release;
  }

  /** Moves `updatedAt`, never back. */
  touch(pullRequest: PullRequest, at: string): void {
    if (at > pullRequest.updatedAt) pullRequest.updatedAt = at;
  }

  private leaveQueue(pullRequest: PullRequest): void {
    const queue = pullRequest.repository.mergeQueue;
    if (queue) queue.entries = queue.entries.filter((entry) => entry.pullRequest !== pullRequest);
  }

  private account(typeName: Account['__typename'], login: string, more: Part<Account>): Account {
    const account = this.makeAccount(typeName, login, more);
    this.world.accounts.push(account);
    return account;
  }

  private makeAccount(typeName: Account['__typename'], login: string, more: Part<Account> = {}): Account {
    const { id, databaseId } = this.ids(typeName[0]);
    return {
      __typename: typeName,
      id,
      login,
      databaseId,
      name: login,
      email: '',
      createdAt: '2026-01-01T00:00:00Z',
      ...more,
    };
  }

  private ids(prefix: string): { id: string; databaseId: number } {
    this.lastId += 1;
    return { id: `${prefix}_kwDO${this.lastId}`, databaseId: this.lastId };
  }
}
