import { RATE_LIMIT } from './pull-request-document';
import type { ListKind } from './rest-of-lists';

const statuses = (page = 'first: 100'): string => `statuses(${page}) {
    totalCount pageInfo { hasNextPage endCursor } nodes { state createdAt logUrl environmentUrl }
  }`;

const FIELDS = `id databaseId environment commitOid createdAt ref { name } ${statuses()}`;

/** Deployments, the newest first, each with its statuses: 1 point per 100. */
export const DEPLOYMENTS = `query deployments($id: ID!, $first: Int!, $after: String) {
  node(id: $id) { ... on Repository {
    list: deployments(first: $first, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount pageInfo { hasNextPage endCursor } nodes { ${FIELDS} }
    }
  } }
  ${RATE_LIMIT}
}`;

export const DEPLOYMENTS_BY_ID = `query deploymentsById($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Deployment { ${FIELDS} } }
  ${RATE_LIMIT}
}`;

export const STATUSES: ListKind = { type: 'Deployment', name: 'statuses', selection: statuses, fragments: '' };

/** Releases, the newest first: 1 point per 100. */
export const RELEASES = `query releases($id: ID!, $first: Int!, $after: String) {
  node(id: $id) { ... on Repository {
    list: releases(first: $first, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id databaseId tagName isDraft createdAt publishedAt url tagCommit { oid } }
    }
  } }
  ${RATE_LIMIT}
}`;
