import type { GithubFault } from './github-fault';
import type { Connection } from './pull-request-node';

/** A repository as the lists give it. */
export interface RepositoryNode {
  id: string;
  nameWithOwner: string;
  isArchived: boolean;
  isPrivate: boolean;
  pushedAt: string | null;
  defaultBranchRef: { name: string } | null;
  pullRequests: { totalCount: number; nodes: ({ updatedAt: string } | null)[] | null };
}

/** The number and the newest entry of a list. */
export interface ListHead {
  totalCount: number;
  nodes: ({ createdAt: string; updatedAt: string } | null)[] | null;
}

export interface RepositoryOwner {
  owner: { login: string; repositories: Connection<RepositoryNode> | null } | null;
}

/** A repository to sync, or one that should be but cannot be read. */
export interface ListedRepository {
  id: string;
  repo: string;
  archived: boolean;
  isPrivate: boolean;
  pushedAt: string | null;
  defaultBranch: string | undefined;
  /** Pull requests as GitHub counts them, and the last update of any. */
  pullRequests: number;
  updatedAt: string | undefined;
  /** Undefined when GitHub does not show them; then `listFault` says why. */
  deployments?: ListHead;
  releases?: ListHead;
  listFault?: GithubFault;
}

export function listedRepository(node: RepositoryNode): ListedRepository {
  return {
    id: node.id,
    repo: node.nameWithOwner,
    archived: node.isArchived,
    isPrivate: node.isPrivate,
    pushedAt: node.pushedAt,
    defaultBranch: node.defaultBranchRef?.name,
    pullRequests: node.pullRequests.totalCount,
    updatedAt: node.pullRequests.nodes?.[0]?.updatedAt,
  };
}
