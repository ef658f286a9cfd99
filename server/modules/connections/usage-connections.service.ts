import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Failure } from '../../platform/failure';
import { checkUsage } from '../../sources/usage-pull/usage-check';
import { isUsageDoor } from '../../sources/usage-pull/usage-connection';
import { UsageFault } from '../../sources/usage-pull/usage-fault';
import { usageVendor } from '../../sources/usage-pull/usage-vendor';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import { ConnectionList } from './connection-list.service';
import { ConnectionSecrets } from './connection-secrets';
import type { Connection } from './connection.types';
import { organizationFor } from './organization-for';
import { SyncService } from './sync.service';
import { usageSecret, usageSettings, type UsageInput, type UsageSettings } from './usage-settings';
import type { UsageCheck } from './usage.types';

/** Connects vendors whose usage is pulled on a schedule. Keys come in here and go out sealed. */
@Injectable()
export class UsageConnections {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly list: ConnectionList,
    private readonly secrets: ConnectionSecrets,
    private readonly syncs: SyncService,
  ) {}

  /**
   * Asks the vendor whether the key can read; what it refuses is the answer, not a failure.
   *
   * @throws Failure bad_input for what does not fit, not_allowed for an address that may not be asked
   */
  async check(input: UsageInput): Promise<UsageCheck> {
    const { door, settings, secret } = usageSettings(input);
    try {
      return { ok: true, message: await this.ask(door, settings, secret), remedy: null };
    } catch (error) {
      if (error instanceof UsageFault) return { ok: false, message: error.message, remedy: error.remedy };
      throw error;
    }
  }

  /**
   * Stores a connection and starts its first pull, after the vendor was asked whether the key can read.
   *
   * @throws Failure bad_input for what does not fit or is connected already; upstream_failed with what the vendor said and what to do
   */
  async connect(org: string | null | undefined, input: UsageInput): Promise<Connection> {
    const wanted = usageSettings(input);
    await this.require(wanted.door, wanted.settings, wanted.secret);
    const { id: organizationId } = await organizationFor(this.store, this.organizations, org);
    const id = await this.store.inOrganization(organizationId, async (client) => {
      const connection = await this.insert(client, organizationId, wanted);
      await this.syncs.start(client, organizationId, connection);
      return connection.id;
    });
    return this.list.connection(organizationId, String(id));
  }

  /**
   * Another key for a connection, sealed, after it was tried.
   *
   * @throws Failure as `connect`
   */
  async newSecret(organizationId: number, connectionId: number, text: string): Promise<string> {
    const { door, settings } = await this.list.row(organizationId, String(connectionId));
    if (!isUsageDoor(door)) throw new Failure('wrong_use', `The door ${door} has no key.`);
    const secret = usageSecret(text, usageVendor(door).keyRemedy);
    await this.require(door, settings, secret);
    return this.secrets.seal(secret);
  }

  private async require(...asked: Parameters<UsageConnections['ask']>): Promise<void> {
    try {
      await this.ask(...asked);
    } catch (error) {
      if (!(error instanceof UsageFault)) throw error;
      throw new Failure('upstream_failed', `${error.message} ${error.remedy}`, { cause: error });
    }
  }

  private ask(door: UsageSettings['door'], settings: UsageSettings['settings'], secret: string): Promise<string> {
    const { baseUrl, login } = settings;
    const around = this.syncs.surroundings(new AbortController().signal);
    return checkUsage({ door, baseUrl, account: login, secret }, around);
  }

  private async insert(client: PoolClient, organizationId: number, wanted: UsageSettings) {
    const { door, name, settings, secret, everyMinutes } = wanted;
    // One name, one job: a sync is known by it.
    const { rows } = await client.query<{ id: number; name: string }>(
      `INSERT INTO connection (organization_id, door, name, settings, secret, hook_token, every_minutes, next_run_at)
       SELECT $1, $2, $3, $4, $5, $6, $7, now() WHERE NOT EXISTS (SELECT FROM connection WHERE name = $3)
       ON CONFLICT (organization_id, door, name) DO NOTHING RETURNING id, name`,
      [
        organizationId,
        door,
        name,
        JSON.stringify(settings),
        this.secrets.seal(secret),
        `${organizationId}-${randomBytes(16).toString('hex')}`,
        everyMinutes,
      ],
    );
    if (rows.length > 0) return rows[0];
    throw new Failure(
      'bad_input',
      `${name} is connected already: change its key there, or give this one another name.`,
    );
  }
}
