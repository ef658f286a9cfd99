import type { Identity } from './identity';
import { isEmail } from './identity-email';

/** Two people who might be one. Only people can say so: namesakes exist. */
export interface Suggestion {
  /** Logins of the two, in order. */
  a: string;
  b: string;
  because: 'same_name' | 'email_like_login';
  /** The name, or the e-mail address. */
  value: string;
}

/** A name or address that more people than this share tells nobody apart. */
const MOST_ALIKE = 4;

/**
 * Pairs of human identities that have a display name in common, or of which one has an e-mail address whose local part is the other's login. Never
 * merged by themselves. Left out: pairs where people decided about both, and names of a single word.
 */
export function suggestionsOf(identities: readonly Identity[]): Suggestion[] {
  const people = identities.filter(({ automation }) => automation === 'none');
  const byName = new Map<string, Set<Identity>>();
  const byLocalPart = new Map<string, Map<Identity, string>>();
  for (const person of people)
    for (const { login, names, emails } of person.accounts) {
      for (const name of names) {
        const key = nameKey(name);
        if (key.includes(' ')) byName.set(key, (byName.get(key) ?? new Set()).add(person));
      }
      for (const email of isEmail(login) ? [login.toLowerCase(), ...emails] : emails) {
        const key = nameKey(email.slice(0, email.indexOf('@')).replace(/^\d+\+/, ''));
        byLocalPart.set(key, (byLocalPart.get(key) ?? new Map<Identity, string>()).set(person, email));
      }
    }
  const found = new Map<string, Suggestion>();
  const note = (x: Identity, y: Identity, because: Suggestion['because'], value: string): void => {
    if (x === y || (isDecided(x) && isDecided(y))) return;
    const [a, b] = x.login < y.login ? [x.login, y.login] : [y.login, x.login];
    const key = `${a}\n${b}`;
    if (!found.has(key)) found.set(key, { a, b, because, value });
  };
  for (const [, alike] of byName) {
    const [first, ...rest] = [...alike].sort((x, y) => (x.login < y.login ? -1 : 1));
    if (rest.length >= MOST_ALIKE) continue;
    const name = first.accounts.flatMap(({ names }) => names).find((each) => byName.get(nameKey(each)) === alike) ?? '';
    for (const other of rest) note(first, other, 'same_name', name);
  }
  for (const person of people)
    for (const { login } of person.accounts) {
      if (isEmail(login) || nameKey(login).length < 3) continue;
      const holders = byLocalPart.get(nameKey(login));
      if (holders === undefined || holders.size > MOST_ALIKE) continue;
      for (const [holder, email] of holders) note(person, holder, 'email_like_login', email);
    }
  return [...found.values()].sort((x, y) => (x.a === y.a ? (x.b < y.b ? -1 : 1) : x.a < y.a ? -1 : 1));
}

const isDecided = ({ accounts }: Identity): boolean => accounts.some(({ decided }) => decided);

/** Without case, accents and the punctuation that logins and addresses use for spaces. */
const nameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s._-]+/g, ' ')
    .trim();
