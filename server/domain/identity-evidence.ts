import type { Conflict, Gathered, Join } from './identity';
import { isEmail, isPersonal, noreplyAccount } from './identity-email';

/** What speaks for two accounts being one, strongest first. */
export const EVIDENCE = ['decision', 'account_id', 'login', 'noreply_email', 'person_email', 'commit_email'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** An address that more accounts than this commit with is a mailbox of several people. */
const MOST_OF_ONE = 3;

/**
 * Everything that speaks for two accounts being one, in the order in which it counts, and what speaks against using some of it. A star from the first
 * account of those that share something, so that there are as many joins as accounts.
 *
 * @param accounts in order of their logins
 */
export function edgesOf(accounts: ReadonlyMap<string, Gathered>): { edges: Join[]; conflicts: Conflict[] } {
  const edges: Join[] = [];
  const conflicts: Conflict[] = [];
  const star = (by: Evidence, value: string, holders: readonly Gathered[]): void => {
    // Of a star's accounts the automated ones are joined among themselves, so that one of them does not hold the others apart.
    for (const automated of [false, true]) {
      const [first, ...rest] = holders.filter(({ automation }) => (automation !== 'none') === automated);
      for (const other of rest) edges.push({ a: first.login, b: other.login, by, value });
    }
  };
  for (const { login, decision } of accounts.values())
    if (decision && decision.sameAs !== '' && decision.sameAs !== login)
      edges.push({ a: decision.sameAs, b: login, by: 'decision', value: '' });

  const open = [...accounts.values()].filter(({ apart }) => !apart);
  for (const account of open)
    if (account.ids.size > 1 && account.automation === 'none')
      conflicts.push({ kind: 'several_ids', logins: [account.login], value: [...account.ids].sort().join(', ') });
  const certain = open.filter(({ ids }) => ids.size === 1);
  for (const [id, holders] of grouped(certain, ({ ids }) => ids)) star('account_id', id, holders);

  const logins = open.filter(({ login }) => !isEmail(login));
  for (const [name, holders] of grouped(logins, (of) => [bareName(of)])) star('login', name, holders);

  const byLogin = new Map(logins.map((of) => [of.login.toLowerCase(), of]));
  const byId = new Map(certain.map((of) => [[...of.ids][0], of]));
  const emails = grouped(open, ({ emails, stated }) => new Set([...emails, ...stated]));
  for (const [email, holders] of emails) {
    const behind = noreplyAccount(email);
    if (!behind) continue;
    const owner = (behind.id === '' ? undefined : byId.get(behind.id)) ?? byLogin.get(behind.login.toLowerCase());
    const fits = owner !== undefined && (behind.id === '' || owner.ids.size === 0 || owner.ids.has(behind.id));
    // A login that several accounts bore is joined by none of their ids, and this address holds one.
    const others = holders.filter((of) => of !== owner && (behind.id === '' || of.ids.size < 2));
    star('noreply_email', email, fits ? [owner, ...others] : others);
  }

  for (const [email, holders] of emails) {
    if (noreplyAccount(email) || !isPersonal(email) || holders.length < 2) continue;
    const stating = holders.filter(({ stated }) => stated.has(email));
    const committing = holders.filter((of) => !isEmail(of.login));
    const ids = new Set(committing.flatMap((of) => [...of.ids]));
    const told = { logins: committing.map(({ login }) => login), value: email };
    if (new Set(committing.map((of) => (of.ids.size === 1 ? [...of.ids][0] : of.login))).size > MOST_OF_ONE)
      conflicts.push({ kind: 'shared_email', ...told });
    else if (stating.length === 1)
      star('person_email', email, [stating[0], ...holders.filter((of) => of !== stating[0])]);
    else if (ids.size > 1) conflicts.push({ kind: 'email_of_several', ...told });
    else star(stating.length > 1 ? 'person_email' : 'commit_email', email, holders);
  }
  const order = (edge: Join): number => EVIDENCE.indexOf(edge.by);
  return { edges: edges.sort((x, y) => order(x) - order(y)), conflicts };
}

/** Logins are the same without regard to case; of automated ones also with and without `[bot]`, which GraphQL leaves out. */
function bareName({ login, automation }: Gathered): string {
  const name = login.toLowerCase();
  return automation === 'none' ? name : name.replace(/\[bot\]$/, '');
}

/** What shares a key, in order of the keys; keys of one account alone are left in, for those that ask who else might fit. */
function grouped(accounts: readonly Gathered[], keysOf: (of: Gathered) => Iterable<string>): [string, Gathered[]][] {
  const groups = new Map<string, Gathered[]>();
  for (const account of accounts)
    for (const key of keysOf(account)) {
      const group = groups.get(key);
      if (group) group.push(account);
      else groups.set(key, [account]);
    }
  return [...groups].sort(([x], [y]) => (x < y ? -1 : 1));
}
