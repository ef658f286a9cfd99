import { deployColumnsOf, type DeployColumns } from './deploy-columns';
import { deliveryFactsIn } from './delivery-facts';
import type { Store } from './data-source';
import { incidentColumnsOf, type IncidentColumns } from './incident-columns';
import type { OrganizationSettings } from './organizations';

/** Deploys and incidents in memory. */
export interface DeliveryColumns {
  deploys: DeployColumns;
  incidents: IncidentColumns;
  /** The mark they were noted under when they were read; null = none was. */
  mark: string | null;
}

/** Reads deploys and incidents; `known` ones are kept while the derivation has noted no change. */
export async function readDeliveryColumns(
  store: Store,
  organizationId: number,
  known?: DeliveryColumns,
): Promise<DeliveryColumns> {
  return store.inOrganization(organizationId, async (client) => {
    // The mark first: what changes in between is read again next time.
    const { rows } = await client.query<{ settings: OrganizationSettings; mark: string | null }>(
      'SELECT settings, delivery_mark AS mark FROM organization WHERE id = $1',
      [organizationId],
    );
    const { settings, mark } = rows[0];
    if (known && mark !== null && mark === known.mark) return known;
    const facts = await deliveryFactsIn(client, settings);
    return { deploys: deployColumnsOf(facts), incidents: incidentColumnsOf(facts), mark };
  });
}
