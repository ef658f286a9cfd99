import { derive } from '../../server/ledger/derivation';
import { takeDeliveries } from '../../server/modules/connections/delivery-taking';
import type { LedgerBench } from './ledger-bench';
import type { TestDelivery } from './webhook-payloads';

/** An organization with a connection, to which deliveries come one after the other. */
export class Hooked {
  private received = 0;

  private constructor(
    private readonly bench: LedgerBench,
    readonly organizationId: number,
    readonly connectionId: number,
    private readonly synced: boolean,
  ) {}

  static async open(bench: LedgerBench, auth: 'none' | 'token' = 'none'): Promise<Hooked> {
    const organizationId = await bench.organization();
    const [{ id }] = await bench.select(
      organizationId,
      `INSERT INTO connection (organization_id, door, name, settings, hook_token, repositories_listed_at, next_run_at)
       VALUES (${organizationId}, 'github', 'github.com/acme', '{"auth": "${auth}"}', '${organizationId}-token-of-test', now(), now() + interval '1 hour') RETURNING id`,
    );
    return new Hooked(bench, organizationId, id as number, auth !== 'none');
  }

  /** Stores deliveries as the hook does, each a second after the one before. */
  async receive(
    deliveries: readonly TestDelivery[],
    payloadOf = ({ payload }: TestDelivery) => JSON.stringify(payload),
  ) {
    await this.bench.store.inOrganization(this.organizationId, async (client) => {
      for (const sent of deliveries)
        await client.query(
          `INSERT INTO webhook_delivery (organization_id, connection_id, id, event, payload, received_at)
           VALUES ($1, $2, $3, $4, $5, timestamptz '2026-03-03T00:00:00Z' + make_interval(secs => $6))`,
          [this.organizationId, this.connectionId, sent.id, sent.event, payloadOf(sent), (this.received += 1)],
        );
    });
  }

  /** @param derived also what follows from the records */
  take(derived = false) {
    const { organizationId, connectionId, synced } = this;
    return takeDeliveries(
      this.bench.store,
      { organizationId, connectionId, door: 'github', name: 'github.com/acme', synced },
      derived ? (id, touched) => derive(this.bench.store, id, touched) : undefined,
    );
  }

  select(query: string) {
    return this.bench.select(this.organizationId, query);
  }

  states() {
    return this.select('SELECT id, state, reason FROM webhook_delivery ORDER BY received_at, id');
  }
}
