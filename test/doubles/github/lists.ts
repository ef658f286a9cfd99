import { hindrance } from './caller';
import type { Context } from './context';
import { issuesOf } from './issues';
import { isOrganization } from './node-index';
import { pullRequestCommit, timelineOf } from './timeline';
import type {
  Account,
  Arguments,
  Fields,
  Loose,
  Organization,
  PullRequest,
  Reaction,
  Repository,
  Review,
  Team,
} from './world';

type Listing = (source: Loose, given: Arguments, context: Context) => readonly Fields[];

/** A list the schema offers as a connection, with the arguments (besides those of paging) that it understands. */
interface KnownList {
  of: Listing;
  understands?: readonly string[];
  /** What `totalCount` counts, where that is not the list. */
  counted?: (source: Loose) => number;
}

const repositoryFilters = ['isArchived', 'isFork', 'privacy', 'visibility', 'affiliations', 'ownerAffiliations'];

/**
 * Connections by `Type.field` that are more than the list of that name. Anything else is the object's own list; what an object does not have
 * is an error of the double, not an empty list.
 */
export const knownLists: Record<string, KnownList> = {
  'Repository.pullRequests': {
    of: ({ pullRequests }: Repository, given) => pullRequests.filter((one) => pullRequestFits(one, given)),
    understands: ['states', 'labels', 'headRefName', 'baseRefName'],
  },
  'Repository.deployments': {
    of: ({ deployments }: Repository, { environments }) =>
      deployments.filter((one) => !environments || (environments as string[]).includes(one.environment)),
    understands: ['environments'],
  },
  'Repository.issues': { of: issuesOf, understands: ['labels', 'filterBy'] },
  'Issue.timelineItems': {
    of: ({ events }, { itemTypes }) =>
      events.filter(({ __typename }: Fields) => !itemTypes || itemTypes.includes(itemTypeOf(__typename as string))),
    understands: ['itemTypes'],
  },
  'Organization.repositories': { of: repositoriesOf, understands: repositoryFilters },
  'User.repositories': { of: repositoriesOf, understands: repositoryFilters },
  'Organization.teams': {
    of: ({ teams }: Organization, { rootTeamsOnly, query }) =>
      teams.filter((team) => !(rootTeamsOnly && team.parentTeam) && (!query || team.slug.includes(query as string))),
    understands: ['rootTeamsOnly', 'query'],
  },
  'Organization.membersWithRole': { of: ({ members }: Organization) => members },
  'User.organizations': {
    of: (user: Account, _, { world }) =>
      world.accounts.filter((one) => isOrganization(one) && one.members.includes(user)),
  },
  'Team.members': { of: membersOf, understands: ['membership'] },
  'Team.childTeams': {
    of: (team: Team, { immediateOnly }) => childTeams(team, immediateOnly !== false),
    understands: ['immediateOnly'],
  },
  'Team.repositories': {
    of: ({ repositories }: Team, _, { caller }) => repositories.filter((one) => !hindrance(caller, one)),
  },
  'PullRequest.commits': {
    of: (pullRequest: PullRequest) => pullRequest.commits.map((commit) => pullRequestCommit(pullRequest, commit)),
  },
  'PullRequest.timelineItems': {
    of: timelineOf,
    understands: ['itemTypes', 'since', 'skip'],
    // GitHub counts entries of every type, whatever types are asked for: measured in github.com/strands-labs/robots, pull request 2147.
    counted: (pullRequest) => timelineOf(pullRequest as PullRequest, {}).length,
  },
  'PullRequest.reviews': {
    of: ({ reviews }: PullRequest, { states, author }) =>
      reviews.filter((one) => (!states || states.includes(one.state)) && (!author || one.author?.login === author)),
    understands: ['states', 'author'],
  },
  'PullRequest.latestReviews': { of: ({ reviews }: PullRequest) => latest(reviews) },
  'PullRequest.latestOpinionatedReviews': {
    of: ({ reviews }: PullRequest) =>
      latest(reviews.filter(({ state }) => state !== 'COMMENTED' && state !== 'PENDING')),
    understands: ['writersOnly'],
  },
  'PullRequestReviewThread.comments': { of: ({ comments }) => comments, understands: ['skip'] },
  'PullRequestReview.comments': {
    of: (review: Review) =>
      review.pullRequest.reviewThreads
        .flatMap((thread) => thread.comments)
        .filter((comment) => comment.pullRequestReview === review),
  },
  'Commit.authors': { of: ({ author, authors }) => authors ?? [author] },
  // One, unless the test says otherwise.
  'Commit.parents': { of: ({ id, parents }) => parents ?? [{ __typename: 'Commit', id: `${id}_PARENT` }] },
  'Deployment.statuses': { of: ({ statuses }) => [...statuses].reverse() },
  'ReactionGroup.reactors': { of: ({ reactions }) => reactions.map((one: Reaction) => one.user) },
  'PullRequest.closingIssuesReferences': { of: ({ closingIssues }) => closingIssues ?? [] },
  'Ref.rules': { of: ({ rules }) => rules ?? [] },
  'ReactionGroup.users': { of: ({ reactions }) => reactions.map((one: Reaction) => one.user) },
};

/** AssignedEvent → ASSIGNED_EVENT */
const itemTypeOf = (type: string): string => type.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();

function pullRequestFits(one: PullRequest, { states, labels, headRefName, baseRefName }: Arguments): boolean {
  return (
    (!states || states.includes(one.state)) &&
    (!labels || one.labels.some((label) => labels.includes(label.name))) &&
    (!headRefName || one.headRefName === headRefName) &&
    (!baseRefName || one.baseRefName === baseRefName)
  );
}

function repositoriesOf(owner: Account, given: Arguments, { world, caller }: Context): Repository[] {
  const affiliations = (given.ownerAffiliations ?? ['OWNER', 'COLLABORATOR']) as string[];
  const belongs = (repository: Repository) =>
    (affiliations.includes('OWNER') && repository.owner === owner) ||
    (affiliations.includes('COLLABORATOR') &&
      ((repository.collaborators as Account[] | undefined) ?? []).includes(owner)) ||
    (affiliations.includes('ORGANIZATION_MEMBER') &&
      isOrganization(repository.owner) &&
      repository.owner.members.includes(owner));
  const privacy = (given.privacy ?? given.visibility ?? null) as string | null;
  return world.repositories.filter(
    (one) =>
      belongs(one) &&
      !hindrance(caller, one) &&
      ((given.isArchived ?? null) === null || one.isArchived === given.isArchived) &&
      ((given.isFork ?? null) === null || one.isFork === given.isFork) &&
      (privacy === null || one.isPrivate === (privacy !== 'PUBLIC')),
  );
}

function membersOf(team: Team, { membership }: Arguments): Account[] {
  const below = childTeams(team, false).flatMap(({ members }) => members);
  if (membership === 'IMMEDIATE') return team.members;
  return [...new Set(membership === 'CHILD_TEAM' ? below : [...team.members, ...below])];
}

function childTeams(team: Team, immediateOnly: boolean): Team[] {
  const children = team.organization.teams.filter((one) => one.parentTeam === team);
  return immediateOnly ? children : children.flatMap((child) => [child, ...childTeams(child, false)]);
}

function latest(reviews: readonly Review[]): Review[] {
  const byAuthor = new Map<string, Review>();
  for (const review of reviews) byAuthor.set(review.author?.login ?? '', review);
  return [...byAuthor.values()];
}
