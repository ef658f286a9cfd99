import { automationOf, type Automation } from './identity-automation';
import { edgesOf, type Evidence } from './identity-evidence';
import { emailKey, isEmail } from './identity-email';

/** One way in which records name an account; '' = not told. Counted once, however often it was seen. */
export interface Sighting {
  /** '' = only the e-mail and the name of a commit's author are known. */
  login: string;
  id: string;
  /** `human`, `bot` or ''. */
  type: string;
  /** Of a commit of this login. */
  email: string;
  name: string;
}

/** What a `person` record states about one account. */
export interface StatedPerson {
  login: string;
  id: string;
  type: string;
  name: string;
  emails: string[];
}

/** What people decided about one account; '' says nothing. */
export interface AccountDecision {
  login: string;
  /** The login of the person it belongs to; its own = a person of its own, whatever the records say. */
  sameAs: string;
  /** `human`, `bot` or ''. */
  type: string;
  team: string;
  function: string;
}

export interface IdentityAccount {
  login: string;
  ids: string[];
  types: string[];
  emails: string[];
  names: string[];
  automation: Automation;
  decided: boolean;
}

/** Why two accounts are one person. */
export interface Join {
  a: string;
  b: string;
  by: Evidence;
  /** The id, the e-mail address or the login that both have. */
  value: string;
}

/** What does not fit together; the accounts are left apart. */
export interface Conflict {
  kind: 'several_ids' | 'email_of_several' | 'shared_email' | 'human_and_automated';
  logins: string[];
  value: string;
}

/** One person, or one automated account, with all its logins. */
export interface Identity {
  /** The login that stands for all of them. */
  login: string;
  /** The one that stands for all first, the others by name. */
  accounts: IdentityAccount[];
  automation: Automation;
  joins: Join[];
  conflicts: Conflict[];
}

export interface AccountFacts {
  sightings: readonly Sighting[];
  persons: readonly StatedPerson[];
  decisions: readonly AccountDecision[];
  /** Logins of the organization's own agents: automated, whatever their records say; decisions win. */
  automated?: readonly string[];
}

/** An account while it is gathered. */
export interface Gathered {
  login: string;
  ids: Set<string>;
  types: Set<string>;
  /** In lower case; of commits. */
  emails: Set<string>;
  /** In lower case; of its person record. */
  stated: Set<string>;
  names: Set<string>;
  person: StatedPerson | undefined;
  decision: AccountDecision | undefined;
  /** Decided to be a person of its own: no evidence joins it. */
  apart: boolean;
  automation: Automation;
}

/**
 * Who is who: every account that records, person records or decisions name, in groups that are one person or one automated account. Strongest
 * first: decisions, the same account id, the same login, person records, commit e-mails. The same whatever order the facts come in.
 *
 * Never joined by evidence: accounts with different numeric ids, unless a person record states the e-mail they share; an automated account with a human;
 * accounts that share a mailbox of several or of nobody. Sources: agents.md (logins are renamed, the numeric id stays), measures.md 1.
 */
export function identitiesOf(facts: AccountFacts): Identity[] {
  const accounts = gathered(facts);
  const { edges, conflicts } = edgesOf(accounts);
  const groups = new Groups(accounts);
  const joins: Join[] = [];
  for (const edge of edges) {
    const refusal = groups.join(edge);
    if (refusal === undefined) joins.push(edge);
    else if (refusal !== 'same') conflicts.push({ kind: refusal, logins: [edge.a, edge.b], value: edge.value });
  }
  const identities = groups.all().map((members) => identityOf(members));
  const byLogin = new Map(identities.flatMap((identity) => identity.accounts.map(({ login }) => [login, identity])));
  for (const join of joins) byLogin.get(join.a)!.joins.push(join);
  for (const conflict of conflicts)
    for (const identity of new Set(conflict.logins.map((login) => byLogin.get(login)!)))
      identity.conflicts.push(conflict);
  return identities.sort((x, y) => compare(x.login, y.login));
}

