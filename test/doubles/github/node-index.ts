import { hindrance } from './caller';
import type { Context } from './context';
import type { Account, Fields, Organization, Repository, World } from './world';

interface Place {
  object: Fields;
  list: readonly Fields[];
  /** Undefined where the list belongs to the world itself. */
  parent?: Place;
}

const indexes = new WeakMap<World, Map<string, Place>>();

/** The object of an id if it is (still) in the world and the caller may see it. */
export function findNode(context: Context, id: string): Fields | null {
  let place = indexes.get(context.world)?.get(id);
  if (!(place && isThere(place)) && !context.indexed) {
    // The world may have changed since; once per call is enough to know.
    context.indexed = true;
    const index = indexOf(context.world);
    indexes.set(context.world, index);
    place = index.get(id);
  }
  if (!place || !isThere(place)) return null;
  const repository = repositoryOf(place);
  return repository && hindrance(context.caller, repository) ? null : place.object;
}

function isThere(place: Place): boolean {
  return place.list.includes(place.object) && (!place.parent || isThere(place.parent));
}

function repositoryOf(place: Place): Repository | null {
  for (let at: Place | undefined = place; at; at = at.parent)
    if (at.object.__typename === 'Repository') return at.object as Repository;
  return null;
}

/** The lists below an object that hold things with ids. */
const lists: Record<string, readonly string[]> = {
  Organization: ['teams'],
  Repository: ['pullRequests', 'deployments', 'releases', 'labels', 'issues'],
  PullRequest: ['reviews', 'reviewThreads', 'comments', 'events', 'reviewRequests', 'commits'],
  PullRequestReviewThread: ['comments'],
  Deployment: ['statuses'],
  Commit: ['rollups'],
};

function indexOf(world: World): Map<string, Place> {
  const index = new Map<string, Place>();
  const add = (list: readonly Fields[], parent?: Place) => {
    for (const object of list) {
      const place: Place = { object, list, ...(parent && { parent }) };
      index.set(object.id, place);
      for (const name of lists[object.__typename as string] ?? [])
        add((object[name] as Fields[] | undefined) ?? [], place);
    }
  };
  add(world.accounts);
  add(world.repositories);
  return index;
}

/** The account of a login, in any case of letters. */
export function findAccount(world: World, login: string): Account | undefined {
  return world.accounts.find((account) => account.login.toLowerCase() === login.toLowerCase());
}

/** The repository of a name or, when wished, of a former name. */
export function findRepository(
  world: World,
  owner: string,
  name: string,
  followRenames = true,
): Repository | undefined {
  const wanted = `${owner}/${name}`.toLowerCase();
  return (
    world.repositories.find((one) => `${one.owner.login}/${one.name}`.toLowerCase() === wanted) ??
    (followRenames
      ? world.repositories.find((one) => one.formerNames.some((former) => former.toLowerCase() === wanted))
      : undefined)
  );
}

export function isOrganization(account: Account): account is Organization {
  return account.__typename === 'Organization';
}
