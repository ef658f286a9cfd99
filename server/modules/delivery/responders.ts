import { emailKey } from '../../domain/identity-email';
import type { Accounts } from '../../store/accounts';

/**
 * Who responders are: per name an incident gives (a login, an e-mail address or a name) the login that stands for the person; undefined = an automated
 * account. Who is not known stands for itself, whatever the case. A name that several people bear stands for itself too.
 */
export function respondersOf(
  { identities, facts }: Pick<Accounts, 'identities' | 'facts'>,
  names: Iterable<string>,
): Map<string, string | undefined> {
  /** null = several people. */
  const people = new Map<string, { login: string; automated: boolean } | null>();
  const stated = new Map(facts.persons.map((person) => [person.login, person]));
  for (const { login, accounts, automation } of identities) {
    const person = { login, automated: automation !== 'none' };
    const keys = new Set<string>();
    for (const account of accounts) {
      const record = stated.get(account.login);
      for (const word of [
        account.login,
        ...account.emails,
        ...account.names,
        ...(record?.emails ?? []),
        record?.name ?? '',
      ])
        if (word !== '') keys.add(emailKey(word));
    }
    for (const key of keys) people.set(key, people.has(key) ? null : person);
  }
  // A login says more than somebody's name that looks the same.
  for (const { login, accounts, automation } of identities)
    for (const account of accounts) people.set(emailKey(account.login), { login, automated: automation !== 'none' });
  return new Map(
    Array.from(names, (name) => {
      const found = people.get(emailKey(name));
      return [name, found ? (found.automated ? undefined : found.login) : emailKey(name)];
    }),
  );
}
