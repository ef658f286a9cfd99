import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { batchOf, type EntryBatch } from '../../ledger/entry';
import { importRecords } from '../../ledger/import-records';
import { noteTelemetryCoverage } from '../../ledger/telemetry-coverage';
import { dueDays, forgetDue, usageOfDays } from '../../ledger/telemetry-days';
import { thinTotals } from '../../ledger/telemetry-thinning';
import { Jobs } from '../../platform/jobs';
import { Store } from '../../store/data-source';
import { Organizations, type OrganizationRow } from '../../store/organizations';
import { DERIVATION_HOOK, type DerivationHook } from './derivation-hook';
import { inDeliveryTurn } from './delivery-turn';
import { enqueueTelemetry, telemetryTask, type TelemetryPayload } from './otlp-queue';
import { OTLP_DOOR } from './otlp-senders.service';

/** As it stands in coverage and in the list of imports: a day is summed over all senders. */
const SOURCE = 'telemetry';
/** Days of people per import. */
const AT_ONCE = 2000;
/** A new version of the data makes every page work its figures out anew; agents at work send every few seconds. */
const BETWEEN_SECONDS = 30;
const DAY = 86_400;
/** Days that points are kept where the organization says nothing. */
const KEPT_DAYS = 30;
/** Before the oldest kept points their day may be halfway gone. */
const MARGIN_DAYS = 2;

/** Sums telemetry into days of usage, in whichever process works off the queue. */
@Injectable()
export class OtlpSums implements OnModuleInit {
  /** Monotonic seconds at which this process last summed an organization. */
  private readonly summedAt = new Map<number, number>();

  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly jobs: Jobs,
    @Inject(DERIVATION_HOOK) private readonly derive: DerivationHook,
  ) {}

  onModuleInit(): void {
    this.jobs.registerQueueTask<TelemetryPayload>(telemetryTask, ({ organizationId }) => this.take(organizationId));
    this.jobs.registerRound(() => this.lookAround());
  }

  /** Sums what is due of an organization; soon again when another one is at it, or it was summed just now. */
  async take(organizationId: number): Promise<void> {
    const wait = (this.summedAt.get(organizationId) ?? -Infinity) + BETWEEN_SECONDS - performance.now() / 1000;
    if (wait > 0) return this.later(organizationId, wait);
    // Connections have numbers above 0; this turn is the organization's.
    const mine = await inDeliveryTurn(this.store, -organizationId, async () => {
      while (await this.sum(organizationId));
    });
    if (!mine) return this.later(organizationId, 1);
    this.summedAt.set(organizationId, performance.now() / 1000);
  }

  /** @returns whether more may be due */
  private async sum(organizationId: number): Promise<boolean> {
    const organization = (await this.organizations.list()).find(({ id }) => id === organizationId);
    if (!organization) return false;
    const zone = organization.timeZone;
    const { days, records } = await this.store.inOrganization(organizationId, async (client) => {
      const days = await dueDays(client, AT_ONCE);
      return {
        days,
        records: days.length === 0 ? [] : await usageOfDays(client, days, zone, closedBefore(organization)),
      };
    });
    if (days.length === 0) return false;
    async function* batches(): AsyncGenerator<EntryBatch> {
      yield batchOf(OTLP_DOOR, SOURCE, records);
    }
    await this.store.inOrganization(organizationId, (client) => noteTelemetryCoverage(client, OTLP_DOOR, SOURCE, days));
    await importRecords(this.store, organizationId, batches(), {
      door: OTLP_DOOR,
      source: SOURCE,
      countCoverage: false,
      // Sums that are as they were change nothing that follows.
      derive: (id, touched) => (touched.all || touched.kinds.size > 0 ? this.derive(id, touched) : Promise.resolve()),
    });
    await this.store.inOrganization(organizationId, async (client) => {
      await thinTotals(client, days, zone);
      await forgetDue(client, days);
    });
    return days.length === AT_ONCE;
  }

  private async later(organizationId: number, seconds: number): Promise<void> {
    await this.store.inOrganization(organizationId, (client) => enqueueTelemetry(client, organizationId, seconds));
  }

  /** Days that are due without a turn in the queue, which is lost when its tries are used up, get one. */
  private async lookAround(): Promise<void> {
    for (const { id } of await this.organizations.list())
      await this.store.inOrganization(id, async (client) => {
        const { rows } = await client.query<{ due: boolean }>(
          `SELECT EXISTS (SELECT FROM telemetry_due WHERE due_at < now() - interval '2 minutes') AS due`,
        );
        if (rows[0].due) await enqueueTelemetry(client, id, 0);
      });
  }
}

/** The first day whose points are all still there, YYYY-MM-DD. */
function closedBefore({ settings }: OrganizationRow): string {
  const kept = settings.retention?.telemetry ?? KEPT_DAYS;
  return new Date((Date.now() / 1000 - Math.max(0, kept - MARGIN_DAYS) * DAY) * 1000).toISOString().slice(0, 10);
}
