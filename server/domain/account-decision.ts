import type { AccountDecision, Identity } from './identity';

/** A change of what people decided; undefined leaves as it is, null takes back. */
export interface DecisionChange {
  login: string;
  /** Another login: both are one person. Its own: a person of its own. */
  sameAs?: string | null;
  /** For all accounts of the person. */
  type?: 'human' | 'bot' | null;
  team?: string | null;
  function?: string | null;
}

/** Why a change cannot be decided; `login` is the one at fault. */
export interface DecisionFault {
  kind: 'unknown_login' | 'human_and_automated';
  login: string;
  other: string;
}

/**
 * The decisions after some changes, in order of their logins; those that say nothing any more are gone. Type, team and function are a person's: they
 * hold for all its accounts, so decisions of its other accounts that would contradict are taken back.
 *
 * @param identities as they are before the changes
 */
export function decisionsAfter(
  identities: readonly Identity[],
  decisions: readonly AccountDecision[],
  changes: readonly DecisionChange[],
): { decisions: AccountDecision[]; faults: DecisionFault[] } {
  const personOf = new Map(identities.flatMap((person) => person.accounts.map(({ login }) => [login, person])));
  const rows = new Map(decisions.map((row) => [row.login, { ...row }]));
  const row = (login: string): AccountDecision => {
    let found = rows.get(login);
    if (found === undefined) rows.set(login, (found = { login, sameAs: '', type: '', team: '', function: '' }));
    return found;
  };
  const faults: DecisionFault[] = [];
  for (const { login, sameAs, type, team, function: role } of changes) {
    const person = personOf.get(login);
    const other = sameAs ? personOf.get(sameAs) : undefined;
    if (person === undefined || (sameAs && other === undefined)) {
      faults.push({ kind: 'unknown_login', login: person === undefined ? login : sameAs!, other: '' });
      continue;
    }
    const accounts = person.accounts.map((account) => account.login);
    if (type !== undefined) for (const account of accounts) row(account).type = type ?? '';
    for (const [field, value] of [['team', team], ['function', role]] as const) {
      if (value === undefined) continue;
      for (const account of accounts) if (rows.get(account)) row(account)[field] = '';
      row(login)[field] = value ?? '';
    } // prettier-ignore
    if (sameAs === undefined) continue;
    if (sameAs === null || sameAs === login) row(login).sameAs = sameAs ?? '';
    else {
      const kinds = [login, sameAs].map((each) => rows.get(each)?.type || kindOf(personOf.get(each)!));
      if (kinds[0] !== kinds[1]) faults.push({ kind: 'human_and_automated', login, other: sameAs });
      // What was parted stays apart from what its records say: the other one joins it.
      else if (rows.get(login)?.sameAs === login && !rows.get(sameAs)?.sameAs) row(sameAs).sameAs = login;
      else row(login).sameAs = sameAs;
    }
  }
  const left = [...rows.values()].filter((each) => [each.sameAs, each.type, each.team, each.function].some(Boolean));
  return { decisions: left.sort((x, y) => (x.login < y.login ? -1 : 1)), faults };
}

const kindOf = ({ automation }: Identity): 'human' | 'bot' => (automation === 'none' ? 'human' : 'bot');
