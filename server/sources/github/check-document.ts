import type { ListKind } from './rest-of-lists';
import { RATE_LIMIT } from './pull-request-document';

const contexts = (page = 'first: 100'): string => `contexts(${page}) {
    totalCount pageInfo { hasNextPage endCursor } nodes {
      __typename ... on CheckRun { id name status conclusion completedAt url title summary text checkSuite { app { slug } commit { oid } } }
    }
  }`;

export const CONTEXTS: ListKind = { type: 'StatusCheckRollup', name: 'contexts', selection: contexts, fragments: '' };

/** The checks of the last commits of so many pull requests: two lists each, so 2 points per 100. */
export const checksDocument = (numbers: readonly number[]): string => `query checks($id: ID!) {
  node(id: $id) { ... on Repository {
    ${numbers.map((number) => `p${number}: pullRequest(number: ${number}) { ...checks }`).join('\n    ')}
  } }
  ${RATE_LIMIT}
}
fragment checks on PullRequest { commits(last: 1) { nodes { commit { statusCheckRollup { id ${contexts()} } } } } }`;
