import type { PoolClient } from 'pg';
import { noreplyAccount } from '../domain/identity-email';
import { Failure } from '../platform/failure';
import type { SecretBox } from '../platform/sealed';
import type { Store } from '../store/data-source';

/** First number of the advisory lock between those who bring data in (shared) and a deletion (alone); the second is the organization. */
export const ERASING = 461_009;

/** What deleted people are called from now on. */
export interface Pseudonyms {
  /** Of a login or an e-mail address, in whatever case; undefined = nobody who was deleted. */
  account(text: string): string | undefined;
  /** Of an account's id. */
  id(text: string): string | undefined;
  /** Of a person's full name. */
  name(text: string): string | undefined;
  /** Whether a repository's owner bears this name: then it stays in addresses. */
  owner(text: string): boolean;
}

/** What kind of thing a mark was made of: an id never equals a login. */
export type Marked = 'account' | 'id' | 'name';

const PURPOSE = 'erased accounts';
/** Of a mark that only says with which key the others were made. */
const CONTROL = 'control';
/** Texts whose answer is remembered; the same few thousand logins and words come again and again. */
const REMEMBERED = 100_000;

/** The mark under which a deleted account is known: a keyed hash, from which it cannot be read or guessed without the key. */
export function markOf(
  secrets: SecretBox,
  organizationId: number,
  kind: Marked | typeof CONTROL,
  text: string,
): Buffer {
  return secrets.mark(PURPOSE, `${organizationId} ${kind} ${normal(text)}`);
}

export const controlMark = (secrets: SecretBox, organizationId: number): Buffer =>
  markOf(secrets, organizationId, CONTROL, '');

/** As accounts, addresses and names are compared: without regard to case, spaces around them and a last full stop. */
const normal = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '');

/** The name and the address that stand for a pseudonym where a name or an address is expected. */
export const nameOf = (pseudonym: string): string => pseudonym.replace(/^erased-/, 'Erased ');
export const emailOf = (pseudonym: string): string => `${pseudonym}@erased.invalid`;

/**
 * The pseudonyms of an organization; undefined while nobody was deleted, so that doors do no work for it. Whoever brings data in takes them first and
 * keeps `ERASING` shared until it is written.
 *
 * @param client inside `inOrganization`
 * @throws Failure bad_config when the key the accounts were marked with is gone: their data would come back under their names
 */
export async function pseudonymsIn(
  store: Store,
  client: PoolClient,
  organizationId: number,
): Promise<Pseudonyms | undefined> {
  const { rows } = await client.query<{ mark: Buffer; pseudonym: string }>(
    'SELECT mark, pseudonym FROM erased_account',
  );
  if (rows.length === 0) return undefined;
  const marks = new Map(rows.map(({ mark, pseudonym }) => [mark.toString('latin1'), pseudonym]));
  const { secrets } = store;
  if (secrets === undefined || !marks.has(controlMark(secrets, organizationId).toString('latin1')))
    throw new Failure(
      'bad_config',
      'The key with which deleted people were marked is not there, so their data would come back under their names: put the file secret.key or DOWNSTREAM_SECRET_KEY back as it was.',
    );
  const owners = await client.query<{ owner: string }>(
    `SELECT DISTINCT lower(split_part(repo, '/', 1)) AS owner FROM repository UNION SELECT DISTINCT lower(split_part(repo, '/', 1)) FROM pull_request`,
  );
  return new MarkedAccounts(secrets, organizationId, marks, new Set(owners.rows.map(({ owner }) => owner)));
}

/** The same for work that writes in its own transaction: nobody is deleted until it ends. */
export async function heldPseudonyms(
  store: Store,
  client: PoolClient,
  organizationId: number,
): Promise<Pseudonyms | undefined> {
  await client.query('SELECT pg_advisory_xact_lock_shared($1, $2)', [ERASING, organizationId]);
  return pseudonymsIn(store, client, organizationId);
}

/**
 * The same for an import, which writes in many transactions.
 *
 * @param client the connection that the import keeps until its end
 */
export async function holdPseudonyms(
  store: Store,
  client: PoolClient,
  organizationId: number,
): Promise<Pseudonyms | undefined> {
  await client.query('SELECT pg_advisory_lock_shared($1, $2)', [ERASING, organizationId]);
  return store.inOrganization(organizationId, (inside) => pseudonymsIn(store, inside, organizationId));
}

export async function releasePseudonyms(client: PoolClient, organizationId: number): Promise<void> {
  await client.query('SELECT pg_advisory_unlock_shared($1, $2)', [ERASING, organizationId]);
}

class MarkedAccounts implements Pseudonyms {
  private readonly found = new Map<string, string | undefined>();

  constructor(
    private readonly secrets: SecretBox,
    private readonly organizationId: number,
    private readonly marks: ReadonlyMap<string, string>,
    private readonly owners: ReadonlySet<string>,
  ) {}

  account(text: string): string | undefined {
    const exact = this.look('account', text);
    if (exact !== undefined || !text.includes('@')) return exact;
    const behind = noreplyAccount(text.trim().toLowerCase());
    if (behind === undefined) return undefined;
    return (behind.id === '' ? undefined : this.id(behind.id)) ?? this.look('account', behind.login);
  }

  id(text: string): string | undefined {
    return this.look('id', text);
  }

  name(text: string): string | undefined {
    return this.look('name', text);
  }

  owner(text: string): boolean {
    return this.owners.has(text.toLowerCase());
  }

  private look(kind: Marked, text: string): string | undefined {
    if (text === '' || text.length > 320) return undefined;
    const key = `${kind} ${text}`;
    if (this.found.has(key)) return this.found.get(key);
    const pseudonym = this.marks.get(markOf(this.secrets, this.organizationId, kind, text).toString('latin1'));
    if (this.found.size >= REMEMBERED) this.found.clear();
    this.found.set(key, pseudonym);
    return pseudonym;
  }
}
