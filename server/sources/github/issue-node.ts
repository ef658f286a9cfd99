import type { IssueFacts } from './issue-record';

type Names<T> = { nodes: (T | null)[] | null } | null;

/** An issue as far as it tells whether it is an incident. */
export interface ChangedIssueNode {
  id: string;
  fullDatabaseId: string | number | null;
  createdAt: string;
  updatedAt: string;
  labels: Names<{ name: string }>;
}

export interface IssueNode extends ChangedIssueNode {
  title: string;
  url: string;
  body: string;
  stateReason: string | null;
  closedAt: string | null;
  assignees: Names<{ login: string }>;
  timelineItems: Names<{ createdAt?: string }>;
}

export const labelsOf = ({ labels }: Pick<ChangedIssueNode, 'labels'>): string[] =>
  (labels?.nodes ?? []).flatMap((label) => label?.name ?? []);

export const issueIdOf = ({ fullDatabaseId, id }: ChangedIssueNode): string => String(fullDatabaseId ?? id);

export function issueFacts(node: IssueNode): IssueFacts {
  return {
    id: issueIdOf(node),
    title: node.title,
    url: node.url,
    body: node.body,
    labels: labelsOf(node),
    assignees: (node.assignees?.nodes ?? []).flatMap((one) => one?.login ?? []),
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
    closedAt: node.closedAt,
    reason: (node.stateReason ?? '').toLowerCase(),
    assignedAt: node.timelineItems?.nodes?.[0]?.createdAt,
  };
}
