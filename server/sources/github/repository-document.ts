import { RATE_LIMIT } from './pull-request-document';

const FIELDS = `id nameWithOwner isArchived isPrivate pushedAt defaultBranchRef { name }
  pullRequests(first: 1, orderBy: { field: UPDATED_AT, direction: DESC }) { totalCount nodes { updatedAt } }`;

const PAGE = `totalCount pageInfo { hasNextPage endCursor } nodes`;
const ORDER = `first: $first, after: $after, orderBy: { field: PUSHED_AT, direction: DESC }`;

/** An organization's repositories, the last pushed to first, with the number and the last update of their pull requests: 1 point per 100. */
export const ORGANIZATION_REPOSITORIES = `query organizationRepositories($login: String!, $first: Int!, $after: String) {
  owner: organization(login: $login) { login repositories(${ORDER}) { ${PAGE} { ${FIELDS} } } }
  ${RATE_LIMIT}
}`;

export const USER_REPOSITORIES = `query userRepositories($login: String!, $first: Int!, $after: String) {
  owner: user(login: $login) { login repositories(${ORDER}, ownerAffiliations: [OWNER]) { ${PAGE} { ${FIELDS} } } }
  ${RATE_LIMIT}
}`;

/** The names of a page of either, for repositories of which the rest cannot be read. */
export const REPOSITORY_NAMES = `query repositoryNames($login: String!, $first: Int!, $after: String) {
  owner: repositoryOwner(login: $login) {
    repositories(${ORDER}, ownerAffiliations: [OWNER]) { nodes { id nameWithOwner } }
  }
  ${RATE_LIMIT}
}`;

/** Chosen repositories by name; GitHub follows renames. The variables are o0, n0, o1, n1 … */
export function chosenRepositories(count: number): string {
  const places = Array.from({ length: count }, (_, at) => at);
  const variables = places.map((at) => `$o${at}: String!, $n${at}: String!`).join(', ');
  const parts = places.map((at) => `r${at}: repository(owner: $o${at}, name: $n${at}) { ${FIELDS} }`);
  return `query chosenRepositories(${variables}) {\n${parts.join('\n')}\n${RATE_LIMIT}\n}`;
}

/** What became of repositories that are not listed any more. */
export const REPOSITORIES_BY_ID = `query repositoriesById($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Repository { ${FIELDS} } }
  ${RATE_LIMIT}
}`;

/** Lists of a repository besides its pull requests. */
export const LISTS = ['deployments', 'releases'] as const;
export type ListName = (typeof LISTS)[number];

/** Whether such lists have changed: a point per list and 100 repositories. */
export const repositoryLists = (names: readonly ListName[]): string => `query repositoryLists($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Repository {
    id
    ${names.map((name) => `${name}(first: 1, orderBy: { field: CREATED_AT, direction: DESC }) { totalCount nodes { createdAt updatedAt } }`).join('\n    ')}
  } }
  ${RATE_LIMIT}
}`;
