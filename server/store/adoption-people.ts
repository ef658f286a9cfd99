import { isAutomated } from '../domain/account';
import { emailKey, isEmail } from '../domain/identity-email';
import type { Accounts } from './accounts';

/** People by number, in order of their logins; grows while sources name people that no other record knows. */
export class AdoptionPeople {
  logins: string[] = [];
  /** Whether a person record or a team's list of members names them. */
  stated: boolean[] = [];
  /** All accounts of each, the one that stands for them first. */
  accounts: string[][] = [];
  private numbers = new Map<string, number>();
  private readonly automated = new Set<string>();
  private lower = new Map<string, number>();

  constructor({ facts, identities }: Accounts) {
    const byEmail = new Map<string, number>();
    const add = (map: Map<string, number>, key: string, person: number): void => {
      // What several people have tells nobody.
      map.set(key, map.has(key) && map.get(key) !== person ? -1 : person);
    };
    for (const { accounts, automation, login } of identities) {
      if (automation !== 'none') {
        for (const account of accounts) this.automated.add(account.login.toLowerCase());
        continue;
      }
      const person = this.add(login, accounts.map((account) => account.login), accounts.some((account) => facts.statements.persons.has(account.login) || facts.statements.members.has(account.login))); // prettier-ignore
      for (const account of accounts) {
        this.numbers.set(account.login, person);
        add(this.lower, account.login.toLowerCase(), person);
        for (const email of account.emails) add(byEmail, email, person);
      }
    }
    for (const [email, person] of byEmail) if (!this.lower.has(email)) this.lower.set(email, person);
    for (const [key, person] of this.lower) if (person < 0) this.lower.delete(key);
  }

  /** The number of whom a source names by login or e-mail address; -1 = automated. Who is not known yet becomes a person of their own. */
  numberOf(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const key = isEmail(name) ? emailKey(name) : name.toLowerCase();
    const automated = this.automated.has(key) || isAutomated({ login: name, id: '', type: '' });
    const person = this.lower.get(key) ?? (automated ? -1 : this.add(name, [name], false));
    this.numbers.set(name, person);
    if (person >= 0) this.lower.set(key, person);
    return person;
  }

  /** The number of an account of pull requests; -1 = automated or unknown. */
  find(login: string): number {
    return this.numbers.get(login) ?? this.lower.get(login.toLowerCase()) ?? -1;
  }

  /** Numbers by the names that were asked for; automated accounts are left out. */
  get byName(): ReadonlyMap<string, number> {
    return new Map([...this.numbers].filter(([, person]) => person >= 0));
  }

  /** Numbers people anew, in order of their logins; gives the new number by the old one. */
  order(): Int32Array {
    const { logins, stated, accounts } = this;
    const old = Int32Array.from(logins.keys()).sort((a, b) =>
      logins[a] < logins[b] ? -1 : logins[a] > logins[b] ? 1 : a - b,
    );
    const place = new Int32Array(old.length);
    old.forEach((from, to) => (place[from] = to));
    this.logins = Array.from(old, (from) => logins[from]);
    this.stated = Array.from(old, (from) => stated[from]);
    this.accounts = Array.from(old, (from) => accounts[from]);
    const moved = (map: Map<string, number>): Map<string, number> =>
      new Map([...map].map(([key, person]) => [key, person < 0 ? person : place[person]]));
    this.numbers = moved(this.numbers);
    this.lower = moved(this.lower);
    return place;
  }

  private add(login: string, accounts: string[], stated: boolean): number {
    this.accounts.push(accounts);
    this.stated.push(stated);
    return this.logins.push(login) - 1;
  }
}
