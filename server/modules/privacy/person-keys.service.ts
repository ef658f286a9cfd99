import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Failure } from '../../platform/failure';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import { personOfLogin } from './person-of-login';
import type { PersonKeyMade } from './privacy.types';

/** Days a key may be valid for. */
const MOST_DAYS = 366;
/** `<organization>-<random>`; the number fits into a PostgreSQL integer. */
const form = /^(\d{1,9})-[\w-]{20,100}$/;

/** Whose row a key opens. */
export interface KeyOwner {
  organizationId: number;
  organization: string;
  login: string;
}

/**
 * Keys with which people see their own row. Only a key's SHA-256 is kept: it cannot be read out of the database, and is found by a search for its hash,
 * so that the time this takes tells nothing about the key.
 */
@Injectable()
export class PersonKeys {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
  ) {}

  /** @throws Failure not_found for a login nobody has, bad_input for days outside 1..366 */
  async make(org: string | null | undefined, login: string, days: number): Promise<PersonKeyMade> {
    if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
      throw new Failure(
        'bad_input',
        `A key is valid for 1 to ${MOST_DAYS} days, not for ${days}: give a number of them.`,
      );
    const { id: organizationId } = await this.organizations.get(org);
    const key = `${organizationId}-${randomBytes(24).toString('base64url')}`;
    return this.store.inOrganization(organizationId, async (client) => {
      const person = await personOfLogin(this.store, client, organizationId, login);
      const { rows } = await client.query<{ expiresAt: number }>(
        `INSERT INTO person_key (organization_id, login, hash, expires_at) VALUES ($1, $2, $3, now() + make_interval(days => $4))
         RETURNING extract(epoch FROM expires_at)::float8 AS "expiresAt"`,
        [organizationId, person.login, hashOf(key), days],
      );
      return { key, address: `/own-row#${key}`, expiresAt: rows[0].expiresAt };
    });
  }

  /** @throws Failure not_found */
  async revoke(org: string | null | undefined, id: string): Promise<void> {
    const { id: organizationId } = await this.organizations.get(org);
    const { rowCount } = await this.store.inOrganization(organizationId, (client) =>
      client.query('DELETE FROM person_key WHERE id::text = $1', [id]),
    );
    if (rowCount === 0) throw new Failure('not_found', `There is no key ${id}; it may have been withdrawn already.`);
  }

  /**
   * Whom a key belongs to, and notes that it was used.
   *
   * @throws Failure not_allowed when it is mistyped, withdrawn or too old
   */
  async ownerOf(key: string): Promise<KeyOwner> {
    const organizationId = Number(form.exec(key)?.[1] ?? NaN);
    const found = Number.isNaN(organizationId) ? undefined : await this.look(organizationId, key);
    if (found) return found;
    throw new Failure(
      'not_allowed',
      'This key opens nothing: it was mistyped, withdrawn, or is too old. Ask whoever made it for you for a new one.',
    );
  }

  private look(organizationId: number, key: string): Promise<KeyOwner | undefined> {
    return this.store.inOrganization(organizationId, async (client) => {
      const { rows } = await client.query<KeyOwner>(
        `UPDATE person_key k SET used_at = now() FROM organization o
         WHERE o.id = k.organization_id AND k.hash = $1 AND k.expires_at > now()
         RETURNING k.organization_id AS "organizationId", o.name AS organization, k.login`,
        [hashOf(key)],
      );
      return rows[0];
    });
  }
}

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();
