import { RATE_LIMIT } from './pull-request-document';
import type { ListKind } from './rest-of-lists';

/** People give their public address only to tokens with the scope `read:user` or `user:email`. */
const members =
  (email: string) =>
  (page = 'first: 100'): string => `members(${page}, membership: IMMEDIATE) {
    totalCount pageInfo { hasNextPage endCursor } nodes { login databaseId name ${email} }
  }`;

const repositories = (page = 'first: 100'): string => `repositories(${page}) {
    totalCount pageInfo { hasNextPage endCursor } nodes { nameWithOwner }
  }`;

/** An organization's teams with members and repositories: 2 points per 100 teams. */
export const teamsDocument = (
  withEmail: boolean,
): string => `query teams($login: String!, $first: Int!, $after: String) {
  organization(login: $login) {
    teams(first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id slug parentTeam { slug } ${members(withEmail ? 'email' : '')()} ${repositories()} }
    }
  }
  ${RATE_LIMIT}
}`;

export const teamMembers = (withEmail: boolean): ListKind => ({
  type: 'Team',
  name: 'members',
  selection: members(withEmail ? 'email' : ''),
  fragments: '',
});

export const TEAM_REPOSITORIES: ListKind = {
  type: 'Team',
  name: 'repositories',
  selection: repositories,
  fragments: '',
};

/** CODEOWNERS of up to 100 repositories, from the three places where GitHub looks for it, in its order: no lists, 1 point. */
export const CODEOWNERS = `query codeowners($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Repository {
    id nameWithOwner
    github: object(expression: "HEAD:.github/CODEOWNERS") { ... on Blob { text } }
    root: object(expression: "HEAD:CODEOWNERS") { ... on Blob { text } }
    docs: object(expression: "HEAD:docs/CODEOWNERS") { ... on Blob { text } }
  } }
  ${RATE_LIMIT}
}`;
