import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Failure } from '../../platform/failure';
import type { Job } from '../../platform/job.types';
import { Jobs } from '../../platform/jobs';
import { OUTGOING_FETCH } from '../../platform/outside.module';
import { GithubFault } from '../../sources/github/github-fault';
import type { SyncContext, SyncProgress, SyncResult } from '../../sources/github/sync-context';
import type { UsageResult } from '../../sources/usage-pull/usage-connection';
import { UsageFault } from '../../sources/usage-pull/usage-fault';
import { beginRun, dueConnections, endRun, SYNC_TASK, type RunFault } from '../../store/connection-runs';
import { connectionRows } from '../../store/connections';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import { ConnectionSecrets } from './connection-secrets';
import { DERIVATION_HOOK, type DerivationHook } from './derivation-hook';
import { syncJobName } from './sync-job-name';
import { withSyncLock } from './sync-lock';
import { usageRound } from './usage-round';

/** What a round came to: of a GitHub, or of a vendor's usage. */
export type RoundResult = Pick<SyncResult, 'complete' | 'message'> & Partial<SyncResult & UsageResult>;

/** Reads what is connected: as a job when it is due or asked for, or in this process for the command line. */
@Injectable()
export class SyncService implements OnModuleInit {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly jobs: Jobs,
    private readonly secrets: ConnectionSecrets,
    @Inject(OUTGOING_FETCH) private readonly fetch: typeof globalThis.fetch,
    @Inject(DERIVATION_HOOK) private readonly derive: DerivationHook,
  ) {}

  onModuleInit(): void {
    this.jobs.register<{ connectionId: number }>(
      SYNC_TASK,
      async ({ connectionId }, { organizationId, signal, progress }) => {
        const { message } = await this.sync(organizationId, connectionId, signal, progress);
        return message;
      },
    );
    this.jobs.registerRound(() => this.startDue());
  }

  /** What a request to another server needs of its surroundings. */
  surroundings(signal: AbortSignal): Pick<SyncContext, 'fetch' | 'signal' | 'now' | 'wait'> {
    return {
      fetch: this.fetch,
      signal,
      now: () => Date.now() / 1000,
      wait: (seconds, until) => pause(seconds * 1000, undefined, { signal: until }),
    };
  }

  start(client: PoolClient, organizationId: number, connection: { id: number; name: string }): Promise<Job> {
    return this.jobs.startIn(client, organizationId, {
      task: SYNC_TASK,
      name: syncJobName(connection),
      payload: { connectionId: connection.id },
    });
  }

  /**
   * One round of a connection. What concerns a repository stands there; what concerns the whole connection is noted at it and thrown.
   *
   * @throws Failure upstream_failed with what GitHub or the vendor said and what to do; not_found; what the signal says
   */
  async sync(
    organizationId: number,
    connectionId: number,
    signal: AbortSignal,
    onProgress: (progress: SyncProgress) => void,
  ): Promise<RoundResult> {
    const waiting = () =>
      onProgress({ done: 0, total: null, message: 'waits for another process that syncs this connection' });
    return withSyncLock(this.store, connectionId, signal, waiting, async (held) => {
      const startedAt = await this.store.inOrganization(organizationId, beginRun);
      try {
        const around = { store: this.store, derive: this.derive, onProgress, ...this.surroundings(held) };
        const result =
          (await this.usage(organizationId, connectionId, around)) ??
          (await this.github(organizationId, connectionId, around));
        held.throwIfAborted();
        const fault = await this.noteEnd(organizationId, connectionId, startedAt, null);
        if (fault) throw new Noted(fault);
        return result;
      } catch (error) {
        if (error instanceof Noted) throw error.failure;
        if (held.aborted) throw error;
        const fault = faultOf(error);
        await this.noteEnd(organizationId, connectionId, startedAt, fault);
        throw error instanceof GithubFault || error instanceof UsageFault ? new Noted(fault).failure : error;
      }
    });
  }

  private async github(organizationId: number, connectionId: number, around: SyncContext): Promise<SyncResult> {
    const connection = await this.secrets.githubConnection(organizationId, connectionId);
    const { syncGithub } = await import('../../sources/github/sync');
    return syncGithub(connection, around);
  }

  private async usage(organizationId: number, id: number, around: SyncContext): Promise<UsageResult | undefined> {
    const [row] = await this.store.inOrganization(organizationId, (client) => connectionRows(client, id));
    return row && usageRound(row, organizationId, this.secrets, around);
  }

  private noteEnd(
    organizationId: number,
    connectionId: number,
    startedAt: string,
    thrown: RunFault | null,
  ): Promise<RunFault | null> {
    return this.store.inOrganization(organizationId, (client) => endRun(client, connectionId, startedAt, thrown));
  }

  /** Starts what is due; a sync that waits or runs already is left alone. */
  private async startDue(): Promise<void> {
    for (const { id } of await this.organizations.list()) {
      await this.store.inOrganization(id, async (client) => {
        for (const connection of await dueConnections(client)) await this.start(client, id, connection);
      });
    }
  }
}

/** A fault of the whole connection that stands at it already. */
class Noted extends Error {
  constructor(private readonly fault: RunFault) {
    super(fault.message);
  }

  get failure(): Failure {
    return new Failure('upstream_failed', `${this.fault.message} ${this.fault.remedy}`, { cause: this });
  }
}

function faultOf(error: unknown): RunFault {
  if (error instanceof GithubFault || error instanceof UsageFault)
    return { code: error.code, message: error.message, remedy: error.remedy };
  const { message } = error as Error;
  if (error instanceof Failure)
    return { code: error.code, message, remedy: 'Do what it says; the next run tries again.' };
  return {
    code: 'internal',
    message,
    remedy: 'This is a fault in Downstream; its log says where. The next run tries again.',
  };
}
