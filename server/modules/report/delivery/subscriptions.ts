import { Injectable } from '@nestjs/common';
import { OutsideSettings } from '../../../platform/outside-settings';
import { SecretBox } from '../../../platform/sealed';
import { Store } from '../../../store/data-source';
import { Organizations } from '../../../store/organizations';
import { resubscribeIn, scheduleIn, unsubscribedIn, unsubscribeIn } from '../../../store/report-schedules';

const PURPOSE = 'report-unsubscribe';
const FORM = /^(\d{1,9})\.([\w-]{4,40})\.([\w-]{43})$/;
const ERASED = /^erased-|@erased\.invalid$/i;

/** Whether it is an address of somebody, and not what stands for a deleted person, which reaches nobody. */
export const reachesSomebody = (address: string): boolean => address.includes('@') && !ERASED.test(address);

/** Which schedule and address an unsubscribe link is about. */
export interface Subscription {
  organizationId: number;
  schedule: string;
  mark: string;
  /** Of the schedule. */
  name: string;
}

/** Who takes themselves off a schedule. Of an address only a keyed fingerprint is kept, and the link of a mail holds nothing else. */
@Injectable()
export class Subscriptions {
  constructor(
    private readonly store: Store,
    private readonly secrets: SecretBox,
    private readonly organizations: Organizations,
    private readonly settings: OutsideSettings,
  ) {}

  markOf(organizationId: number, schedule: string, address: string): string {
    return this.secrets.mark(PURPOSE, `${organizationId} ${schedule} ${address.toLowerCase()}`).toString('base64url');
  }

  urlOf(organizationId: number, schedule: string, address: string): string {
    return `${this.settings.publicUrl}/unsubscribe/${organizationId}.${schedule}.${this.markOf(organizationId, schedule, address)}`;
  }

  /** Addresses of a schedule that are written to, with their fingerprints. */
  async wanted(
    organizationId: number,
    { id, recipients }: { id: string; recipients: readonly string[] },
  ): Promise<{ address: string; mark: string }[]> {
    const gone = await this.store.inOrganization(organizationId, (client) => unsubscribedIn(client, id));
    return recipients
      .filter(reachesSomebody)
      .map((address) => ({ address, mark: this.markOf(organizationId, id, address) }))
      .filter(({ mark }) => !gone.has(mark));
  }

  /** What a link is about; undefined for one that nobody was sent. */
  async find(token: string): Promise<Subscription | undefined> {
    const [, organization, schedule, mark] = FORM.exec(token) ?? [];
    if (organization === undefined) return undefined;
    const organizationId = Number(organization);
    const row = await this.store
      .inOrganization(organizationId, (client) => scheduleIn(client, schedule))
      .catch(() => undefined);
    const known = row?.recipients.some((address) => this.markOf(organizationId, schedule, address) === mark);
    return row && known ? { organizationId, schedule, mark, name: row.name } : undefined;
  }

  async unsubscribe({ organizationId, schedule, mark }: Subscription): Promise<void> {
    await this.store.inOrganization(organizationId, (client) => unsubscribeIn(client, organizationId, schedule, mark));
  }

  async resubscribe(org: string | null | undefined, schedule: string, address: string): Promise<void> {
    const { id } = await this.organizations.get(org);
    await this.store.inOrganization(id, async (client) => {
      await scheduleIn(client, schedule);
      await resubscribeIn(client, schedule, this.markOf(id, schedule, address));
    });
  }
}
