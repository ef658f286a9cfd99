import { Failure } from '../../platform/failure';
import type { Connection } from './connection.types';

/**
 * The connections that a word of the command line names: all without one; by number or whole name, else by what stands behind the host.
 *
 * @throws Failure not_found, naming those there are
 */
export function chosenConnections(connections: readonly Connection[], source: string | undefined): Connection[] {
  if (source === undefined && connections.length > 0) return [...connections];
  const whole = connections.filter(({ id, name }) => id === source || name === source);
  const part = connections.filter(
    ({ login, name, door }) => login === source || name.endsWith(`/${source}`) || door === source,
  );
  const chosen = whole.length > 0 ? whole : part;
  if (chosen.length > 0) return chosen;
  throw new Failure(
    'not_found',
    connections.length === 0
      ? 'Nothing is connected yet: "downstream connect github --org-login LOGIN".'
      : `There is no connection "${source}"; there are: ${connections.map(({ name }) => name).join(', ')}.`,
  );
}
