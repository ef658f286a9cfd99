import { faultOfErrors, upstream } from './answer-fault';
import type { Answer } from './client';
import { GithubFault } from './github-fault';

/**
 * The part of an answer without which it is of no use.
 *
 * @param place what it is about, for the message
 * @throws GithubFault of the errors beside it when it is missing
 */
export function requireData<T, P>(
  { data, errors }: Answer<T>,
  part: (data: T) => P | null | undefined,
  place: string,
): P {
  const found = part(data);
  if (found !== null && found !== undefined) return found;
  const fault = faultOfErrors(errors);
  if (fault) throw new GithubFault(fault.code, `${place}: ${fault.message}`, fault.remedy, fault.wait);
  // A node that is null without an error is not there any more.
  if (errors.length === 0) {
    throw new GithubFault(
      'not_found',
      `${place}: GitHub does not show it any more.`,
      'Give the token or App access to it again; if it was deleted, its records stay as they are.',
    );
  }
  throw upstream(`${place}: ${errors[0].message.replace(/\.$/, '')}`);
}

/** Entries of an answer that may fail one by one; more, and less is to be asked for at once. */
const FEW = 5;

/**
 * Refuses an answer of which many entries failed for a reason that asking for less may cure: GitHub gives up on what takes too long and sends the rest.
 *
 * @param entryOf what of the path of an error tells its entry
 * @throws GithubFault a passing one
 */
export function requireMost(
  { errors }: Answer<unknown>,
  entryOf: (path: readonly (string | number)[]) => unknown,
): void {
  const passing = errors.filter((error) => faultOfErrors([error])?.passing);
  const entries = new Set(passing.map(({ path }) => entryOf(path ?? [])));
  if (entries.size > FEW) throw faultOfErrors(passing) as GithubFault;
}
