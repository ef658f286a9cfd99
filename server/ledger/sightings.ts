import type { PoolClient } from 'pg';
import type { Sighting } from '../domain/identity';

/** Longer ones are nobody's, and would not fit into an index. */
const MOST_CHARACTERS = 320;

/** The ways in which the records of a walk name accounts, once each. */
export class Sightings {
  private readonly accounts = new Map<string, Map<string, Map<string, Sighting>>>();
  private readonly commits = new Map<string, Map<string, Map<string, Sighting>>>();

  /** An author, reviewer or commenter. */
  account(login: string, id: string, type: string): void {
    note(this.accounts, [login, id, type], () => ({ login, id, type, email: '', name: '' }));
  }

  /**
   * A commit's author.
   *
   * @param author a login where the source knows one, else a name or nothing
   * @param login where the source tells both: then the author is the name, which may be what somebody else's login is; '' = none is known
   */
  commit(author: string, email: string, login?: string): void {
    if ([author, email, login ?? ''].some(({ length }) => length > MOST_CHARACTERS) || email === '') return;
    note(this.commits, [author, email, login ?? ' '], () => {
      const isName = author === email || /\s|^$/.test(author) || (login !== undefined && !author.endsWith('[bot]'));
      const name = isName && author !== email && author !== login ? author : '';
      return { login: login || (isName ? '' : author), id: '', type: '', email, name };
    });
  }

  list(): Sighting[] {
    return [this.accounts, this.commits].flatMap((map) =>
      [...map.values()].flatMap((second) => [...second.values()].flatMap((third) => [...third.values()])),
    );
  }

  /**
   * Adds them to what the organization has seen.
   *
   * @param all the walk read every record: what it did not see is not there any more
   * @returns whether there is anything new
   */
  async save(client: PoolClient, organizationId: number, all: boolean): Promise<boolean> {
    const seen = this.list();
    if (all) await client.query('DELETE FROM account_seen');
    const column = (of: keyof Sighting): string[] => seen.map((sighting) => sighting[of]);
    const { rowCount } = await client.query(
      `INSERT INTO account_seen (organization_id, login, account_id, account_type, email, name)
       SELECT $1, login, id, type, email, name FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) AS seen (login, id, type, email, name)
       WHERE login <> '' OR name <> '' ON CONFLICT DO NOTHING`,
      [organizationId, column('login'), column('id'), column('type'), column('email'), column('name')],
    );
    return all || (rowCount ?? 0) > 0;
  }
}

/** Maps within maps: a joined key would be built anew for each of a million rows. */
function note(
  map: Map<string, Map<string, Map<string, Sighting>>>,
  [a, b, c]: [string, string, string],
  made: () => Sighting,
): void {
  let second = map.get(a);
  if (second === undefined) map.set(a, (second = new Map<string, Map<string, Sighting>>()));
  let third = second.get(b);
  if (third === undefined) second.set(b, (third = new Map<string, Sighting>()));
  if (!third.has(c)) third.set(c, made());
}
