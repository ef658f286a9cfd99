import { ghost } from '../github-rest/account';
import type { Actor } from './pull-request-node';

/**
 * Login, numeric id and type of an actor of GraphQL, as the REST API and webhooks give them: GraphQL leaves the suffix of bots away, and accounts that
 * were deleted are null.
 */
export function accountOf(actor: Actor | null | undefined): { login: string; id?: string; type?: string } {
  if (!actor) return { login: ghost };
  const { __typename, login, databaseId } = actor;
  const id = typeof databaseId === 'number' ? String(databaseId) : undefined;
  if (__typename === 'Bot') return { login: login.endsWith('[bot]') ? login : `${login}[bot]`, id, type: 'bot' };
  // Mannequins and organizations are neither.
  return { login, id, type: __typename === 'User' ? 'human' : undefined };
}
