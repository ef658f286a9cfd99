import { AGENT_INSTRUCTIONS } from '../../domain/agent-instructions';
import { RATE_LIMIT } from './pull-request-document';

/** Up to 100 repositories: which files instruct agents, and which checks the default branch demands, by its rules and its protection. */
export const REPOSITORY_READINESS = `query repositoryReadiness($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Repository {
    id
    ${AGENT_INSTRUCTIONS.map((path, at) => `f${at}: object(expression: "HEAD:${path}") { __typename }`).join('\n    ')}
    defaultBranchRef {
      branchProtectionRule { requiredStatusCheckContexts }
      rules(first: 100) { nodes { parameters { ... on RequiredStatusChecksParameters { requiredStatusChecks { context } } } } }
    }
  } }
  ${RATE_LIMIT}
}`;

/** What the checks of merged pull requests said, and how many issues GitHub links to each: 1 point per 100. */
export const pullRequestReadiness = (numbers: readonly number[]): string => `query pullRequestReadiness($id: ID!) {
  node(id: $id) { ... on Repository {
    ${numbers.map((number) => `p${number}: pullRequest(number: ${number}) { ...readiness }`).join('\n    ')}
  } }
  ${RATE_LIMIT}
}
fragment readiness on PullRequest {
  closingIssuesReferences { totalCount }
  statusCheckRollup { state }
}`;
