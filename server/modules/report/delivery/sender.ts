import { Inject, Injectable } from '@nestjs/common';
import { OUTGOING_FETCH } from '../../../platform/outside.module';
import { OutsideSettings } from '../../../platform/outside-settings';
import { SecretBox } from '../../../platform/sealed';
import { Store } from '../../../store/data-source';
import { deliveryReachedIn, type DeliveryRow } from '../../../store/report-deliveries';
import type { ScheduleRow } from '../../../store/report-schedules';
import { renderedReport } from '../render/rendered';
import type { ReportDocument } from '../report.types';
import { DeliveryFault } from './delivery-fault';
import { sendMail } from './mail';
import type { Message } from './message';
import { writeReportFile } from './report-file';
import { Subscriptions } from './subscriptions';
import { sendToWebhook } from './webhook';

/** What is to be sent. */
export interface Outgoing {
  /** The message for one recipient; null = no mailing. */
  message: (unsubscribeUrl: string | null) => Message;
  /** Of a report: what files are made of. */
  document: ReportDocument | null;
  organization: string;
}

/** Sends one delivery to where its schedule says. */
@Injectable()
export class Sender {
  constructor(
    private readonly store: Store,
    private readonly secrets: SecretBox,
    private readonly subscriptions: Subscriptions,
    private readonly settings: OutsideSettings,
    @Inject(OUTGOING_FETCH) private readonly fetch: typeof globalThis.fetch,
  ) {}

  /** @throws DeliveryFault; of several recipients those that were reached are noted, and not written to again */
  async send(
    organizationId: number,
    schedule: ScheduleRow,
    delivery: Pick<DeliveryRow, 'id' | 'sentTo'>,
    outgoing: Outgoing,
  ): Promise<void> {
    switch (schedule.kind) {
      case 'email':
        return this.mail(organizationId, schedule, delivery, outgoing);
      case 'slack':
        return sendToWebhook(outgoing.message(null).slack, this.webhookOf(schedule), this.fetch);
      case 'teams':
        return sendToWebhook(outgoing.message(null).teams, this.webhookOf(schedule), this.fetch);
      case 'file':
        return this.file(schedule, outgoing);
    }
  }

  private webhookOf({ webhook, name }: ScheduleRow): string {
    if (webhook === null) throw new DeliveryFault(`The schedule ${name} has no webhook: put its address in.`, false);
    return this.secrets.unseal(webhook);
  }

  private async mail(
    organizationId: number,
    schedule: ScheduleRow,
    { id, sentTo }: Pick<DeliveryRow, 'id' | 'sentTo'>,
    { message }: Outgoing,
  ): Promise<void> {
    const wanted = await this.subscriptions.wanted(organizationId, schedule);
    if (wanted.length === 0)
      throw new DeliveryFault(
        'Nobody is left to write to: all recipients have unsubscribed, or there are none.',
        false,
      );
    const { smtp, mailFrom: from } = this.settings;
    const faults: DeliveryFault[] = [];
    for (const { address, mark } of wanted) {
      if (sentTo.includes(mark)) continue;
      const unsubscribeUrl = this.subscriptions.urlOf(organizationId, schedule.id, address);
      const made = message(unsubscribeUrl);
      const thread = made.thread === null ? null : this.secrets.mark('mail-thread', `${organizationId} ${made.thread}`).toString('hex'); // prettier-ignore
      try {
        await sendMail(made, { address, unsubscribeUrl, id: `${id}.${mark.slice(0, 16)}`, thread }, { smtp, from });
      } catch (error) {
        if (!(error instanceof DeliveryFault)) throw error;
        faults.push(new DeliveryFault(`${address}: ${error.message}`, error.passing, null, { cause: error }));
        continue;
      }
      await this.store.inOrganization(organizationId, (client) => deliveryReachedIn(client, id, mark));
    }
    if (faults.length > 0)
      throw new DeliveryFault(
        `${faults.length} of ${wanted.length} ${wanted.length === 1 ? 'recipient' : 'recipients'} not reached. ${faults.map((fault) => fault.message).join(' ')}`, // prettier-ignore
        faults.some(({ passing }) => passing),
      );
  }

  private async file({ folder, format }: ScheduleRow, { document, organization, message }: Outgoing): Promise<void> {
    const { publicUrl, browser, home } = this.settings;
    if (document === null) {
      const { thread, text } = message(null);
      const name = `${safe(organization)}-alert-${safe(thread ?? 'alert')}.txt`;
      return void (await writeReportFile(home, folder, name, Buffer.from(text)));
    }
    const { team, week } = document;
    const content = await renderedReport(document, format ?? 'html', { base: publicUrl, browser });
    const name = `${safe(organization)}-${team === null ? 'organization' : safe(team)}-${week}.${format ?? 'html'}`;
    await writeReportFile(home, folder, name, content);
  }
}

/** A part of a file name. */
const safe = (text: string): string =>
  text
    .replace(/[^\w.-]+/g, '_')
    .replace(/^\.+/, '_')
    .slice(0, 60);
