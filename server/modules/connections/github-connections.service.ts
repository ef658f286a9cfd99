import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Failure } from '../../platform/failure';
import type { Job } from '../../platform/job.types';
import { Jobs } from '../../platform/jobs';
import { GithubFault } from '../../sources/github/github-fault';
import { isUsageDoor } from '../../sources/usage-pull/usage-connection';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import { ConnectionList } from './connection-list.service';
import { ConnectionSecrets, githubTarget } from './connection-secrets';
import type { ConnectedGithub, Connection, GithubCheck } from './connection.types';
import { deliveriesTaken } from './deliveries-taken';
import { replayDeliveries } from './delivery-replay';
import {
  githubSettings,
  minutesOf,
  patternsOf,
  tokenOf,
  type GithubInput,
  type GithubSettings,
} from './github-settings';
import { requireOwnSecret } from './hook-rotation';
import { organizationFor } from './organization-for';
import { syncJobName } from './sync-job-name';
import { withSyncLock } from './sync-lock';
import { SyncService } from './sync.service';
import { UsageConnections } from './usage-connections.service';

const DOOR = 'github';
const REPLAY = 'replay-deliveries';
const ENDING_MS = 10_000;

const noted = () => undefined;

/** What may be changed about a connection; what is left out stays. */
export interface ConnectionChange {
  everyMinutes?: number | null;
  paused?: boolean | null;
  token?: string | null;
  incidentLabels?: readonly string[] | null;
  workflows?: readonly string[] | null;
}

