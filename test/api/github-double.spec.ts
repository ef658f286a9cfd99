import { ask } from '../doubles/github/client';
import { startGithubDouble, type GithubDouble } from '../doubles/github/github-double';
import { at, smallWorld, type SmallWorld } from '../doubles/github/small-world';

describe('the small world', () => {
  let small: SmallWorld;
  let double: GithubDouble;

  beforeEach(async () => {
    small = smallWorld();
    double = await startGithubDouble(small.builder.world);
  });
  afterEach(() => double.close());

  const inRepository = async (selection: string, variables = {}) => {
    const reply = await ask(double, `{ repository(owner: "acme", name: "shop") { ${selection} } }`, variables);
    expect(reply.errors).toEqual([]);
    return reply.data.repository;
  };

  test('answers a pull request with everything a program reads from it', async () => {
    const { pullRequest } =
      await inRepository(`pullRequest(number: 1) { number fullDatabaseId title state merged isDraft url
      author { __typename login } mergedBy { login } mergeCommit { message } labels(first: 5) { nodes { name } }
      commits(first: 5) { totalCount nodes { commit { messageHeadline authors(first: 3) { nodes { user { login } } } } } }
      reviews(first: 9) { nodes { state author { __typename login } comments(first: 9) { totalCount } } }
      reviewThreads(first: 9) { nodes { path line startLine isResolved isOutdated resolvedBy { login }
        comments(first: 9) { nodes { body replyTo { body } reactionGroups { content reactors { totalCount } } } } } } }`);
    expect(pullRequest).toMatchObject({
      number: 1,
      state: 'MERGED',
      merged: true,
      author: { __typename: 'User', login: 'ada' },
    });
    expect(pullRequest.fullDatabaseId).toBe(String(small.merged.databaseId));
    expect(pullRequest.url).toBe(`${double.url}/acme/shop/pull/1`);
    expect(pullRequest.labels.nodes).toEqual([{ name: 'bug' }]);
    expect(pullRequest.commits.nodes[1].commit).toEqual({
      messageHeadline: 'Guard the sum',
      authors: { nodes: [{ user: { login: 'ada' } }] },
    });
    expect(pullRequest.reviews.nodes).toEqual([
      { state: 'COMMENTED', author: { __typename: 'Bot', login: 'review-agent' }, comments: { totalCount: 2 } },
      { state: 'COMMENTED', author: { __typename: 'User', login: 'ada' }, comments: { totalCount: 1 } },
      { state: 'CHANGES_REQUESTED', author: { __typename: 'User', login: 'ben' }, comments: { totalCount: 0 } },
      { state: 'APPROVED', author: { __typename: 'User', login: 'ben' }, comments: { totalCount: 0 } },
    ]);
    const [resolved, outdated] = pullRequest.reviewThreads.nodes;
    expect(resolved).toMatchObject({
      path: 'src/cart.ts',
      line: 12,
      startLine: 10,
      isResolved: true,
      resolvedBy: { login: 'ada' },
    });
    expect(resolved.comments.nodes[1]).toMatchObject({ body: 'Changed.', replyTo: { body: 'The sum may overflow.' } });
    expect(resolved.comments.nodes[0].reactionGroups).toHaveLength(8);
    expect(resolved.comments.nodes[0].reactionGroups[0]).toEqual({ content: 'THUMBS_UP', reactors: { totalCount: 1 } });
    expect(outdated).toMatchObject({ line: null, isOutdated: true, isResolved: false, resolvedBy: null });
  });

  test('a timeline holds only the wished types, in the order of time, and counts those of every type', async () => {
    const { pullRequest } = await inRepository(`pullRequest(number: 1) {
      some: timelineItems(first: 3, itemTypes: [READY_FOR_REVIEW_EVENT, PULL_REQUEST_REVIEW, PULL_REQUEST_COMMIT, MERGED_EVENT]) {
        totalCount filteredCount pageCount pageInfo { hasNextPage } nodes { __typename } }
      late: timelineItems(first: 9, since: "2026-03-02T11:00:00Z") { totalCount nodes { __typename } }
      all: timelineItems(first: 100) { totalCount } }`);
    // 2 commits, 1 ready, 4 reviews, 1 merge; besides these: request, label, force push, comment, closing and 2 threads.
    expect(pullRequest.some).toEqual({
      totalCount: 15,
      filteredCount: 8,
      pageCount: 3,
      pageInfo: { hasNextPage: true },
      nodes: [
        { __typename: 'PullRequestCommit' },
        { __typename: 'ReadyForReviewEvent' },
        { __typename: 'PullRequestReview' },
      ],
    });
    expect(pullRequest.late.nodes).toEqual([
      { __typename: 'PullRequestReview' },
      { __typename: 'MergedEvent' },
      { __typename: 'ClosedEvent' },
    ]);
    expect(pullRequest.all.totalCount).toBe(15);
  });

  test('accounts that are gone, imported ones, drafts, the merge queue', async () => {
    const answer = await inRepository(`pullRequests(first: 9) { nodes { number isDraft state author { __typename login }
      isInMergeQueue mergeQueueEntry { enqueuedAt position } } } mergeQueue { entries(first: 5) { nodes { pullRequest { number } } } }`);
    const [, draft, queued, closed] = answer.pullRequests.nodes;
    expect(draft).toMatchObject({ isDraft: true, author: null, mergeQueueEntry: null });
    expect(queued).toMatchObject({ isInMergeQueue: true, mergeQueueEntry: { enqueuedAt: at('12:00'), position: 1 } });
    expect(closed).toMatchObject({ state: 'CLOSED', author: { __typename: 'Mannequin', login: 'old-account' } });
    expect(answer.mergeQueue.entries.nodes).toEqual([{ pullRequest: { number: 3 } }]);
  });

  test('files of the default branch, deployments with statuses, releases', async () => {
    const answer = await inRepository(`there: object(expression: "HEAD:.github/CODEOWNERS") { ... on Blob { text } }
      absent: object(expression: "HEAD:CODEOWNERS") { ... on Blob { text } }
      deployments(first: 9, environments: ["production"]) { totalCount nodes { databaseId commitOid ref { name } createdAt updatedAt
        latestStatus { state } statuses(first: 9) { nodes { state createdAt } } } }
      releases(first: 9, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { tagName isDraft tagCommit { oid } } }`);
    expect(answer.there.text).toContain('* @acme/blue');
    expect(answer.absent).toBeNull();
    expect(answer.deployments.totalCount).toBe(1);
    expect(answer.deployments.nodes[0]).toMatchObject({
      createdAt: at('11:31'),
      updatedAt: at('11:45'),
      latestStatus: { state: 'SUCCESS' },
    });
    expect(answer.deployments.nodes[0].statuses.nodes.map((one: { state: string }) => one.state)).toEqual([
      'SUCCESS',
      'IN_PROGRESS',
      'QUEUED',
    ]);
    expect(answer.releases.nodes).toMatchObject([{ tagName: 'v1.0.0', isDraft: false }]);
  });

  test('an organization with its teams: immediate members, or those of the teams below as well', async () => {
    const { data } = await ask(
      double,
      `{ organization(login: "acme") { teams(first: 9) { nodes { slug parentTeam { slug }
      all: members(first: 9) { nodes { login } } own: members(first: 9, membership: IMMEDIATE) { totalCount }
      repositories(first: 9) { nodes { nameWithOwner } } } } membersWithRole(first: 9) { totalCount } } repositoryOwner(login: "nobody") { login } }`,
    );
    expect(data.organization.teams.nodes).toEqual([
      {
        slug: 'blue',
        parentTeam: null,
        all: { nodes: [{ login: 'ada' }, { login: 'ben' }, { login: 'cleo' }] },
        own: { totalCount: 2 },
        repositories: { nodes: [{ nameWithOwner: 'acme/shop' }] },
      },
      {
        slug: 'blue-web',
        parentTeam: { slug: 'blue' },
        all: { nodes: [{ login: 'cleo' }] },
        own: { totalCount: 1 },
        repositories: { nodes: [] },
      },
    ]);
    expect(data.organization.membersWithRole.totalCount).toBe(4);
    expect(data.repositoryOwner).toBeNull();
  });

  test('a renamed repository is found by its old name; one that never was is null beside an error', async () => {
    small.builder.rename(small.repository, 'store');
    const query = 'query ($name: String!) { repository(owner: "acme", name: $name) { nameWithOwner } }';
    expect((await ask(double, query, { name: 'shop' })).data.repository).toEqual({ nameWithOwner: 'acme/store' });
    const { status, data, errors } = await ask(double, query, { name: 'shed' });
    expect(status).toBe(200);
    expect(data).toEqual({ repository: null });
    expect(errors).toMatchObject([{ type: 'NOT_FOUND', path: ['repository'] }]);
    expect(errors[0].message).toBe("Could not resolve to a Repository with the name 'acme/shed'.");
  });

  test('nodes: what is gone is null beside an error, the rest stays; 101 ids are refused', async () => {
    const ids = [small.merged.id, small.draft.id, small.merged.reviewThreads[0].id];
    small.repository.pullRequests.splice(1, 1);
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
    const { data, errors } = await ask(double, query, { ids });
    expect(data.nodes).toEqual([
      { __typename: 'PullRequest', id: ids[0] },
      null,
      { __typename: 'PullRequestReviewThread', id: ids[2] },
    ]);
    expect(errors).toMatchObject([{ type: 'NOT_FOUND', path: ['nodes', 1] }]);
    const refused = await ask(double, query, { ids: Array.from({ length: 101 }, () => ids[0]) });
    expect(refused.data).toBeNull();
    expect(refused.errors).toMatchObject([{ type: 'ARGUMENT_LIMIT' }]);
  });

  test('what the schema does not have is refused in the words of GitHub', async () => {
    const { data, errors } = await ask(double, '{ viewer { login nickname } }');
    expect(data).toBeUndefined();
    expect(errors[0]).toMatchObject({
      message: "Field 'nickname' doesn't exist on type 'User'",
      extensions: { code: 'undefinedField', typeName: 'User', fieldName: 'nickname' },
    });
  });

  test('lists without bounds, longer than 100, or of more than 500,000 nodes are refused', async () => {
    const of = (list: string) => `{ repository(owner: "acme", name: "shop") { id ${list} } }`;
    const unbounded = await ask(double, of('pullRequests { nodes { id } }'));
    expect(unbounded.data).toEqual({ repository: null });
    expect(unbounded.errors).toMatchObject([
      { type: 'MISSING_PAGINATION_BOUNDARIES', path: ['repository', 'pullRequests'] },
    ]);
    const long = await ask(double, of('pullRequests(first: 101) { nodes { id } }'));
    expect(long.errors[0].message).toBe(
      'Requesting 101 records on the `pullRequests` connection exceeds the `first` limit of 100 records.',
    );
    const inner = 'reviewThreads(first: 100) { nodes { comments(first: 100) { nodes { id } } } }';
    const huge = await ask(double, of(`pullRequests(first: 50) { nodes { ${inner} } }`));
    // 50 + 5,000 + 500,000
    expect(huge.errors).toMatchObject([{ type: 'MAX_NODE_LIMIT_EXCEEDED' }]);
    expect(huge.errors[0].message).toContain('505,050 possible nodes');
    expect((await ask(double, of('pullRequests { totalCount }'))).data.repository.pullRequests).toEqual({
      totalCount: 4,
    });
    // A refused list below a parent the world does not have.
    const below = await ask(
      double,
      '{ repository(owner: "acme", name: "shop") { milestone(number: 1) { issues { nodes { id } } } } }',
    );
    expect(below.errors).toMatchObject([{ type: 'MISSING_PAGINATION_BOUNDARIES' }]);
  });

  test('an older server lacks parts of the schema', async () => {
    const without = ['PullRequest.mergeQueueEntry', 'PullRequestTimelineItemsItemType.ADDED_TO_MERGE_QUEUE_EVENT'];
    const older = await startGithubDouble(small.builder.world, { schemaWithout: without });
    const of = (field: string) =>
      `{ repository(owner: "acme", name: "shop") { pullRequest(number: 3) { number ${field} } } }`;
    expect((await ask(older, of('isDraft'), {}, { path: '/api/graphql' })).data.repository.pullRequest.isDraft).toBe(
      false,
    );
    expect((await ask(older, of('mergeQueueEntry { id }'))).errors[0].extensions.code).toBe('undefinedField');
    const event = await ask(
      older,
      of('timelineItems(first: 1, itemTypes: [ADDED_TO_MERGE_QUEUE_EVENT]) { totalCount }'),
    );
    expect(event.errors[0].extensions.code).toBe('argumentLiteralsIncompatible');
    await older.close();
    await expect(startGithubDouble(small.builder.world, { schemaWithout: ['PullRequest.moon'] })).rejects.toThrow(
      'PullRequest.moon',
    );
  });
});

test('a double that is asked for what its world does not hold says so, and fails the test that closes it', async () => {
  const { builder } = smallWorld();
  const double = await startGithubDouble(builder.world);
  const { errors } = await ask(
    double,
    '{ repository(owner: "acme", name: "shop") { pullRequest(number: 1) { files(first: 1) { nodes { path } } } } }',
  );
  expect(errors[0].message).toContain('cannot answer repository.pullRequest.files');
  await expect(double.close()).rejects.toThrow('has no list "files"');
});
