import { faultOfErrors, type GraphqlError } from './answer-fault';
import type { Answer, GithubClient } from './client';
import { GithubFault } from './github-fault';
import { listedRepository, type ListedRepository, type RepositoryNode, type RepositoryOwner } from './listed-repository'; // prettier-ignore
import {
  chosenRepositories,
  ORGANIZATION_REPOSITORIES,
  REPOSITORIES_BY_ID,
  REPOSITORY_NAMES,
  USER_REPOSITORIES,
} from './repository-document';
import { requireData } from './required-data';
import type { GithubConnection } from './sync-context';

type Target = Pick<GithubConnection, 'target' | 'login' | 'repositories'>;

/** A repository that is named but cannot be read, and why. */
export interface RefusedRepository {
  /** GitHub's node id, where it tells one. */
  id: string | undefined;
  repo: string;
  fault: GithubFault;
}

export interface RepositoryList {
  repositories: ListedRepository[];
  refused: RefusedRepository[];
  total: number;
}

/** How a list is asked for: through the client directly, or with less at a time after faults. */
export type Asking = <T>(ask: (size: number) => Promise<Answer<T>>) => Promise<Answer<T>>;

/**
 * The repositories of the target, the last pushed to first.
 *
 * @param most pages to read at most, of 100
 * @throws GithubFault when the account cannot be read
 */
export async function listRepositories(
  client: GithubClient,
  target: Target,
  ask: Asking,
  most = Infinity,
): Promise<RepositoryList> {
  if (target.target === 'repositories') return chosen(client, target.repositories, ask);
  const list: RepositoryList = { repositories: [], refused: [], total: 0 };
  const document = target.target === 'user' ? USER_REPOSITORIES : ORGANIZATION_REPOSITORIES;
  let after: string | null = null;
  for (let page = 0; page < most; page++) {
    let variables = {};
    const place = `The ${target.target} ${target.login}`;
    const answer: Answer<RepositoryOwner> = await ask((first) => {
      variables = { login: target.login, first, after };
      return client.ask<RepositoryOwner>(document, variables);
    });
    const found = requireData(answer, (data) => data.owner?.repositories, place);
    const nodes = found.nodes ?? [];
    for (const node of nodes) if (node) list.repositories.push(listedRepository(node));
    if (nodes.includes(null)) list.refused.push(...(await refusedOf(client, variables, answer)));
    list.total = found.totalCount;
    if (!found.pageInfo.hasNextPage || found.pageInfo.endCursor === after) break;
    after = found.pageInfo.endCursor;
  }
  return list;
}

/** Those of a page that GitHub left empty: their names, and the errors that came in their place. */
async function refusedOf(
  client: GithubClient,
  variables: Record<string, unknown>,
  { data, errors }: Answer<RepositoryOwner>,
): Promise<RefusedRepository[]> {
  const names = await client.ask<{ owner: { repositories: { nodes: ({ id: string; nameWithOwner: string } | null)[] } | null } | null }>(
    REPOSITORY_NAMES,
    variables,
  ); // prettier-ignore
  const named = names.data.owner?.repositories?.nodes ?? [];
  return (data.owner?.repositories?.nodes ?? []).flatMap((node, at) => {
    if (node) return [];
    const fault = faultOfErrors(errors.filter(({ path }) => path?.[3] === at)) ?? unseen;
    return { id: named[at]?.id, repo: named[at]?.nameWithOwner ?? `repository ${at + 1} of the list`, fault };
  });
}

const unseen = new GithubFault(
  'forbidden',
  'GitHub lists the repository but does not show it.',
  'Give the token or App access to it.',
);

async function chosen(client: GithubClient, names: string[], ask: Asking): Promise<RepositoryList> {
  const list: RepositoryList = { repositories: [], refused: [], total: names.length };
  for (let from = 0; from < names.length;) {
    let some: string[] = [];
    const { data, errors } = await ask((size) => {
      some = names.slice(from, from + Math.min(50, size));
      const variables = Object.fromEntries(
        some.flatMap((name, at) => [
          [`o${at}`, name.split('/')[0]],
          [`n${at}`, name.split('/')[1] ?? ''],
        ]),
      );
      return client.ask<Record<string, RepositoryNode | null>>(chosenRepositories(some.length), variables);
    });
    some.forEach((name, at) => {
      const node = data[`r${at}`];
      const fault = faultOfErrors(errors.filter(({ path }) => path?.[0] === `r${at}`)) ?? unseen;
      if (!node) list.refused.push({ id: undefined, repo: name, fault });
      else if (!list.repositories.some(({ id }) => id === node.id)) list.repositories.push(listedRepository(node));
    });
    from += some.length;
  }
  return list;
}

/** Repositories by their ids; those that cannot be seen are missing in the answer. */
export async function repositoriesById(
  client: GithubClient,
  ids: readonly string[],
  ask: Asking,
): Promise<Map<string, ListedRepository>> {
  const found = new Map<string, ListedRepository>();
  await byId<RepositoryNode>(client, REPOSITORIES_BY_ID, ids, ask, (node, _, errors) => {
    if (node?.nameWithOwner !== undefined) found.set(node.id, listedRepository(node));
    const fault = faultOfErrors(errors);
    // An answer that failed does not say that it is gone.
    if (fault?.passing) throw fault;
  });
  return found;
}

/** Asks for repositories by their ids, 100 at a time; `take` gets each with the errors that concern it. */
export async function byId<T>(
  client: GithubClient,
  document: string,
  ids: readonly string[],
  ask: Asking,
  take: (node: T | null, id: string, errors: readonly GraphqlError[]) => void,
): Promise<void> {
  for (let from = 0; from < ids.length;) {
    let some: readonly string[] = [];
    const { data, errors } = await ask((size) => {
      some = ids.slice(from, from + size);
      return client.ask<{ nodes: (T | null)[] }>(document, { ids: some }, 3);
    });
    some.forEach((id, at) => {
      const own = errors.filter(({ path }) => path?.[1] === at);
      take(data.nodes[at] ?? null, id, own);
    });
    from += some.length;
  }
}
