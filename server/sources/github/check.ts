import { GithubClient } from './client';
import { listRepositories } from './repository-list';
import type { GithubCheck, GithubConnection, SyncContext } from './sync-context';
import { RATE_LIMIT } from './pull-request-document';

/** More than this much between GitHub's clock and ours is told (seconds). */
export const CLOCK_SKEW = 300;

/**
 * Tries a connection before it is saved: who signs in, which repositories can be seen, what is left of the limit.
 *
 * @throws GithubFault with what to do when it does not work
 */
export async function checkGithub(
  connection: Omit<GithubConnection, 'connectionId' | 'organizationId'>,
  context: Pick<SyncContext, 'fetch' | 'signal' | 'now'>,
): Promise<GithubCheck> {
  const { fetch, signal, now } = context;
  // Without a way to wait: who asks is told of a limit at once.
  const client = new GithubClient(connection, { fetch, signal, now });
  const warnings: string[] = [];
  let login: string | null = null;
  if (connection.auth.kind === 'token') {
    const { data } = await client.ask<{ viewer: { login: string } | null }>(
      `query viewer { viewer { login } ${RATE_LIMIT} }`,
      {},
    );
    login = data.viewer?.login ?? null;
  }
  const target = { ...connection, login: connection.login ?? login };
  const list = await listRepositories(client, target, (ask) => ask(100), 1);
  for (const { repo, fault } of list.refused.slice(0, 10)) warnings.push(`${repo}: ${fault.message} ${fault.remedy}`);
  const { limits } = client;
  if (Math.abs(limits.clockOffset) > CLOCK_SKEW) warnings.push(skewWarning(limits.clockOffset));
  return {
    login,
    repositories: list.repositories.map(({ repo, pullRequests, archived, isPrivate }) => ({
      repo,
      pullRequests,
      archived,
      private: isPrivate,
    })),
    totalRepositories: list.total,
    rateLimit: limits.limit > 0 ? limits.limit : null,
    rateRemaining: limits.limit > 0 ? limits.remaining : null,
    warnings,
  };
}

export function skewWarning(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60);
  return `This machine's clock is ${minutes} minutes ${offset > 0 ? 'behind' : 'ahead of'} GitHub's; set it right, so that ages of open work are right.`;
}
