import { createHash } from 'node:crypto';
import { GithubError } from './github-error';
import { nameWithOwner } from './caller';
import type { Context } from './context';
import type { Arguments, Fields, Loose, MergeQueueEntry, PullRequest, Reaction, Repository } from './world';

export type Derivation = (source: Loose, given: Arguments, context: Context) => unknown;

const reactionContents = ['THUMBS_UP', 'THUMBS_DOWN', 'LAUGH', 'HOORAY', 'CONFUSED', 'HEART', 'ROCKET', 'EYES'];

/** Fields that follow from others, by `Type.field`, or by `*.field` for all types. An object's own value goes before those of `*`. */
export const derivedFields: Record<string, Derivation> = {
  '*.fullDatabaseId': ({ databaseId }) => (typeof databaseId !== 'number' ? null : String(databaseId)),
  '*.url': (source: Fields, _, { webUrl }) => `${webUrl}${pathOf(source)}`,
  '*.permalink': (source: Fields, _, { webUrl }) => `${webUrl}${pathOf(source)}`,
  '*.resourcePath': (source: Fields) => pathOf(source),
  '*.avatarUrl': ({ login }, _, { webUrl }) => `${webUrl}/${login}.png`,
  '*.bodyText': ({ body }) => body,
  '*.bodyHTML': ({ body }) => body,
  '*.publishedAt': ({ createdAt }) => createdAt,
  '*.authorAssociation': () => 'MEMBER',
  '*.reactionGroups': ({ reactions }: { reactions?: Reaction[] }) => reactionGroups(reactions ?? []),
  '*.repository': (source: Fields) => repositoryOf(source),
  '*.labelable': ({ pullRequest }) => pullRequest,
  '*.closable': ({ pullRequest }) => pullRequest,
  '*.issue': () => null,
  '*.role': () => 'MEMBER',

  'Repository.nameWithOwner': nameWithOwner,
  'Repository.defaultBranchRef': ({ defaultBranch, id, headOid, branchProtectionRule, rules }) =>
    defaultBranch && {
      __typename: 'Ref',
      id: `REF_${id}_${defaultBranch}`,
      name: defaultBranch,
      prefix: 'refs/heads/',
      branchProtectionRule: branchProtectionRule ?? null,
      rules,
      target: headOid ? { __typename: 'Commit', id: `C_${headOid}`, oid: headOid } : null,
    },
  'Repository.isInOrganization': ({ owner }: Repository) => owner.__typename === 'Organization',
  'Repository.isEmpty': ({ defaultBranch }) => defaultBranch === null,
  'Repository.visibility': ({ isPrivate }) => (isPrivate ? 'PRIVATE' : 'PUBLIC'),
  'Repository.object': fileOf,
  'Repository.pullRequest': ({ pullRequests }: Repository, { number }) => {
    const found = pullRequests.find((one) => one.number === number);
    if (!found) throw new GithubError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
    return found;
  },
  'Repository.mergeQueue': ({ mergeQueue, defaultBranch }, { branch }) =>
    (branch ?? defaultBranch) === defaultBranch ? mergeQueue : null,
  'Repository.latestRelease': ({ releases }: Repository) =>
    releases.filter((one) => !one.isDraft && !one.isPrerelease).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0],

  'PullRequest.closed': ({ state }) => state !== 'OPEN',
  'PullRequest.merged': ({ state }) => state === 'MERGED',
  'PullRequest.mergeQueueEntry': entryOf,
  'PullRequest.statusCheckRollup': ({ commits }) => commits.at(-1)?.rollups?.[0] ?? null,
  'PullRequest.isInMergeQueue': (source: PullRequest) => entryOf(source) !== null,
  'PullRequest.isMergeQueueEnabled': ({ repository }: PullRequest) => repository.mergeQueue !== null,
  'PullRequest.mergeQueue': ({ repository }: PullRequest) => repository.mergeQueue,
  'PullRequest.baseRepository': ({ repository, baseRepository }) => baseRepository ?? repository,
  'PullRequest.headRefOid': ({ headRefOid, commits }) => headRefOid ?? commits.at(-1)?.oid ?? '0'.repeat(40),
  'PullRequest.totalCommentsCount': ({ comments, reviewThreads }: PullRequest) =>
    comments.length + reviewThreads.reduce((sum, thread) => sum + thread.comments.length, 0),

  'PullRequestReviewThread.subjectType': ({ line, isOutdated }) => (line === null && !isOutdated ? 'FILE' : 'LINE'),
  'PullRequestReviewComment.subjectType': ({ line, outdated }) => (line === null && !outdated ? 'FILE' : 'LINE'),
  'PullRequestReviewComment.state': ({ state }) => state ?? 'SUBMITTED',
  'PullRequestReviewComment.draftedAt': ({ createdAt }) => createdAt,
  'PullRequestReviewComment.diffHunk': ({ diffHunk }) => diffHunk ?? '',
  'PullRequestReviewComment.originalPosition': ({ originalPosition }) => originalPosition ?? 1,

  'Commit.messageHeadline': ({ message }) => (message as string).split('\n', 1)[0],
  'Commit.messageBody': ({ message }) => (message as string).split('\n').slice(1).join('\n').trim(),
  'Commit.abbreviatedOid': ({ oid }) => (oid as string).slice(0, 7),
  'Commit.authoredByCommitter': () => true,
  'Commit.committer': ({ committer, author }) => committer ?? author,

  // One at most; a list, so that it can be found by its id.
  'Commit.statusCheckRollup': ({ rollups }) => rollups?.[0] ?? null,

  'Deployment.commit': ({ commit, commitOid }) =>
    commit === undefined ? { __typename: 'Commit', id: `C_${commitOid}`, oid: commitOid } : commit,
  'Deployment.latestStatus': ({ statuses }) => statuses.at(-1) ?? null,
  'Deployment.latestEnvironment': ({ latestEnvironment, environment }) => latestEnvironment ?? environment,
  'Deployment.originalEnvironment': ({ originalEnvironment, environment }) => originalEnvironment ?? environment,
  'Deployment.state': ({ state, statuses }) =>
    state ?? (statuses.at(-1)?.state === 'SUCCESS' ? 'ACTIVE' : (statuses.at(-1)?.state ?? 'PENDING')),
  'Release.tag': ({ tagName, id }) => ({ __typename: 'Ref', id: `REF_${id}`, name: tagName, prefix: 'refs/tags/' }),
  'Release.isLatest': (source: Fields) => (source.repository as Repository).releases.at(-1) === source,

  'Team.combinedSlug': ({ organization, slug }) => `${organization.login}/${slug}`,
  'Team.privacy': ({ privacy }) => privacy ?? 'VISIBLE',
  'MergeQueueEntry.mergeQueue': ({ pullRequest }) => pullRequest.repository.mergeQueue,
  'Organization.team': ({ teams }, { slug }) => teams.find((team: Fields) => team.slug === slug) ?? null,
};

