import { randomBytes } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Identity } from '../domain/identity';
import { Failure } from '../platform/failure';
import type { Store } from '../store/data-source';
import { controlMark, markOf } from './erased-accounts';

/** What a person is known by in records. */
export interface KnownBy {
  /** The login that stands for the person first. */
  logins: string[];
  emails: string[];
  ids: string[];
  names: string[];
}

export function knownBy({ accounts }: Identity): KnownBy {
  const logins = accounts.map(({ login }) => login);
  const lower = new Set(logins.map((login) => login.toLowerCase()));
  const all = (of: (account: Identity['accounts'][number]) => string[]): string[] =>
    [...new Set(accounts.flatMap(of))].sort();
  return {
    logins,
    emails: all(({ emails }) => emails).filter((email) => !lower.has(email.toLowerCase())),
    ids: all(({ ids }) => ids),
    names: all(({ names }) => names),
  };
}

/**
 * Notes under which pseudonyms everything of a person goes from now on. Each account has one of its own, so that no two rows fall together; which accounts
 * are one person is noted as a decision.
 *
 * @returns the pseudonym that stands for the person
 * @throws Failure bad_config without the key of stored secrets
 */
export async function markErased(
  store: Store,
  client: PoolClient,
  organizationId: number,
  known: KnownBy,
): Promise<string> {
  const { secrets } = store;
  if (secrets === undefined)
    throw new Failure('bad_config', 'The key of stored secrets is not open here: delete people with "downstream privacy --erase LOGIN" or on the page.'); // prettier-ignore
  const pseudonym = `erased-${randomBytes(4).toString('hex')}`;
  const rows: [Buffer, string][] = [];
  const own = new Map<string, string>();
  for (const login of known.logins) {
    const key = login.toLowerCase();
    if (own.has(key)) continue;
    own.set(key, own.size === 0 ? pseudonym : `${pseudonym}-${own.size + 1}`);
    rows.push([markOf(secrets, organizationId, 'account', login), own.get(key)!]);
  }
  for (const email of known.emails) rows.push([markOf(secrets, organizationId, 'account', email), pseudonym]);
  for (const id of known.ids) rows.push([markOf(secrets, organizationId, 'id', id), pseudonym]);
  // A single word may be a word of a language, or somebody else's first name.
  for (const name of known.names) rows.push([markOf(secrets, organizationId, 'name', name), pseudonym]);
  rows.push([controlMark(secrets, organizationId), '']);
  await client.query(
    `INSERT INTO erased_account (organization_id, mark, pseudonym)
     SELECT $1, u.* FROM unnest($2::bytea[], $3::text[]) AS u ON CONFLICT DO NOTHING`,
    [organizationId, rows.map(([mark]) => mark), rows.map(([, name]) => name)],
  );
  const others = [...own.values()].slice(1);
  if (others.length > 0)
    await client.query(
      `INSERT INTO account_decision (organization_id, login, same_as) SELECT $1, login, $3 FROM unnest($2::text[]) AS u (login)
       ON CONFLICT (organization_id, login) DO UPDATE SET same_as = excluded.same_as`,
      [organizationId, others, pseudonym],
    );
  return pseudonym;
}
