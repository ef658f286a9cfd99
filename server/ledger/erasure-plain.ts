import type { Pseudonyms } from './erased-accounts';
import { noreplyAccount } from '../domain/identity-email';
import type { KnownBy } from './erasure-marks';

/** Pseudonyms of one person who is not deleted yet, so that what would change can be counted without writing anything. */
export function plainPseudonyms({ logins, emails, ids, names }: KnownBy): Pseudonyms {
  const normal = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '');
  const set = (texts: string[]): Set<string> => new Set(texts.map(normal));
  const [accounts, numbers, people] = [set([...logins, ...emails]), set(ids), set(names)];
  const found = (among: Set<string>, text: string): string | undefined =>
    among.has(normal(text)) ? 'erased-0' : undefined;
  return {
    account(text) {
      const behind = text.includes('@') ? noreplyAccount(text.trim().toLowerCase()) : undefined;
      return found(accounts, text) ?? (behind && (found(numbers, behind.id || '-') ?? found(accounts, behind.login)));
    },
    id: (text) => found(numbers, text),
    name: (text) => found(people, text),
    owner: () => false,
  };
}
