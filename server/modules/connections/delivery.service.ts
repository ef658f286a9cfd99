import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Optional, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import type { DeliveryConnection } from './delivery-import';
import { emptyOldDeliveries } from './delivery-retention';
import { deliveriesTask, enqueueDeliveries, type DeliveriesPayload } from './delivery-queue';
import { mostAtOnce, takeDeliveries } from './delivery-taking';
import { inDeliveryTurn } from './delivery-turn';
import { DERIVATION_HOOK, type DerivationHook } from './derivation-hook';

const RETENTION_EVERY_MS = 3_600_000;
/** After some deliveries further ones gather for this long: an import of one costs nearly as much as one of a hundred. */
const GATHER_MS = 500;

/** Takes the deliveries of webhooks into the ledger, in whichever process works off the queue. */
@Injectable()
export class DeliveryService implements OnModuleInit, OnModuleDestroy {
  private readonly leaving = new AbortController();
  private nextRetention = 0;

  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly jobs: Jobs,
    @Optional() @Inject(DERIVATION_HOOK) private readonly derive?: DerivationHook,
  ) {}

  onModuleInit(): void {
    this.jobs.registerQueueTask<DeliveriesPayload>(deliveriesTask, (payload) => this.take(payload));
    this.jobs.registerRound(() => this.lookAround());
  }

  /** What still waits is taken after the next start. */
  onModuleDestroy(): void {
    this.leaving.abort();
  }

  /** Takes what waits of one connection; nothing when the connection is gone by now. */
  async take({ organizationId, connectionId }: DeliveriesPayload): Promise<void> {
    const { rows } = await this.store.inOrganization(organizationId, (client) =>
      client.query<Pick<DeliveryConnection, 'door' | 'name' | 'synced' | 'incidentLabels' | 'workflows'>>(
        `SELECT door, name, settings->>'auth' <> 'none' AS synced, settings->'incidentLabels' AS "incidentLabels",
           settings->'workflows' AS workflows FROM connection WHERE id = $1`,
        [connectionId],
      ),
    );
    if (rows.length === 0) return;
    const connection = { organizationId, connectionId, ...rows[0] };
    const mine = await inDeliveryTurn(this.store, connectionId, async () => {
      await takeDeliveries(this.store, connection, this.derive, (batch) => this.gather(batch));
    });
    // Whoever is at it may be past what this turn was made for.
    if (!mine)
      await this.store.inOrganization(organizationId, (client) =>
        enqueueDeliveries(client, organizationId, connectionId, 1),
      );
  }

  private async gather(batch: number): Promise<boolean> {
    const { signal } = this.leaving;
    if (batch < mostAtOnce) await pause(GATHER_MS, undefined, { signal }).catch(() => undefined);
    return !signal.aborted;
  }

  /** Deliveries that wait without a turn in the queue, which is lost when its tries are used up, get one; old payloads are removed. */
  private async lookAround(): Promise<void> {
    const retention = performance.now() >= this.nextRetention;
    for (const { id } of await this.organizations.list()) {
      await this.store.inOrganization(id, async (client) => {
        const { rows } = await client.query<{ connectionId: number }>(
          `SELECT c.id AS "connectionId" FROM connection c WHERE EXISTS (
             SELECT FROM webhook_delivery d WHERE d.connection_id = c.id AND d.state = 'waiting' AND d.received_at < now() - interval '10 seconds')`,
        );
        for (const { connectionId } of rows) await enqueueDeliveries(client, id, connectionId);
      });
      if (retention) await emptyOldDeliveries(this.store, id);
    }
    if (retention) this.nextRetention = performance.now() + RETENTION_EVERY_MS;
  }
}
