import { Injectable } from '@nestjs/common';
import { workingClock } from '../../domain/calendar';
import { pagesPerPerson } from '../../domain/pages-per-person';
import { countedBy, type Span } from '../../domain/pull-request-counts';
import { finite } from '../../platform/finite';
import type { Range, Scope } from '../../platform/scope.types';
import { dayStart } from '../../platform/time-zone';
import { accountsIn } from '../../store/accounts';
import { Store } from '../../store/data-source';
import type { IncidentRow } from '../../store/incident-columns';
import { answered } from '../../store/organization-view';
import { personCalendars } from '../../store/person-calendars';
import { dayOf, nowOf, periodColumnsOf, periodsOf, rangeOf } from '../../store/range';
import { incidentScopeOf, incidentSelectionOf } from '../../store/selection';
import { incidentsOpened, LINKED_BY } from './delivery.service';
import { DeliveryViews, type DeliveryView } from './delivery-view';
import { evidenceShares, rateOf, UNKNOWN_RATE } from '../../platform/rate';
import { hoursSummary } from './figures';
import type { OperateStage } from './operate-stage.types';
import { ON_CALL, onCallOf, operateWeeks, staffedBy, unknownWeeks, type Desk } from './operate-weeks';
import { respondersOf } from './responders';

const HOUR = 3600;
const WEEK = 7 * 86400;

/** What running it asks of people. Source: measures.md 3. */
@Injectable()
export class OperateStageService {
  constructor(
    private readonly views: DeliveryViews,
    private readonly store: Store,
  ) {}

  async stage(name: string | null | undefined, scope: Scope, wallClock: number): Promise<OperateStage> {
    const delivery = await this.views.open(name, scope);
    const { organization, first } = delivery.view;
    const range = rangeOf(organization, scope.range, first, wallClock);
    const hour = Math.floor(wallClock / HOUR) * HOUR;
    const desk = await answered(delivery.view, ['desk', range], () => this.deskOf(delivery, range));
    return answered(delivery.view, ['operate stage', scope, range, hour], () =>
      stageIn(delivery, desk, scope, range, hour),
    );
  }

  private deskOf({ view }: DeliveryView, range: Range): Promise<Desk> {
    const { organization } = view;
    return this.store.inOrganization(organization.id, async (client) => {
      const { rows } = view.incidents;
      const near = rows.filter(({ openedAt }) => openedAt >= range.from - ON_CALL && openedAt < range.to);
      const accounts = await accountsIn(this.store, client, organization.id);
      const people = respondersOf(accounts, new Set(near.flatMap(({ responders }) => responders)));
      const known = new Set(near);
      const peopleOf = rows.map((row) =>
        known.has(row) ? [...new Set(row.responders.flatMap((responder) => people.get(responder) ?? []))] : [],
      );
      const logins = new Set(peopleOf.flat());
      const to = Math.max(range.from, Math.min(range.to, nowOf(organization))) + WEEK;
      const calendars = await personCalendars(client, organization, logins, range.from - ON_CALL, to, accounts);
      return {
        peopleOf,
        clockOf: new Map(Array.from(calendars, ([login, { starts, ends }]) => [login, workingClock(starts, ends)])),
      };
    });
  }
}

function stageIn(delivery: DeliveryView, desk: Desk, scope: Scope, range: Range, hour: number): OperateStage {
  const { view } = delivery;
  const { organization, incidents } = view;
  const span: Span = { from: range.from, to: range.to, now: nowOf(organization) };
  const periods = periodsOf(organization, range, 'week');
  const chosen = incidentSelectionOf(view.flow, incidents, scope);
  const inScope = incidentScopeOf(view.flow, scope);
  const unknown = chosen === null || incidents.rows.length === 0;
  const places = unknown ? [] : Array.from(incidents.rows.keys()).filter((item) => chosen?.[item] !== 0);
  const opened = unknown ? [] : [...countedBy(incidents.table, 'arrivals', 0, span, chosen)];
  const resolved = unknown ? [] : [...countedBy(incidents.table, 'departures', 0, span, chosen)];
  const rowOf = (item: number): IncidentRow => incidents.rows[item];
  const onCall = onCallOf(places, incidents.rows, desk, periods);
  const pagesOf = new Map<string, number>();
  for (const item of opened)
    for (const person of desk.peopleOf[item]) pagesOf.set(person, (pagesOf.get(person) ?? 0) + 1);
  // Weeks before the data and after them are none without pages.
  const first = dayOfFirst(places.map(rowOf), organization.timeZone);
  const weeks = (Math.min(span.to, span.now) - Math.max(span.from, first)) / WEEK;
  const pages = pagesPerPerson([...pagesOf.values()], weeks);
  // Where incidents opened and none names anybody, nobody tells.
  const told = pagesOf.size > 0 || (opened.length === 0 && onCall.some((people) => people.length > 0));
  const acknowledged = opened.map(rowOf).map((row) => hoursTo(row.acknowledgedAt, row));
  return {
    range,
    unknown,
    periods: periodColumnsOf(organization, periods, 'week', hour),
    weekly: unknown ? unknownWeeks(periods.length) : operateWeeks(view, desk, { places, opened, onCall }, periods),
    incidents: opened.length,
    maintenance: incidents.maintenance.filter(
      (of) => of.openedAt >= span.from && of.openedAt < Math.min(span.to, span.now) && inScope(of),
    ).length,
    toAcknowledge: hoursSummary(Float64Array.from(acknowledged)),
    toResolve: hoursSummary(Float64Array.from(resolved.map(rowOf), (row) => hoursTo(row.resolvedAt, row))),
    outOfHours: unknown
      ? UNKNOWN_RATE
      : rateOf(opened.filter((item) => isOutOfHours(delivery, desk, item)).length, opened.length),
    responders: told ? pagesOf.size : null,
    staffedBy: staffedBy(onCall),
    pagesPerPersonWeek: pages ? { ...pages, p85: finite(pages.p85) } : null,
    evidence: evidenceShares(LINKED_BY, unknown ? [] : incidentsOpened(delivery, scope, span)),
  };
}

/** Hours from opening; NaN = unknown, as where sources that contradict each other put it before the opening. */
function hoursTo(at: number, { openedAt }: IncidentRow): number {
  return at >= openedAt ? (at - openedAt) / HOUR : NaN;
}

/** Midnight before the first of them opened; without any, -Infinity. */
function dayOfFirst(rows: readonly IncidentRow[], timeZone: string): number {
  const first = rows.reduce((least, { openedAt }) => Math.min(least, openedAt), Infinity);
  return first === Infinity ? -Infinity : dayStart(timeZone, dayOf(timeZone, first));
}

/** Whether nobody named on an incident was at work when it opened; where it names nobody, by the organization's hours. */
function isOutOfHours({ view }: DeliveryView, { peopleOf, clockOf }: Desk, item: number): boolean {
  const at = view.incidents.rows[item].openedAt;
  const clocks = peopleOf[item].flatMap((person) => clockOf.get(person) ?? []);
  const atWork = (clock: (moment: number) => number): boolean => clock(at + 0.5) > clock(at);
  return !(clocks.length > 0 ? clocks : [view.workingClock!]).some(atWork);
}