/** Connects GitHub and changes what is connected. Credentials come in here and go out sealed. */
@Injectable()
export class GithubConnections implements OnModuleInit {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly jobs: Jobs,
    private readonly list: ConnectionList,
    private readonly secrets: ConnectionSecrets,
    private readonly syncs: SyncService,
    private readonly usage: UsageConnections,
  ) {}

  onModuleInit(): void {
    this.jobs.register<{ connectionId: number; ids: string[] | null }>(
      REPLAY,
      async ({ connectionId, ids }, context) => {
        const waiting = await replayDeliveries(this.store, context.organizationId, connectionId, ids);
        return deliveriesTaken(this.store, connectionId, waiting, context);
      },
    );
  }

  /**
   * What the credentials let us read; nothing is stored.
   *
   * @throws Failure bad_input for what does not fit, upstream_failed with what GitHub said and what to do
   */
  check(input: GithubInput): Promise<GithubCheck> {
    return this.ask(githubSettings(input));
  }

  /**
   * Stores a connection and starts its first sync, after GitHub was asked whether it can be read.
   *
   * @throws Failure as `check`; bad_input when it is connected already
   */
  async connect(org: string | null | undefined, input: GithubInput): Promise<ConnectedGithub> {
    const wanted = githubSettings(input);
    if (wanted.secret !== null) await this.ask(wanted);
    const { id: organizationId } = await organizationFor(this.store, this.organizations, org);
    const hook = this.secrets.newHookSecret();
    const { id, job } = await this.store.inOrganization(organizationId, async (client) => {
      const connection = await this.insert(client, organizationId, wanted, hook.sealed);
      return {
        id: connection.id,
        job: wanted.secret === null ? null : await this.syncs.start(client, organizationId, connection),
      };
    });
    return { connection: await this.list.connection(organizationId, String(id)), job, hookSecret: hook.shown };
  }

  /** @throws Failure not_found; bad_input; upstream_failed when GitHub does not take the new token */
  async change(
    org: string | undefined,
    id: string,
    { everyMinutes, paused, token, incidentLabels, workflows }: ConnectionChange,
  ): Promise<Connection> {
    const { organizationId, connectionId, name, door } = await this.place(org, id);
    const patterns = {
      ...(incidentLabels && { incidentLabels: patternsOf(incidentLabels, 'label') }),
      ...(workflows && { workflows: patternsOf(workflows, 'workflow') }),
    };
    const repatterned = Object.keys(patterns).length > 0;
    if (repatterned && door !== DOOR)
      throw new Failure('wrong_use', `${name} does not read GitHub: labels and workflows are set for GitHub alone.`);
    const minutes = everyMinutes === undefined || everyMinutes === null ? null : minutesOf(everyMinutes);
    const secret =
      token === undefined || token === null
        ? null
        : isUsageDoor(door)
          ? await this.usage.newSecret(organizationId, connectionId, token)
          : await this.newToken(organizationId, connectionId, token);
    await this.store.inOrganization(organizationId, (client) =>
      client.query(
        `UPDATE connection SET every_minutes = coalesce($2, every_minutes), paused = coalesce($3, paused), secret = coalesce($4, secret),
           error_code = CASE WHEN $4::text IS NULL THEN error_code END, error = CASE WHEN $4::text IS NULL THEN error END,
           remedy = CASE WHEN $4::text IS NULL THEN remedy END, error_at = CASE WHEN $4::text IS NULL THEN error_at END,
           settings = settings || $5::jsonb,
           next_run_at = CASE WHEN $4::text IS NOT NULL OR ($6 AND next_run_at IS NOT NULL) THEN now()
             WHEN $2::int IS NOT NULL AND next_run_at IS NOT NULL THEN least(next_run_at, coalesce(last_run_at, now()) + $2 * interval '1 minute')
             ELSE next_run_at END
         WHERE id = $1`,
        [connectionId, minutes, paused ?? null, secret, JSON.stringify(patterns), repatterned],
      ),
    );
    return this.list.connection(organizationId, id);
  }

  /**
   * Ends its sync and removes the connection; the records stay.
   *
   * @throws Failure not_found; limit_reached when its sync goes on for ten seconds
   */
  async disconnect(org: string | undefined, id: string): Promise<boolean> {
    const { organizationId, connectionId, name } = await this.place(org, id);
    for (const job of await this.jobs.active(organizationId)) {
      if (job.name === syncJobName({ name })) await this.jobs.stop(job.id);
    }
    // Whoever syncs it would write its rows again.
    await withSyncLock(this.store, connectionId, AbortSignal.timeout(ENDING_MS), noted, () =>
      this.store.inOrganization(organizationId, async (client) => {
        for (const table of ['synced_repository', 'webhook_delivery'])
          await client.query(`DELETE FROM ${table} WHERE connection_id = $1`, [connectionId]);
        await client.query('DELETE FROM connection WHERE id = $1', [connectionId]);
      }),
    ).catch((error: Error) => {
      if (error.name !== 'TimeoutError') throw error;
      throw new Failure('limit_reached', `The sync of ${name} does not end: stop its process, then disconnect again.`);
    });
    return true;
  }

  async startSync(org: string | undefined, id: string): Promise<Job> {
    const { organizationId, connectionId, name, auth } = await this.place(org, id);
    if (auth === 'none') throw new Failure('wrong_use', `${name} takes webhooks only: there is nothing to sync.`);
    return this.store.inOrganization(organizationId, (client) =>
      this.syncs.start(client, organizationId, { id: connectionId, name }),
    );
  }

  /** @returns the new secret; the one before stays valid beside it */
  async rotateHookSecret(org: string | undefined, id: string): Promise<string> {
    const { organizationId, connectionId, name, door } = await this.place(org, id);
    requireOwnSecret(door, name);
    const { shown, sealed } = this.secrets.newHookSecret();
    await this.store.inOrganization(organizationId, (client) =>
      client.query('UPDATE connection SET hook_secrets = (ARRAY[$2::text] || hook_secrets)[1:2] WHERE id = $1', [
        connectionId,
        sealed,
      ]),
    );
    return shown;
  }

  async dropHookSecret(org: string | undefined, id: string): Promise<Connection> {
    const { organizationId, connectionId } = await this.place(org, id);
    await this.store.inOrganization(organizationId, (client) =>
      client.query('UPDATE connection SET hook_secrets = hook_secrets[1:1] WHERE id = $1', [connectionId]),
    );
    return this.list.connection(organizationId, id);
  }

  /** Takes deliveries again as a job: the failed ones, or those named. */
  async replayDeliveries(org: string | undefined, id: string, ids: string[] | undefined): Promise<Job> {
    const { organizationId, connectionId, name } = await this.place(org, id);
    return this.jobs.start(organizationId, {
      task: REPLAY,
      name: `replay deliveries ${name}`,
      payload: { connectionId, ids: ids ?? null },
    });
  }

  private async ask(wanted: GithubSettings): Promise<GithubCheck> {
    if (wanted.secret === null)
      throw new Failure(
        'bad_input',
        'Without a token or an app nothing can be asked of GitHub; webhooks are connected without a check.',
      );
    return this.asked(githubTarget(wanted));
  }

  private async asked(target: ReturnType<typeof githubTarget>): Promise<GithubCheck> {
    try {
      const { checkGithub } = await import('../../sources/github/check');
      return await checkGithub(target, this.syncs.surroundings(new AbortController().signal));
    } catch (error) {
      if (!(error instanceof GithubFault)) throw error;
      throw new Failure('upstream_failed', `${error.message} ${error.remedy}`, { cause: error });
    }
  }

  private async insert(client: PoolClient, organizationId: number, wanted: GithubSettings, hookSecret: string) {
    const { name, settings, secret, everyMinutes } = wanted;
    const { rows } = await client.query<{ id: number; name: string }>(
      `INSERT INTO connection (organization_id, door, name, settings, secret, hook_secrets, hook_token, every_minutes, next_run_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN $5::text IS NOT NULL THEN now() END) ON CONFLICT (organization_id, door, name) DO NOTHING RETURNING id, name`,
      [
        organizationId,
        DOOR,
        name,
        JSON.stringify(settings),
        secret === null ? null : this.secrets.seal(secret),
        [hookSecret],
        `${organizationId}-${randomBytes(16).toString('hex')}`,
        everyMinutes,
      ],
    );
    if (rows.length > 0) return rows[0];
    throw new Failure('bad_input', `${name} is connected already: change its token there, or disconnect it first.`);
  }

  private async newToken(organizationId: number, connectionId: number, text: string): Promise<string> {
    const token = tokenOf(text);
    const { auth, ...connection } = await this.secrets.githubConnection(organizationId, connectionId);
    if (auth.kind !== 'token')
      throw new Failure(
        'wrong_use',
        `${connection.name} is read as an app, not with a token: disconnect it and connect it anew.`,
      );
    await this.asked({ ...connection, auth: { kind: 'token', token } });
    return this.secrets.seal(token);
  }

  private async place(org: string | undefined, id: string) {
    const { id: organizationId } = await this.organizations.get(org);
    const { id: connectionId, name, settings, door } = await this.list.row(organizationId, id);
    return { organizationId, connectionId, name, door, auth: settings.auth };
  }
}
