import { randomBytes } from 'node:crypto';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Failure } from '../../../platform/failure';
import { Jobs } from '../../../platform/jobs';
import { OutsideSettings } from '../../../platform/outside-settings';
import { pageOf, type Page } from '../../../platform/page';
import { Store } from '../../../store/data-source';
import { Organizations } from '../../../store/organizations';
import {
  addDeliveryIn,
  deliveriesIn,
  deliveryEndedIn,
  deliveryIn,
  deliveryMadeIn,
  takeDeliveryIn,
  takeDueDeliveriesIn,
  type DeliveryRow,
} from '../../../store/report-deliveries';
import {
  dueSchedulesIn,
  scheduleIn,
  scheduleRanIn,
  schedulesIn,
  type ScheduleRow,
} from '../../../store/report-schedules';
import type { AlertText } from '../render/message';
import { alertMessage, reportMessage } from '../render/message';
import { Reports } from '../reports.service';
import { DeliveryFault, nextAttempt } from './delivery-fault';
import { nextRun } from './next-run';
import type { ReportDelivery, ReportDeliveryConnection } from './schedule.types';
import { Sender, type Outgoing } from './sender';

const TASK = 'report-delivery';
const log = new Logger('report');

type Row = DeliveryRow<AlertText>;

/** What goes out by schedules: due ones are found by every worker's round, sent once, and tried again where it may pass. */
@Injectable()
export class Deliveries implements OnModuleInit {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly jobs: Jobs,
    private readonly reports: Reports,
    private readonly sender: Sender,
    private readonly settings: OutsideSettings,
  ) {}

  onModuleInit(): void {
    this.jobs.register<{ delivery: string }>(TASK, async ({ delivery }, { organizationId }) => {
      const { state, error } = await this.attempt(organizationId, delivery);
      return state === 'sent' ? 'Sent.' : (error ?? undefined);
    });
    this.jobs.registerRound(() => this.round());
  }

  async list(org: string | null | undefined, schedule: string, page: Page): Promise<ReportDeliveryConnection> {
    const { id } = await this.organizations.get(org);
    const rows = await this.store.inOrganization(id, async (client) => {
      await scheduleIn(client, schedule);
      return deliveriesIn(client, schedule);
    });
    return pageOf(rows, page, (row) => row.id, toldDelivery);
  }

  /** Sends the report, or a test, at once, and tells what came of it. */
  async sendNow(org: string | null | undefined, schedule: string, what: 'report' | 'test'): Promise<ReportDelivery> {
    const { id: organizationId } = await this.organizations.get(org);
    const id = newId();
    await this.store.inOrganization(organizationId, async (client) => {
      await scheduleIn(client, schedule);
      await addDeliveryIn(client, organizationId, { id, schedule, what }, true);
    });
    return toldDelivery(await this.attempt(organizationId, id));
  }

  /** @throws Failure not_found, bad_input for one that was sent */
  async retry(org: string | null | undefined, id: string): Promise<ReportDelivery> {
    const { id: organizationId } = await this.organizations.get(org);
    await this.store.inOrganization(organizationId, async (client) => {
      await deliveryIn(client, id);
      if (!(await takeDeliveryIn(client, id)))
        throw new Failure('bad_input', 'It was sent already: send the report again instead.');
    });
    return toldDelivery(await this.attempt(organizationId, id));
  }

  /** Has an alert sent by every schedule that takes alerts. @returns how many */
  async enqueueAlert(organizationId: number, alert: string, alertText: AlertText): Promise<number> {
    return this.store.inOrganization(organizationId, async (client) => {
      const wanting = (await schedulesIn(client)).filter(
        ({ alerts, paused, team }) => alerts && !paused && team === '',
      );
      for (const { id: schedule } of wanting)
        await addDeliveryIn(client, organizationId, { id: newId(), schedule, what: 'alert', alert, alertText });
      return wanting.length;
    });
  }

  /** What is due now, in every organization; a schedule that was missed, however often, runs once. */
  private async round(): Promise<void> {
    for (const { id: organizationId } of await this.organizations.list())
      await this.store.inOrganization(organizationId, async (client) => {
        for (const { id: schedule, weekday, minuteOfDay, timeZone } of await dueSchedulesIn(client)) {
          await addDeliveryIn(client, organizationId, { id: newId(), schedule, what: 'report' });
          await scheduleRanIn(client, schedule, nextRun(weekday, minuteOfDay, timeZone, Date.now() / 1000));
        }
        for (const delivery of await takeDueDeliveriesIn(client))
          await this.jobs.startIn(client, organizationId, {
            task: TASK,
            name: `report delivery ${delivery}`,
            payload: { delivery },
          });
      });
  }

  /** One attempt; what came of it stands in the row. */
  private async attempt(organizationId: number, id: string): Promise<Row> {
    const inOrganization = <T>(work: Parameters<typeof this.store.inOrganization<T>>[1]) =>
      this.store.inOrganization(organizationId, work);
    const delivery = await inOrganization((client) => deliveryIn<AlertText>(client, id));
    if (delivery.state !== 'waiting') return delivery;
    const schedule = await inOrganization((client) => scheduleIn(client, delivery.schedule));
    try {
      const outgoing = await this.outgoing(organizationId, schedule, delivery);
      await this.sender.send(organizationId, schedule, delivery, outgoing);
      await inOrganization((client) => deliveryEndedIn(client, id, { error: null }));
    } catch (error) {
      const fault = faultOf(error);
      // Whoever tests hears it now.
      const next = delivery.what === 'test' ? undefined : nextAttempt(delivery.attempts + 1, fault);
      await inOrganization((client) => deliveryEndedIn(client, id, { error: fault.message, next }));
    }
    return inOrganization((client) => deliveryIn<AlertText>(client, id));
  }

  private async outgoing(organizationId: number, { team }: ScheduleRow, delivery: Row): Promise<Outgoing> {
    const { publicUrl: base } = this.settings;
    const organization = (await this.organizations.list()).find(({ id }) => id === organizationId)!.name;
    const { alertText } = delivery;
    if (alertText !== null)
      return {
        organization,
        document: null,
        message: (unsubscribeUrl) => alertMessage(alertText, { base, unsubscribeUrl }),
      };
    const wallClock = Date.now() / 1000;
    const report =
      delivery.report === null
        ? await this.reports.archived({ org: organization, team: team === '' ? null : team, week: null }, wallClock)
        : await this.reports.find(organization, delivery.report);
    await this.store.inOrganization(organizationId, (client) => deliveryMadeIn(client, delivery.id, report.id));
    const { title } = report.document;
    const document = delivery.what === 'test' ? { ...report.document, title: `Test: ${title}` } : report.document;
    return {
      organization,
      document,
      message: (unsubscribeUrl) => reportMessage(document, { base, unsubscribeUrl }),
    };
  }
}

function faultOf(error: unknown): DeliveryFault {
  if (error instanceof DeliveryFault) return error;
  if (error instanceof Failure) return new DeliveryFault(error.message, false, null, { cause: error });
  log.error(error);
  return new DeliveryFault('It could not be made or sent because of a fault in Downstream; the log says more. It is tried again.', true, null, { cause: error }); // prettier-ignore
}

const newId = (): string => randomBytes(9).toString('base64url');

export const toldDelivery = ({
  id,
  what,
  report,
  state,
  attempts,
  dueAt,
  sentAt,
  error,
}: DeliveryRow): ReportDelivery => ({
  id,
  what,
  report,
  state,
  attempts,
  dueAt,
  sentAt,
  error,
});
