import { faultOfErrors } from './answer-fault';
import type { GithubClient } from './client';
import { GithubFault } from './github-fault';
import type { ListedRepository, ListHead } from './listed-repository';
import { LISTS, repositoryLists, type ListName } from './repository-document';
import { byId, type Asking } from './repository-list';

type Heads = { id: string } & Record<ListName, ListHead>;

/**
 * Adds what tells whether deployments and releases have changed. A list that may not be read takes the repository's whole answer with it: the other one
 * is asked for alone, and the fault is kept.
 */
export async function addListHeads(
  client: GithubClient,
  repositories: readonly ListedRepository[],
  ask: Asking,
): Promise<void> {
  const left = new Map(repositories.map((repository) => [repository.id, new Set<ListName>(LISTS)]));
  const byNode = new Map(repositories.map((repository) => [repository.id, repository]));
  for (const names of [[...LISTS], ...LISTS.map((name) => [name])]) {
    const ids = [...left].filter(([, open]) => names.length === open.size && names.every((name) => open.has(name)));
    await byId<Heads>(client, repositoryLists(names), ids.map(([id]) => id), ask, (node, id, errors) => {
      const repository = byNode.get(id);
      const open = left.get(id);
      if (!repository || !open) return;
      if (node) {
        for (const name of names) Object.assign(repository, { [name]: node[name] });
        open.clear();
        return;
      }
      const refused = errors.flatMap(({ path }) => names.find((name) => path?.[2] === name) ?? []);
      const fault = faultOfErrors(errors) ?? nothing;
      const what = refused.length > 0 ? refused.join(' and ') : names.join(' and ');
      repository.listFault = new GithubFault(fault.code, `${repository.repo}, ${what}: ${fault.message}`, fault.remedy);
      for (const name of refused.length > 0 ? refused : names) open.delete(name);
    }); // prettier-ignore
  }
}

const nothing = new GithubFault('partial_answer', 'GitHub gave nothing.', 'Nothing: the next run asks again.');
