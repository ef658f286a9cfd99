import { heldPseudonyms } from '../../ledger/erased-accounts';
import { erasedRaw } from '../../ledger/erased-value';
import type { Store } from '../../store/data-source';
import { enqueueDeliveries } from './delivery-queue';

/** A delivery as it came in, with its signature checked. */
export interface ReceivedDelivery {
  /** `X-GitHub-Delivery` */
  readonly id: string;
  /** `X-GitHub-Event` */
  readonly event: string;
  readonly action: string | null;
  readonly repo: string | null;
  readonly payload: string;
}

interface Waiting {
  readonly delivery: ReceivedDelivery;
  readonly stored: (repeated: boolean) => void;
  readonly failed: (error: unknown) => void;
}

/** Stored in one statement; and characters of payloads, beyond which a statement takes no further one. */
const most = 100;
const mostText = 8_000_000;

/**
 * Stores deliveries of one connection and has them processed, both in one transaction. Those that come while a transaction is under way go into the
 * next one together: with 50 at a time two transactions instead of 50, which would wait for each other at the queue's row.
 */
export class DeliveryIntake {
  private waiting: Waiting[] = [];
  private running = false;

  constructor(
    private readonly store: Store,
    private readonly organizationId: number,
    private readonly connectionId: number,
  ) {}

  /**
   * Resolves once the delivery is committed.
   *
   * @returns whether it had come before; then nothing changed, except that one that had failed is tried again
   */
  take(delivery: ReceivedDelivery): Promise<boolean> {
    return new Promise((stored, failed) => {
      this.waiting.push({ delivery, stored, failed });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) {
      const batch = this.batch();
      try {
        const taken = await this.insert(batch.map(({ delivery }) => delivery));
        for (const { delivery, stored } of batch) {
          // Of the same delivery twice in one batch the second is the repetition.
          stored(taken.get(delivery.id) !== true);
          taken.set(delivery.id, false);
        }
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.running = false;
  }

  private batch(): Waiting[] {
    let text = 0;
    let size = 0;
    while (size < this.waiting.length && size < most && (size === 0 || text < mostText))
      text += this.waiting[size++].delivery.payload.length;
    return this.waiting.splice(0, size);
  }

  /** @returns true for the ids that are new */
  private async insert(deliveries: readonly ReceivedDelivery[]): Promise<Map<string, boolean>> {
    const once = [...new Map(deliveries.map((delivery) => [delivery.id, delivery])).values()];
    return this.store.inOrganization(this.organizationId, async (client) => {
      const pseudonyms = await heldPseudonyms(this.store, client, this.organizationId);
      const { rows } = await client.query<{ id: string; isNew: boolean }>({
        name: 'insert-deliveries',
        // In the order of receipt: the microseconds keep it.
        text: `INSERT INTO webhook_delivery AS d (organization_id, connection_id, id, event, action, repo, payload, received_at)
          SELECT current_setting('app.organization_id')::int, $1, id, event, action, repo, payload, now() + n * interval '1 microsecond'
          FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) WITH ORDINALITY AS u (id, event, action, repo, payload, n)
          ON CONFLICT (organization_id, connection_id, id) DO UPDATE
            SET state = 'waiting', reason = NULL, decided_at = NULL, payload = excluded.payload
            WHERE d.state = 'failed'
          RETURNING id, xmax = 0 AS "isNew"`,
        values: [
          this.connectionId,
          once.map(({ id }) => id),
          once.map(({ event }) => event),
          once.map(({ action }) => action),
          once.map(({ repo }) => repo),
          once.map(({ payload }) => (pseudonyms ? erasedRaw(payload, pseudonyms) : payload)),
        ],
      });
      if (rows.length > 0) await enqueueDeliveries(client, this.organizationId, this.connectionId);
      return new Map(rows.map(({ id, isNew }) => [id, isNew]));
    });
  }
}
