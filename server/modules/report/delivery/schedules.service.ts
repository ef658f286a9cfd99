import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IANAZone } from 'luxon';
import { Failure } from '../../../platform/failure';
import { OutsideSettings } from '../../../platform/outside-settings';
import { SecretBox } from '../../../platform/sealed';
import { Store } from '../../../store/data-source';
import { OrganizationViews } from '../../../store/organization-view';
import { Organizations } from '../../../store/organizations';
import { lastDeliveriesIn, type DeliveryRow } from '../../../store/report-deliveries';
import {
  deleteScheduleIn,
  saveScheduleIn,
  scheduleIn,
  schedulesIn,
  type ScheduleRow,
} from '../../../store/report-schedules';
import { foundBrowser } from '../render/pdf';
import { toldDelivery } from './deliveries.service';
import { nextRun } from './next-run';
import { FOLDER } from './report-file';
import type { DeliveryMeans, ReportSchedule, ReportScheduleInput } from './schedule.types';
import { reachesSomebody, Subscriptions } from './subscriptions';

const ADDRESS = /^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\]]+\.[^\s@<>"(),;:\\[\].]+$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const MOST_RECIPIENTS = 200;
const EIGHT = '08:00';

/** When a report goes where. */
@Injectable()
export class Schedules {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly views: OrganizationViews,
    private readonly secrets: SecretBox,
    private readonly subscriptions: Subscriptions,
    private readonly settings: OutsideSettings,
  ) {}

  means(): DeliveryMeans {
    const { smtp, mailFrom, browser, publicUrl } = this.settings;
    return {
      email: smtp !== null && mailFrom !== null,
      from: mailFrom,
      pdf: foundBrowser(browser) !== null,
      publicUrl,
    };
  }

  async list(org: string | null | undefined): Promise<ReportSchedule[]> {
    const { id } = await this.organizations.get(org);
    const { rows, last } = await this.store.inOrganization(id, async (client) => ({
      rows: await schedulesIn(client),
      last: await lastDeliveriesIn(client),
    }));
    return Promise.all(rows.map((row) => this.told(id, row, last.get(row.id))));
  }

  /** @throws Failure bad_input for anything in it that does not fit, not_found for an id that is unknown */
  async save(org: string | null | undefined, input: ReportScheduleInput, now: number): Promise<ReportSchedule> {
    const view = await this.views.open(org);
    const { id: organizationId, timeZone } = view.organization;
    const team = input.team?.trim() || '';
    if (team !== '' && !view.flow.people.teams.some((known) => known.team === team))
      throw new Failure(
        'bad_input',
        `There is no team "${team}": choose one of the list, or none for the whole organization.`,
      );
    const known = input.id
      ? await this.store.inOrganization(organizationId, (client) => scheduleIn(client, input.id!))
      : undefined;
    const zone = input.timeZone?.trim() || known?.timeZone || timeZone;
    if (!IANAZone.isValidZone(zone))
      throw new Failure('bad_input', `"${zone}" is no time zone: write one such as Europe/Berlin.`);
    const weekday = input.weekday ?? known?.weekday ?? 1;
    if (!(Number.isInteger(weekday) && weekday >= 1 && weekday <= 7))
      throw new Failure('bad_input', `${weekday} is no day of the week: write 1 for Monday to 7 for Sunday.`);
    const name = input.name.trim();
    if (name === '' || name.length > 100)
      throw new Failure('bad_input', 'A schedule needs a name of 1 to 100 characters, such as "Leadership".');
    const minuteOfDay = minutesOf(input.time ?? (known ? timeText(known.minuteOfDay) : EIGHT));
    const row: Omit<ScheduleRow, 'lastRunAt'> = {
      id: known?.id ?? randomBytes(9).toString('base64url'),
      name,
      team,
      kind: input.kind,
      ...this.target(input, known),
      weekday,
      minuteOfDay,
      timeZone: zone,
      alerts: input.alerts ?? known?.alerts ?? false,
      paused: input.paused ?? known?.paused ?? false,
      nextRunAt: nextRun(weekday, minuteOfDay, zone, now),
    };
    await this.store.inOrganization(organizationId, (client) => saveScheduleIn(client, organizationId, row));
    return this.one(organizationId, row.id);
  }

  /** One that goes on runs next at its next time, not for those it missed. */
  async pause(org: string | null | undefined, id: string, paused: boolean, now: number): Promise<ReportSchedule> {
    const { id: organizationId } = await this.organizations.get(org);
    await this.store.inOrganization(organizationId, async (client) => {
      const row = await scheduleIn(client, id);
      await saveScheduleIn(client, organizationId, { ...row, paused, nextRunAt: nextRun(row.weekday, row.minuteOfDay, row.timeZone, now) }); // prettier-ignore
    });
    return this.one(organizationId, id);
  }

  async delete(org: string | null | undefined, id: string): Promise<boolean> {
    const { id: organizationId } = await this.organizations.get(org);
    return this.store.inOrganization(organizationId, (client) => deleteScheduleIn(client, id));
  }

  async resubscribe(org: string | null | undefined, id: string, address: string): Promise<ReportSchedule> {
    await this.subscriptions.resubscribe(org, id, address);
    return this.one((await this.organizations.get(org)).id, id);
  }

  /** @throws Failure bad_input */
  private target(
    { kind, recipients, webhook, folder, format }: ReportScheduleInput,
    known: ScheduleRow | undefined,
  ): Pick<ScheduleRow, 'recipients' | 'webhook' | 'folder' | 'format'> {
    const none = { recipients: [], webhook: null, folder: null, format: null };
    if (kind === 'email') {
      const all = [
        ...new Set((recipients ?? known?.recipients ?? []).map((address) => address.trim()).filter(Boolean)),
      ];
      const wrong = all.find((address) => !ADDRESS.test(address));
      if (wrong !== undefined)
        throw new Failure('bad_input', `"${wrong}" is no e-mail address: write it as name@example.com.`);
      if (all.length === 0 || all.length > MOST_RECIPIENTS)
        throw new Failure('bad_input', `A schedule by e-mail needs 1 to ${MOST_RECIPIENTS} addresses, but ${all.length} are given.`); // prettier-ignore
      return { ...none, recipients: all };
    }
    if (kind === 'file') {
      const place = folder?.trim() || null;
      if (place !== null && (!FOLDER.test(place) || place.split('/').includes('..')))
        throw new Failure('bad_input', `"${place}" is no folder below reports: write names apart by slashes, such as leadership/weekly.`); // prettier-ignore
      return { ...none, folder: place, format: format ?? known?.format ?? 'html' };
    }
    if (webhook?.trim()) return { ...none, webhook: this.secrets.seal(this.checkedWebhook(webhook.trim())) };
    if (known?.webhook && known.kind === kind) return { ...none, webhook: known.webhook };
    throw new Failure(
      'bad_input',
      `A schedule by ${kind === 'slack' ? 'Slack' : 'Teams'} needs the address of a webhook.`,
    );
  }

  private checkedWebhook(address: string): string {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (!url || !/^https?:$/.test(url.protocol))
      throw new Failure('bad_input', 'The webhook is no address: copy it whole, it begins with https://.');
    if (url.protocol === 'http:' && !this.settings.allowHosts.some((host) => host === url.host || host === url.hostname))
      throw new Failure('bad_input', `The webhook of ${url.host} does not begin with https://; set DOWNSTREAM_ALLOW_HOSTS=${url.host} if this is meant.`); // prettier-ignore
    return address;
  }

  private async one(organizationId: number, id: string): Promise<ReportSchedule> {
    const { row, last } = await this.store.inOrganization(organizationId, async (client) => ({
      row: await scheduleIn(client, id),
      last: (await lastDeliveriesIn(client)).get(id),
    }));
    return this.told(organizationId, row, last);
  }

  private async told(organizationId: number, row: ScheduleRow, last: DeliveryRow | undefined): Promise<ReportSchedule> {
    const wanted = new Set((await this.subscriptions.wanted(organizationId, row)).map(({ address }) => address));
    const { team, webhook, minuteOfDay, nextRunAt, ...of } = row;
    const recipients = row.recipients.filter(reachesSomebody);
    return {
      ...of,
      recipients,
      team: team === '' ? null : team,
      unsubscribed: recipients.filter((address) => !wanted.has(address)),
      webhookHost: webhook === null ? null : new URL(this.secrets.unseal(webhook)).host,
      time: timeText(minuteOfDay),
      nextRunAt: row.paused ? null : nextRunAt,
      lastDelivery: last ? toldDelivery(last) : null,
    };
  }
}

const timeText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** @throws Failure bad_input */
function minutesOf(text: string): number {
  const [, hour, minute] = TIME.exec(text.trim()) ?? [];
  if (hour === undefined) throw new Failure('bad_input', `"${text}" is no time of day: write it as 08:30.`);
  return 60 * Number(hour) + Number(minute);
}
