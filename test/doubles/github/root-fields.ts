import { hindrance, notFound, samlError } from './caller';
import type { Context } from './context';
import { GithubError } from './github-error';
import { findAccount, findNode, findRepository } from './node-index';
import type { Account, Arguments } from './world';

type RootField = (given: Arguments, context: Context) => unknown;

/** The fields of `Query` the double answers. */
export const rootFields: Record<string, RootField> = {
  viewer: (_, { caller }) => caller.account,

  repository({ owner, name, followRenames }, { world, caller }) {
    const found = findRepository(world, owner as string, name as string, followRenames as boolean);
    if (!found) throw notFound(`${owner}/${name}`);
    const error = hindrance(caller, found);
    if (error) throw error;
    return found;
  },

  organization({ login }, context) {
    const found = findAccount(context.world, login as string);
    if (found?.__typename !== 'Organization')
      throw new GithubError('NOT_FOUND', `Could not resolve to an Organization with the login of '${login}'.`);
    return allowed(found, context);
  },

  user({ login }, context) {
    const found = findAccount(context.world, login as string);
    if (found?.__typename !== 'User')
      throw new GithubError('NOT_FOUND', `Could not resolve to a User with the login of '${login}'.`);
    return found;
  },

  // GitHub answers null without an error here.
  repositoryOwner({ login }, context) {
    const found = findAccount(context.world, login as string);
    if (found?.__typename !== 'Organization' && found?.__typename !== 'User') return null;
    return allowed(found, context);
  },

  node({ id }, context) {
    return nodeOrError(id as string, context);
  },

  // An error as an entry of the list makes that entry null, and the rest stays.
  nodes({ ids }: { ids?: string[] }, context) {
    const wanted = ids ?? [];
    if (wanted.length > 100) {
      const message = `You may not provide more than 100 node ids; you provided ${wanted.length}.`;
      throw new GithubError('ARGUMENT_LIMIT', message);
    }
    return wanted.map((id) => {
      try {
        return nodeOrError(id, context);
      } catch (error) {
        return error;
      }
    });
  },

  rateLimit(_, { rate, cost }) {
    if (!rate) return null;
    const { limit, remaining, used, reset } = rate;
    const resetAt = new Date(reset * 1000).toISOString().replace('.000Z', 'Z');
    return { limit, remaining, used, resetAt, cost: cost.points, nodeCount: cost.nodes };
  },
};

function allowed(account: Account, { caller }: Context): Account {
  if (caller.samlBlocked.includes(account.login)) throw samlError();
  return account;
}

function nodeOrError(id: string, context: Context): unknown {
  const found = findNode(context, id);
  if (!found) throw new GithubError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
  return found;
}
