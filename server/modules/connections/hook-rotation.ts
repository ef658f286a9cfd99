import { Failure } from '../../platform/failure';
import { hookToolOf } from './connect-hook-tools';

/**
 * Whether a new secret can be made here for a connection.
 *
 * @throws Failure wrong_use where the tool makes its secret itself, or has none
 */
export function requireOwnSecret(door: string, name: string): void {
  const tool = hookToolOf(door);
  if (!tool || tool.secret === 'ours') return;
  throw new Failure(
    'wrong_use',
    tool.secret === 'none'
      ? `${tool.name} signs nothing, so that ${name} has no secret: disconnect it and connect it again for another address.`
      : `${tool.name} makes its secret itself: connect ${name} again under the same name with the new one.`,
  );
}
