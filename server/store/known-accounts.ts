import type { AccountFacts, Identity } from '../domain/identity';

/** What reviews ask about accounts. Logins that stand alone and about which nobody decided are absent. */
export interface KnownAccounts {
  /** Account type per login as person records state it, for rows that tell none. */
  typeOf: ReadonlyMap<string, string>;
  /** Whether it is automated, where people decided it or named it as an agent of their own. */
  decided: ReadonlyMap<string, boolean>;
  /** The login that stands for the person, of people with several. */
  personOf: ReadonlyMap<string, string>;
  /** Accounts that are decided to be a person of their own. */
  apart: ReadonlySet<string>;
}

export const NO_ACCOUNTS: KnownAccounts = {
  typeOf: new Map(),
  decided: new Map(),
  personOf: new Map(),
  apart: new Set(),
};

/** What a derivation needs to know of accounts. */
export function knownAccountsOf(
  { persons, decisions, automated = [] }: AccountFacts,
  identities: readonly Identity[],
): KnownAccounts {
  const personOf = new Map<string, string>();
  for (const { login, accounts, automation } of identities)
    if (accounts.length > 1 && automation === 'none')
      for (const account of accounts) personOf.set(account.login, login);
  return {
    typeOf: new Map(persons.filter(({ type }) => type !== '').map(({ login, type }) => [login, type])),
    decided: new Map([
      ...automated.map((login) => [login, true] as const),
      ...decisions.filter(({ type }) => type !== '').map(({ login, type }) => [login, type === 'bot'] as const),
    ]),
    personOf,
    apart: new Set(decisions.filter(({ login, sameAs }) => login === sameAs).map(({ login }) => login)),
  };
}

/** Logins about which two answers differ: whoever reviewed or wrote through them has to be looked at again. Person records are left out. */
export function changedAccounts(before: KnownAccounts, after: KnownAccounts): Set<string> {
  const changed = new Set<string>();
  const compare = <T>(x: ReadonlyMap<string, T>, y: ReadonlyMap<string, T>): void => {
    for (const [login, value] of x) if (y.get(login) !== value) changed.add(login);
    for (const login of y.keys()) if (!x.has(login)) changed.add(login);
  };
  compare(before.personOf, after.personOf);
  compare(before.decided, after.decided);
  for (const login of before.apart) if (!after.apart.has(login)) changed.add(login);
  for (const login of after.apart) if (!before.apart.has(login)) changed.add(login);
  return changed;
}
