import { moment } from '../../platform/moment';
import type { Scope } from '../../platform/scope.types';

/** Keys that hold a moment, or a list of them. */
const MOMENTS = new Set(['from', 'to', 'start', 'end', 'since']);

/**
 * The stable keys of `adoption --json`: those of the GraphQL query, with the scope asked for. Times RFC 3339, durations hours, rates 0 to 1, unknown =
 * null. Words that stand under the same names (a cohort's first week, a move's tier) stay words.
 */
export function answerJson(of: object, scope: Scope): object {
  const told = Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== undefined));
  return { scope: told, ...(withMoments(of) as object) };
}

function withMoments(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => withMoments(one, key));
  if (typeof value === 'number' && MOMENTS.has(key)) return moment(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withMoments(one, name)]));
}
