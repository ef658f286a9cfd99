import { Injectable } from '@nestjs/common';
import { Failure } from '../../platform/failure';
import { hashOf, newToken, organizationOfToken } from '../../platform/organization-token';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import { NoToken } from './connect-deploys.service';
import { ConnectionList } from './connection-list.service';
import { organizationFor } from './organization-for';
import type { OtlpProgress } from './otlp-progress';
import { otlpSetup } from './otlp-setup';
import type { OtlpSender, OtlpToken } from './otlp.types';

/** Who sends telemetry, as its token tells. */
export interface OtlpOwner {
  readonly organizationId: number;
  readonly organization: string;
  readonly connectionId: number;
  readonly person: string | null;
}

export const OTLP_DOOR = 'otlp';
const longest = 100;
const longestPerson = 200;
/** Nothing is asked of anybody: it only waits for what is sent. */
const settings = { baseUrl: '', target: 'repositories', login: null, repositories: [], auth: 'none', appId: null, installationId: null }; // prettier-ignore

/** Tokens with which agents send their telemetry, one per person or one for many. Of a token only its SHA-256 is kept, as of those of pipelines. */
@Injectable()
export class OtlpSenders {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly list: ConnectionList,
  ) {}

  /**
   * Makes a token, and the organization when there is none.
   *
   * @param person login or e-mail address whose all is that comes with it; empty = the telemetry names the person
   * @param server address under which senders reach this server
   * @throws Failure bad_input for a name that is empty, too long or taken, a person that is too long, an address that is none
   */
  async connect(
    org: string | null | undefined,
    text: string,
    person: string | null | undefined,
    server: string,
  ): Promise<OtlpToken> {
    const name = text.trim();
    if (name === '' || name.length > longest)
      throw new Failure('bad_input', `A token needs a name of 1 to ${longest} characters, such as "laptops".`);
    const stated = person?.trim() || null;
    if (stated !== null && stated.length > longestPerson)
      throw new Failure(
        'bad_input',
        `A person is a login or an e-mail address of at most ${longestPerson} characters.`,
      );
    const endpoint = addressOf(server);
    const { id: organizationId } = await organizationFor(this.store, this.organizations, org);
    const token = newToken(organizationId);
    const { rows } = await this.store.inOrganization(organizationId, (client) =>
      client.query<{ id: number }>(
        `INSERT INTO connection (organization_id, door, name, settings, hook_token) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (organization_id, door, name) DO NOTHING RETURNING id`,
        [
          organizationId,
          OTLP_DOOR,
          name,
          JSON.stringify({ ...settings, person: stated }),
          hashOf(organizationId, token),
        ],
      ),
    );
    if (rows.length === 0)
      throw new Failure(
        'bad_input',
        `There is a token for telemetry called "${name}" already: give this one another name, or disconnect that one first.`,
      );
    const connection = await this.list.connection(organizationId, String(rows[0].id));
    return { connection, token, endpoint, environment: otlpSetup(endpoint, token, stated) };
  }

  /**
   * The owner of a request's `Authorization: Bearer <token>`, and notes that the token was used.
   *
   * @throws NoToken when there is none or it is not valid
   */
  async ownerOf(authorization: string | undefined): Promise<OtlpOwner> {
    const token = /^bearer +(\S+)$/i.exec(authorization?.trim() ?? '')?.[1];
    if (token === undefined)
      throw new NoToken(
        'The request has no token: send the header "Authorization: Bearer TOKEN" with one that "downstream connect otlp" made.',
      );
    const organizationId = organizationOfToken(token);
    const found = organizationId === undefined ? undefined : await this.look(organizationId, token);
    if (found) return found;
    throw new NoToken(
      'The token is not valid: it was mistyped or removed. "downstream connect otlp --name laptops" makes one.',
    );
  }

  /** The tokens by name, with what came with each. Empty without any organization. */
  async senders(org: string | null | undefined): Promise<OtlpSender[]> {
    const organization = await this.organizations.find(org);
    if (!organization) return [];
    const { rows } = await this.store.inOrganization(organization.id, (client) =>
      client.query<{ id: number; name: string; person: string | null; at: number | null; progress: OtlpProgress }>(
        `SELECT id, name, settings ->> 'person' AS person, extract(epoch FROM last_run_at)::float8 AS at, progress
         FROM connection WHERE door = $1 ORDER BY name`,
        [OTLP_DOOR],
      ),
    );
    return rows.map(({ id, name, person, at, progress }) => ({
      id: String(id),
      name,
      person,
      lastUsedAt: at,
      points: progress.points ?? 0,
      rejected: progress.rejected ?? 0,
      reasons: countsOf(progress.reasons).sort((a, b) => b.count - a.count),
      unknown: countsOf(progress.unknown).sort((a, b) => (a.name < b.name ? -1 : 1)),
    }));
  }

  private async look(organizationId: number, token: string): Promise<OtlpOwner | undefined> {
    const { rows } = await this.store.inOrganization(organizationId, (client) =>
      client.query<{ organization: string; connectionId: number; person: string | null }>(
        `UPDATE connection c SET last_run_at = now() FROM organization o
         WHERE o.id = c.organization_id AND c.door = $1 AND c.hook_token = $2
         RETURNING o.name AS organization, c.id AS "connectionId", c.settings ->> 'person' AS person`,
        [OTLP_DOOR, hashOf(organizationId, token)],
      ),
    );
    return rows.length > 0 ? { organizationId, ...rows[0] } : undefined;
  }
}

const countsOf = (counts: Record<string, number> = {}) =>
  Object.entries(counts).map(([name, count]) => ({ name, count }));

function addressOf(server: string): string {
  const address = server.trim().replace(/\/+$/, '');
  if (/^https?:\/\/[^\s"'/?#]+(\/[^\s"'?#]*)?$/.test(address)) return address;
  throw new Failure(
    'bad_input',
    `"${server}" is no address of this server: give one such as https://downstream.example.com.`,
  );
}
