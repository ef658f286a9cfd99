import type { DeliveryMapping } from '../domain/delivery-mapping';
import type { Store } from '../store/data-source';
import { deliveryFactsIn } from '../store/delivery-facts';
import { deployColumnsOf, type DeployColumns } from '../store/deploy-columns';
import { incidentColumnsOf, type IncidentColumns } from '../store/incident-columns';
import { eachMergedChange } from './merged-change-rows';

/** What a delivery mapping makes of an organization. */
export interface LinksUnder {
  deploys: DeployColumns;
  incidents: IncidentColumns;
  /** Merged pull requests; `inferred` of the deployed ones; hours from merge to production of each deployed one, in no order. */
  changes: { deployed: number; waiting: number; unknown: number; inferred: number; waitHours: Float64Array };
}

/** What another delivery mapping would make of an organization; writes nothing. */
export async function linksUnder(store: Store, organizationId: number, mapping: DeliveryMapping): Promise<LinksUnder> {
  return store.inOrganization(organizationId, async (client) => {
    const facts = await deliveryFactsIn(client, { delivery: mapping });
    const counts = { deployed: 0, waiting: 0, unknown: 0, inferred: 0 };
    const hours: number[] = [];
    await eachMergedChange(client, mapping, { sql: '', types: [] }, (change) => {
      const { known, deploy, deployedAt, evidence } = facts.index.linkOf(change);
      if (deploy) {
        counts.deployed++;
        hours.push((deployedAt - change.mergedAt) / 3600);
        if (evidence === 'time') counts.inferred++;
      } else if (known) counts.waiting++;
      else counts.unknown++;
    });
    return {
      deploys: deployColumnsOf(facts),
      incidents: incidentColumnsOf(facts),
      changes: { ...counts, waitHours: Float64Array.from(hours) },
    };
  });
}
