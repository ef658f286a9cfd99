import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { alertsOf, type AlertFound, type ConnectionFacts } from '../../../domain/report/alerts';
import { Failure } from '../../../platform/failure';
import { Jobs } from '../../../platform/jobs';
import { pageOf, type Page } from '../../../platform/page';
import {
  acknowledgeAlertIn,
  alertIn,
  alertsIn,
  alertsToTellIn,
  alertToldIn,
  alertTurnIn,
  noteAlertsIn,
  type AlertRow,
} from '../../../store/alerts';
import { Store } from '../../../store/data-source';
import { queueSchema } from '../../../store/job-queue';
import { lastWeekOf } from '../../../store/last-week';
import { OrganizationViews } from '../../../store/organization-view';
import { Organizations } from '../../../store/organizations';
import { Deliveries } from '../delivery/deliveries.service';
import { OwnQuestions } from '../own-questions';
import { AlertConnectionsDocument } from '../questions';
import { ReportMaterials } from '../report-material';
import { ALERT_TITLES, alertLink, alertText } from './alert-text';
import type { Alert, AlertConnection, AlertState } from './alert.types';

const TASK = 'alerts';
const LONGEST = 2000;

/** Alerts between reports: looked for when the data change, told by the schedules that take them, acknowledged by people. */
@Injectable()
export class Alerts implements OnModuleInit {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly views: OrganizationViews,
    private readonly jobs: Jobs,
    private readonly materials: ReportMaterials,
    private readonly own: OwnQuestions,
    private readonly deliveries: Deliveries,
  ) {}

  onModuleInit(): void {
    this.jobs.registerQueueTask<{ organization: string; first: boolean }>(TASK, ({ organization, first }) =>
      this.look(organization, first, Date.now() / 1000),
    );
    this.jobs.registerRound(() => this.round());
  }

  /** @param state null = all */
  async list(org: string | null | undefined, state: AlertState | null, page: Page): Promise<AlertConnection> {
    const { id, name } = await this.organizations.get(org);
    const rows = await this.store.inOrganization(id, alertsIn);
    const some = rows.filter((row) => state === null || stateOf(row) === state);
    return pageOf(
      some,
      page,
      (row) => row.id,
      (row) => told(name, row),
    );
  }

  /** Looks now. @returns what is open */
  async check(org: string | null | undefined, wallClock: number): Promise<Alert[]> {
    const { id, name } = await this.organizations.get(org);
    await this.look(name, false, wallClock);
    const rows = await this.store.inOrganization(id, alertsIn);
    return rows.filter(({ closedAt }) => closedAt === null).map((row) => told(name, row));
  }

  /** @throws Failure not_found, bad_input without a name */
  async acknowledge(org: string | null | undefined, id: string, who: string, note: string | null): Promise<Alert> {
    const by = who.trim();
    if (by === '' || by.length > 200)
      throw new Failure('bad_input', 'Say who acknowledges it, in 1 to 200 characters.');
    if ((note ?? '').length > LONGEST) throw new Failure('bad_input', `The note has more than ${LONGEST} characters.`);
    return this.changed(org, id, by, note?.trim() || null);
  }

  unacknowledge(org: string | null | undefined, id: string): Promise<Alert> {
    return this.changed(org, id, null, null);
  }

  private async changed(
    org: string | null | undefined,
    id: string,
    by: string | null,
    note: string | null,
  ): Promise<Alert> {
    const { id: organizationId, name } = await this.organizations.get(org);
    return this.store.inOrganization(organizationId, async (client) => {
      await alertIn(client, id);
      await acknowledgeAlertIn(client, id, by, note);
      return told(name, await alertIn(client, id));
    });
  }

  /** Has organizations looked at whose turn it is; simulated ones only when somebody asks. */
  private async round(): Promise<void> {
    for (const { id, name, dataVersion, simulated } of await this.organizations.list()) {
      if (simulated || dataVersion === 0) continue;
      await this.store.inOrganization(id, async (client) => {
        const turn = await alertTurnIn(client, id, dataVersion);
        if (!turn) return;
        await client.query(`SELECT FROM ${queueSchema}.add_job($1::text, payload => $2::json, job_key => $3::text, max_attempts => 3)`, [TASK, JSON.stringify({ organization: name, first: turn.first }), `${TASK}:${id}`]); // prettier-ignore
      });
    }
  }

  private async look(org: string, first: boolean, wallClock: number): Promise<void> {
    const { id, name, simulated } = await this.organizations.get(org);
    const found = await this.found(name, wallClock);
    const newId = (): string => randomBytes(9).toString('base64url');
    await this.store.inOrganization(id, (client) => noteAlertsIn(client, id, found, { first, newId }));
    // Nobody wants mail about what was made up.
    if (simulated) return;
    for (const row of await this.store.inOrganization(id, alertsToTellIn)) {
      const { text, link, kind, subject } = told(name, row);
      const alert = { organization: name, kindTitle: ALERT_TITLES[kind], subject, sentence: text, link, thread: `${kind}:${subject}` }; // prettier-ignore
      if ((await this.deliveries.enqueueAlert(id, row.id, alert)) > 0)
        await this.store.inOrganization(id, (client) => alertToldIn(client, row.id));
    }
  }

  private async found(org: string, wallClock: number): Promise<AlertFound[]> {
    const view = await this.views.open(org);
    const { organization, version } = view;
    const week = lastWeekOf(view, wallClock);
    const { connections } = await this.own.ask(AlertConnectionsDocument, { org: organization.name });
    const seconds = (time: string | null): number => (time === null ? NaN : Date.parse(time) / 1000);
    const sources = connections
      .filter(({ auth }) => auth !== 'none')
      .map(({ name, paused, everyMinutes, completeTo, error, errorAt }): ConnectionFacts => ({
        name, paused, everyMinutes, completeTo: seconds(completeTo), error, errorAt: seconds(errorAt),
      })); // prettier-ignore
    if (week === null) return [];
    const { facts } = await this.materials.of(organization, version, null, week);
    return alertsOf(facts, sources, wallClock);
  }
}

const stateOf = ({ closedAt, acknowledgedAt }: AlertRow): AlertState =>
  closedAt !== null ? 'closed' : acknowledgedAt !== null ? 'acknowledged' : 'open';

function told(organization: string, row: AlertRow): Alert {
  const { details, ...of } = row;
  const { page, query = {} } = alertLink(row.kind, details);
  const parameters = new URLSearchParams({ org: organization, ...query });
  return { ...of, state: stateOf(row), text: alertText(row.kind, details), link: `/${page}?${parameters.toString()}` };
}
