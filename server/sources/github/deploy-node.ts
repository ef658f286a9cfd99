import type { Connection } from './pull-request-node';

export interface StatusNode {
  state: string;
  createdAt: string;
  logUrl?: string | null;
  environmentUrl?: string | null;
}

export interface DeploymentNode {
  id: string;
  databaseId: number | null;
  environment: string;
  commitOid: string;
  createdAt: string;
  ref: { name: string } | null;
  statuses: Connection<StatusNode>;
}

export interface ReleaseNode {
  id: string;
  databaseId: number | null;
  tagName: string;
  isDraft: boolean;
  createdAt: string;
  publishedAt: string | null;
  tagCommit: { oid: string } | null;
  url?: string;
}
