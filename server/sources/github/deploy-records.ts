import type { Json } from '../github-rest/shape';
import { secondsOf } from './answer-fault';
import { databaseIdOf } from './database-id';
import type { DeploymentNode, ReleaseNode, StatusNode } from './deploy-node';

const FINAL: Readonly<Record<string, string>> = { SUCCESS: 'success', FAILURE: 'failure', ERROR: 'failure' };
const STARTED = new Set(['IN_PROGRESS', 'PENDING']);

/**
 * A deployment as a deploy record; undefined while it is not decided. It has finished with the first of the final statuses that stand at its end:
 * what became inactive later was a success, and one that failed and was then done again counts as done.
 */
export function deploymentRecord(
  repo: string,
  host: string,
  node: DeploymentNode,
  statuses: readonly StatusNode[],
): Json | undefined {
  const ordered = [...statuses].sort((a, b) => secondsOf(a.createdAt) - secondsOf(b.createdAt));
  const decided = ordered.filter(({ state }) => state in FINAL);
  const status = FINAL[decided.at(-1)?.state ?? ''];
  if (status === undefined) return undefined;
  let first = decided.length - 1;
  while (first > 0 && FINAL[decided[first - 1].state] === status) first--;
  const id = node.databaseId ?? databaseIdOf(node.id);
  return {
    kind: 'deploy',
    id: `github-deployment:${host}:${id ?? node.id}`,
    repo,
    environment: node.environment,
    sha: node.commitOid,
    ref: node.ref?.name,
    started_at: ordered.find(({ state }) => STARTED.has(state))?.createdAt,
    finished_at: decided[first].createdAt,
    status,
    source: 'deployment',
    // What it logged tells more than the page that was deployed.
    url: urlOf(ordered),
  };
}

/** A published release as a deploy of the environment `release`; undefined for drafts and for tags without a commit. */
export function releaseRecord(repo: string, host: string, node: ReleaseNode): Json | undefined {
  if (node.isDraft || node.publishedAt === null || !node.tagCommit) return undefined;
  return {
    kind: 'deploy',
    id: `github-release:${host}:${node.databaseId ?? databaseIdOf(node.id) ?? node.id}`,
    repo,
    environment: 'release',
    sha: node.tagCommit.oid,
    ref: node.tagName,
    finished_at: node.publishedAt,
    status: 'success',
    source: 'release',
    name: node.tagName,
    url: node.url,
  };
}

function urlOf(ordered: readonly StatusNode[]): string | undefined {
  const newest = [...ordered].reverse();
  const logged = newest.find(({ logUrl }) => logUrl)?.logUrl;
  return logged || newest.find(({ environmentUrl }) => environmentUrl)?.environmentUrl || undefined;
}
