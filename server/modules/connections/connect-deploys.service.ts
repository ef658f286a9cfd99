import { Injectable } from '@nestjs/common';
import { Failure } from '../../platform/failure';
import { hashOf, newToken, organizationOfToken } from '../../platform/organization-token';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import type { DeployToken } from './connect-deploys.types';
import { ConnectionList } from './connection-list.service';
import { organizationFor } from './organization-for';

/** Who sends: the organization a token belongs to. */
export interface TokenOwner {
  readonly organizationId: number;
  readonly organization: string;
}

const DOOR = 'deploys';
const longestName = 100;
/** Nothing is asked of anybody: it only waits for what is sent. */
const settings = { baseUrl: '', target: 'repositories', login: null, repositories: [], auth: 'none', appId: null, installationId: null }; // prettier-ignore

/**
 * Tokens with which pipelines elsewhere send deploys. Only a token's SHA-256 is kept: it cannot be read out of the database, and is found by a search
 * for its hash, so that the time this takes tells nothing about the token.
 */
@Injectable()
export class ConnectDeploys {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly list: ConnectionList,
  ) {}

  /**
   * Makes a token, and the organization when there is none.
   *
   * @throws Failure bad_input for a name that is empty, too long or taken
   */
  async connect(org: string | null | undefined, text: string): Promise<DeployToken> {
    const name = text.trim();
    if (name === '' || name.length > longestName)
      throw new Failure('bad_input', `A token needs a name of 1 to ${longestName} characters, such as "ci".`);
    const { id: organizationId } = await organizationFor(this.store, this.organizations, org);
    const token = newToken(organizationId);
    const { rows } = await this.store.inOrganization(organizationId, (client) =>
      client.query<{ id: number }>(
        `INSERT INTO connection (organization_id, door, name, settings, hook_token) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (organization_id, door, name) DO NOTHING RETURNING id`,
        [organizationId, DOOR, name, JSON.stringify(settings), hashOf(organizationId, token)],
      ),
    );
    if (rows.length === 0)
      throw new Failure(
        'bad_input',
        `There is a token called "${name}" already: give this one another name, or disconnect that one first.`,
      );
    return { connection: await this.list.connection(organizationId, String(rows[0].id)), token };
  }

  /**
   * The organization of a request's `Authorization: Bearer <token>`, and notes that the token was used.
   *
   * @throws NoToken when there is none or it is not valid
   */
  async ownerOf(authorization: string | undefined): Promise<TokenOwner> {
    const token = /^bearer +(\S+)$/i.exec(authorization?.trim() ?? '')?.[1];
    if (token === undefined)
      throw new NoToken(
        'The request has no token: send the header "Authorization: Bearer TOKEN" with one that "downstream connect deploys" made.',
      );
    const organizationId = organizationOfToken(token);
    const found = organizationId === undefined ? undefined : await this.look(organizationId, token);
    if (found) return found;
    throw new NoToken(
      'The token is not valid: it was mistyped or removed. "downstream connect deploys --name ci" makes one.',
    );
  }

  private async look(organizationId: number, token: string): Promise<TokenOwner | undefined> {
    const { rows } = await this.store.inOrganization(organizationId, (client) =>
      client.query<{ organization: string }>(
        `UPDATE connection c SET last_run_at = now() FROM organization o
         WHERE o.id = c.organization_id AND c.door = $1 AND c.hook_token = $2 RETURNING o.name AS organization`,
        [DOOR, hashOf(organizationId, token)],
      ),
    );
    return rows.length > 0 ? { organizationId, organization: rows[0].organization } : undefined;
  }
}

/** A request without a token that is valid. */
export class NoToken extends Failure {
  constructor(message: string) {
    super('not_allowed', message);
  }
}
