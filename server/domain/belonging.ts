import type { AccountDecision, Identity } from './identity';

export type BelongingSource = 'decision' | 'person' | 'team';

/** A person's team or function, and what says so. */
export interface Belonging {
  value: string;
  source: BelongingSource;
  /** The account it is stated for. */
  login: string;
  /** Other values that are stated with equal right; they do not count. */
  others: string[];
}

export interface Statements {
  /** Per login. */
  decisions: ReadonlyMap<string, AccountDecision>;
  persons: ReadonlyMap<string, { team: string; function: string }>;
  /** Team per login, of those that list their members. */
  members: ReadonlyMap<string, string>;
}

/**
 * The team and the function of a person: what is stated for any account counts for all of them. What people decided first, then person records, then
 * teams' lists of members; of several accounts the one that stands for all speaks first. undefined = unknown. Source: docs/measures.md, Cuts.
 */
export function belongingOf(
  { accounts }: Pick<Identity, 'accounts'>,
  { decisions, persons, members }: Statements,
): { team: Belonging | undefined; function: Belonging | undefined } {
  const first = (source: BelongingSource, valueOf: (login: string) => string | undefined): Belonging | undefined => {
    const stated = accounts.flatMap(({ login }) => {
      const value = valueOf(login);
      return value === undefined || value === '' ? [] : [{ login, value }];
    });
    if (stated.length === 0) return undefined;
    const [{ login, value }] = stated;
    const others = [...new Set(stated.map((each) => each.value))].filter((other) => other !== value);
    return { login, value, source, others };
  };
  return {
    team:
      first('decision', (login) => decisions.get(login)?.team) ??
      first('person', (login) => persons.get(login)?.team) ??
      first('team', (login) => members.get(login)),
    function:
      first('decision', (login) => decisions.get(login)?.function) ??
      first('person', (login) => persons.get(login)?.function),
  };
}
