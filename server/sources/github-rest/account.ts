import { accountTypeOf } from '../../ledger/field-reader';
import { isObject, textOf } from './shape';

/** The login that GitHub shows for accounts that were deleted: their user is null. */
export const ghost = 'ghost';

/** Login, numeric id and type of a REST `user`. */
export function accountOf(user: unknown): { login: string; id?: string; type?: string } {
  if (!isObject(user)) return { login: ghost };
  return {
    login: textOf(user, 'login') ?? ghost,
    id: typeof user.id === 'number' || typeof user.id === 'string' ? String(user.id) : undefined,
    type: accountTypeOf(user.type),
  };
}
