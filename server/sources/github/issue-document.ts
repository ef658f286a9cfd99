import { RATE_LIMIT } from './pull-request-document';

/** Labels are few, and issues with very many of them are cut. */
const LABELS = 'labels(first: 100) { nodes { name } }';

const FIELDS = `id fullDatabaseId title url body state stateReason createdAt updatedAt closedAt ${LABELS}
  assignees(first: 20) { nodes { login } }
  timelineItems(first: 1, itemTypes: [ASSIGNED_EVENT]) { nodes { ... on AssignedEvent { createdAt } } }`;

/** Which labels repositories have, and when any issue changed last: 2 points per 100 repositories. */
export const ISSUE_HEADS = `query issueHeads($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Repository {
    id
    labels(first: 100) { pageInfo { hasNextPage endCursor } nodes { name } }
    issues(first: 1, orderBy: { field: UPDATED_AT, direction: DESC }) { totalCount nodes { updatedAt } }
  } }
  ${RATE_LIMIT}
}`;

/** Labels beyond the first hundred. */
export const REPOSITORY_LABELS = `query repositoryLabels($id: ID!, $after: String) {
  node(id: $id) { ... on Repository { labels(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { name } } } }
  ${RATE_LIMIT}
}`;

/** Issues with any of the labels, the newest first, in an order that no change disturbs: 3 points per 100. */
export const LABELLED_ISSUES = `query labelledIssues($id: ID!, $labels: [String!], $first: Int!, $after: String) {
  node(id: $id) { ... on Repository {
    issues(labels: $labels, first: $first, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor } nodes { ${FIELDS} }
    }
  } }
  ${RATE_LIMIT}
}`;

/** All issues that changed since, with their labels alone, for one may have lost its own: 1 point per 100. */
export const CHANGED_ISSUES = `query changedIssues($id: ID!, $since: DateTime!, $first: Int!, $after: String) {
  node(id: $id) { ... on Repository {
    issues(filterBy: { since: $since }, first: $first, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor } nodes { id fullDatabaseId createdAt updatedAt ${LABELS} }
    }
  } }
  ${RATE_LIMIT}
}`;

export const ISSUES_BY_ID = `query issuesById($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Issue { ${FIELDS} } }
  ${RATE_LIMIT}
}`;