function gathered({ sightings, persons, decisions }: AccountFacts): Map<string, Gathered> {
  const accounts = new Map<string, Gathered>();
  const account = (login: string): Gathered => {
    let found = accounts.get(login);
    if (found === undefined) {
      found = {
        login, ids: new Set(), types: new Set(), emails: new Set(), stated: new Set(), names: new Set(),
        person: undefined, decision: undefined, apart: false, automation: 'none',
      }; // prettier-ignore
      if (isEmail(login)) found.emails.add(emailKey(login));
      accounts.set(login, found);
    }
    return found;
  };
  const note = (set: Set<string>, value: string): void => void (value !== '' && set.add(value));
  for (const { login, id, type, email, name } of sightings) {
    if (login === '') continue;
    const { ids, types, emails, names } = account(login);
    note(ids, id);
    note(types, type);
    note(emails, emailKey(email));
    note(names, name.trim());
  }
  for (const person of persons) {
    const of = account(person.login);
    of.person = person;
    note(of.ids, person.id);
    note(of.names, person.name.trim());
    for (const email of person.emails) note(of.stated, emailKey(email));
  }
  for (const decision of decisions) {
    const of = account(decision.login);
    of.decision = decision;
    of.apart = decision.sameAs === decision.login;
    if (decision.sameAs !== '') account(decision.sameAs);
  }
  const byEmail = new Map(
    [...accounts.values()].filter(({ login }) => isEmail(login)).map((of) => [emailKey(of.login), of]),
  );
  for (const { login, email, name } of sightings)
    if (login === '') note(byEmail.get(emailKey(email))?.names ?? new Set(), name.trim());
  const sorted = new Map([...accounts].sort(([x], [y]) => compare(x, y)));
  for (const of of sorted.values()) of.automation = automationOf(of);
  return sorted;
}

/** Accounts in groups that grow: union by the smaller name, with what may not come together. */
class Groups {
  private readonly parent = new Map<string, string>();
  private readonly members = new Map<string, Gathered[]>();
  private readonly ids = new Map<string, Set<string>>();

  constructor(private readonly accounts: Map<string, Gathered>) {
    for (const account of accounts.values()) {
      this.parent.set(account.login, account.login);
      this.members.set(account.login, [account]);
      this.ids.set(account.login, new Set(account.ids));
    }
  }

  /** undefined = joined; else why not. */
  join({ a, b, by }: Join): 'same' | Conflict['kind'] | undefined {
    const [x, y] = [this.rootOf(a), this.rootOf(b)].sort(compare);
    if (x === y) return 'same';
    const [first, second] = [this.accounts.get(x)!, this.accounts.get(y)!];
    if ((first.automation === 'none') !== (second.automation === 'none')) return 'human_and_automated';
    const [mine, theirs] = [this.ids.get(x)!, this.ids.get(y)!];
    const differ = mine.size > 0 && theirs.size > 0 && ![...theirs].some((id) => mine.has(id));
    if (differ && by !== 'decision' && by !== 'person_email') return 'email_of_several';
    this.parent.set(y, x);
    this.members.get(x)!.push(...this.members.get(y)!);
    this.members.delete(y);
    for (const id of theirs) mine.add(id);
    return undefined;
  }

  all(): Gathered[][] {
    return [...this.members.values()];
  }

  private rootOf(login: string): string {
    let root = login;
    for (let next = this.parent.get(root)!; next !== root; next = this.parent.get(root)!) root = next;
    for (let at = login; at !== root;) {
      const next = this.parent.get(at)!;
      this.parent.set(at, root);
      at = next;
    }
    return root;
  }
}

function identityOf(members: Gathered[]): Identity {
  const named = new Set(members.flatMap(({ decision }) => (decision ? [decision.sameAs] : [])));
  const rank = ({ login, decision, person, ids }: Gathered): number =>
    (isEmail(login) ? 16 : 0) +
    (named.has(login) ? 0 : 8) +
    (decision !== undefined && decision.sameAs !== '' && decision.sameAs !== login ? 4 : 0) +
    (person ? 0 : 2) +
    (ids.size > 0 ? 0 : 1);
  const [main, ...rest] = [...members].sort((x, y) => rank(x) - rank(y) || compare(x.login, y.login));
  const accounts = [main, ...rest.sort((x, y) => compare(x.login, y.login))];
  return {
    login: main.login,
    accounts: accounts.map((account) => ({
      login: account.login,
      ids: sorted(account.ids),
      types: sorted(account.types),
      emails: sorted(new Set([...account.emails, ...account.stated])),
      names: sorted(account.names),
      automation: account.automation,
      decided: account.decision !== undefined,
    })),
    automation: main.automation,
    joins: [],
    conflicts: [],
  };
}

const sorted = (set: Set<string>): string[] => [...set].sort(compare);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