function reactionGroups(reactions: readonly Reaction[]): Record<string, unknown>[] {
  return reactionContents.map((content) => {
    const own = reactions.filter((one) => one.content === content);
    return { __typename: 'ReactionGroup', content, createdAt: own[0]?.createdAt ?? null, reactions: own };
  });
}

function entryOf(pullRequest: PullRequest): MergeQueueEntry | null {
  return pullRequest.repository.mergeQueue?.entries.find((entry) => entry.pullRequest === pullRequest) ?? null;
}

function repositoryOf(source: Fields): Repository {
  const found = (source.repository ?? source.pullRequest?.repository ?? source.deployment?.repository) as Repository;
  if (!found) throw new Error(`the world's ${source.__typename} ${source.id} does not know its repository.`);
  return found;
}

/** `HEAD:path` and `<default branch>:path` as a blob, where there is such a file. */
function fileOf({ files, defaultBranch }: Repository, { expression }: Arguments): unknown {
  const [revision, ...rest] = String(expression).split(':');
  const text = files[rest.join(':')];
  if (text === undefined || (revision !== 'HEAD' && revision !== defaultBranch)) return null;
  const bytes = Buffer.byteLength(text);
  const oid = createHash('sha1').update(`blob ${bytes}\0${text}`).digest('hex');
  return {
    __typename: 'Blob',
    id: `B_${oid}`,
    oid,
    abbreviatedOid: oid.slice(0, 7),
    text,
    byteSize: bytes,
    isBinary: false,
    isTruncated: false,
  };
}

function pathOf(source: Fields): string {
  switch (source.__typename) {
    case 'Repository':
      return `/${nameWithOwner(source as Repository)}`;
    case 'Organization':
    case 'User':
    case 'Mannequin':
      return `/${source.login}`;
    case 'Bot':
      return `/apps/${source.login}`;
    case 'Team':
      return `/orgs/${source.organization.login}/teams/${source.slug}`;
    case 'PullRequest':
      return `${pathOf(repositoryOf(source))}/pull/${source.number}`;
    case 'PullRequestReview':
      return `${pathOf(source.pullRequest)}#pullrequestreview-${source.databaseId}`;
    case 'PullRequestReviewComment':
      return `${pathOf(source.pullRequest)}#discussion_r${source.databaseId}`;
    case 'IssueComment':
      return `${pathOf(source.pullRequest)}#issuecomment-${source.databaseId}`;
    case 'Release':
      return `${pathOf(repositoryOf(source))}/releases/tag/${source.tagName}`;
    case 'PullRequestCommit':
      return `${pathOf(source.pullRequest)}/commits/${source.commit.oid}`;
    case 'Commit':
      return source.repository ? `${pathOf(repositoryOf(source))}/commit/${source.oid}` : `/commit/${source.oid}`;
    default:
      return source.pullRequest ? `${pathOf(source.pullRequest)}#${source.id}` : `/${source.id}`;
  }
}
