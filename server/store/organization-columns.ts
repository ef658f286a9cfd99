import { Injectable } from '@nestjs/common';
import { Store } from './data-source';
import { readDeliveryColumns, type DeliveryColumns } from './delivery-columns';
import { readFlowColumns, type FlowColumns } from './flow-columns';
import { withNamedServices } from './named-services';
import type { OrganizationRow } from './organizations';

export interface OrganizationColumns extends Pick<DeliveryColumns, 'deploys' | 'incidents'> {
  flow: FlowColumns;
  delivery: DeliveryColumns;
  version: number;
}

/** How many organizations keep their columns in memory; the one not asked for longest goes first. */
const KEPT = 4;

/**
 * The columns of organizations, kept in memory and brought up to date when the data version has grown: asking SQL for 1 M rows takes seconds
 * each time, what changed takes milliseconds.
 */
@Injectable()
export class ColumnsCache {
  private readonly kept = new Map<number, Promise<OrganizationColumns>>();

  constructor(private readonly store: Store) {}

  /** Up-to-date columns; requests that come while they are read wait for the same reading. */
  async of(organization: OrganizationRow): Promise<OrganizationColumns> {
    const pending = this.kept.get(organization.id);
    const known = pending && (await pending.catch(() => undefined));
    if (known && known.version >= organization.dataVersion) {
      // Back to the end of the line.
      if (this.kept.get(organization.id) === pending) {
        this.kept.delete(organization.id);
        this.kept.set(organization.id, pending);
      }
      return known;
    }
    const current = this.kept.get(organization.id);
    // Someone else began to read while this request waited.
    if (current !== pending && current) return this.of(organization);
    const reading = this.read(organization.id, known);
    this.kept.set(organization.id, reading);
    reading.catch(() => {
      if (this.kept.get(organization.id) === reading) this.kept.delete(organization.id);
    });
    for (const id of this.kept.keys()) {
      if (this.kept.size <= KEPT) break;
      this.kept.delete(id);
    }
    return reading;
  }

  private async read(organizationId: number, known: OrganizationColumns | undefined): Promise<OrganizationColumns> {
    const flow = await readFlowColumns(this.store, organizationId, known?.flow);
    const delivery = await readDeliveryColumns(this.store, organizationId, known?.delivery);
    const { deploys, incidents } = delivery;
    return {
      flow: withNamedServices(flow, deploys, incidents),
      delivery,
      deploys,
      incidents,
      version: flow.version,
    };
  }
}
