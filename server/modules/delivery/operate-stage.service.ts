import { Injectable } from '@nestjs/common';
import { workingClock } from '../../domain/calendar';
import { openIncidentHours } from '../../domain/open-incidents';
import { pagesPerPerson } from '../../domain/pages-per-person';
import { periodOf, type Periods } from '../../domain/period';
import { countedBy, type Span } from '../../domain/pull-request-counts';
import { finite } from '../../platform/finite';
import type { Range, Scope } from '../../platform/scope.types';
import { accountsIn } from '../../store/accounts';
import { Store } from '../../store/data-source';
import type { IncidentRow } from '../../store/incident-columns';
import { answered } from '../../store/organization-view';
import { personCalendars } from '../../store/person-calendars';
import { nowOf, periodColumnsOf, periodsOf, rangeOf } from '../../store/range';
import { incidentScopeOf, incidentSelectionOf } from '../../store/selection';
import { incidentsOpened, LINKED_BY } from './delivery.service';
import { DeliveryViews, type DeliveryView } from './delivery-view';
import { evidenceShares, hoursSummary, rateOf, UNKNOWN_RATE } from './figures';
import type { OperateStage, OperateWeeks } from './operate-stage.types';
import { respondersOf } from './responders';

const HOUR = 3600;
const WEEK = 7 * 86400;
/** Whoever was named so short a time ago is on call. */
const ON_CALL = 4 * WEEK;

/** The people named on incidents, and when each works. */
interface Desk {
  /** Per incident of the view the people named on it; empty where it names none. */
  peopleOf: string[][];
  clockOf: Map<string, (at: number) => number>;
}

/** What running it asks of people. Source: measures.md 3. */
@Injectable()
export class OperateStageService {
  constructor(
    private readonly views: DeliveryViews,
    private readonly store: Store,
  ) {}

  async stage(name: string | null | undefined, scope: Scope, wallClock: number): Promise<OperateStage> {
    const delivery = await this.views.open(name);
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
  const named = opened.some((item) => desk.peopleOf[item].length > 0);
  const pagesOf = new Map<string, number>();
  for (const item of opened)
    for (const person of desk.peopleOf[item]) pagesOf.set(person, (pagesOf.get(person) ?? 0) + 1);
  const weeks = (Math.min(span.to, span.now) - span.from) / WEEK;
  const pages = pagesPerPerson([...pagesOf.values()], weeks);
  const acknowledged = opened.map(rowOf).map((row) => (row.acknowledgedAt - row.openedAt) / HOUR);
  return {
    range,
    unknown,
    periods: periodColumnsOf(organization, periods, 'week', hour),
    weekly: weeksOf(delivery, desk, { places, opened, named }, periods),
    incidents: opened.length,
    maintenance: incidents.maintenance.filter(
      (of) => of.openedAt >= span.from && of.openedAt < Math.min(span.to, span.now) && inScope(of),
    ).length,
    toAcknowledge: hoursSummary(Float64Array.from(acknowledged)),
    toResolve: hoursSummary(Float64Array.from(resolved.map(rowOf), (row) => (row.resolvedAt - row.openedAt) / HOUR)),
    outOfHours: unknown
      ? UNKNOWN_RATE
      : rateOf(opened.filter((item) => isOutOfHours(delivery, desk, item)).length, opened.length),
    responders: named ? pagesOf.size : null,
    staffedBy: named ? 'responders' : 'calendar',
    pagesPerPersonWeek: pages ? { ...pages, p85: finite(pages.p85) } : null,
    evidence: evidenceShares(LINKED_BY, unknown ? [] : incidentsOpened(delivery, scope, span)),
  };
}

/** Whether nobody named on an incident was at work when it opened; where it names nobody, by the organization's hours. */
function isOutOfHours({ view }: DeliveryView, { peopleOf, clockOf }: Desk, item: number): boolean {
  const at = view.incidents.rows[item].openedAt;
  const clocks = peopleOf[item].flatMap((person) => clockOf.get(person) ?? []);
  const atWork = (clock: (moment: number) => number): boolean => clock(at + 0.5) > clock(at);
  return !(clocks.length > 0 ? clocks : [view.workingClock!]).some(atWork);
}

function weeksOf(
  { view }: DeliveryView,
  { peopleOf, clockOf }: Desk,
  { places, opened, named }: { places: number[]; opened: number[]; named: boolean },
  periods: Periods,
): OperateWeeks {
  const { rows } = view.incidents;
  const now = nowOf(view.organization);
  const own = places.map((item) => rows[item]);
  const openHours = [...openIncidentHours(own, periods, now)];
  const inHours = openIncidentHours(own, periods, now, view.workingClock);
  const weeks = openHours.map((_, week) => week);
  const perWeek = weeks.map((): number[] => []);
  for (const item of opened) perWeek[periodOf(periods, rows[item].openedAt)].push(item);
  /** Named in the four weeks up to and with each week. */
  const onCall = weeks.map((week) => {
    const to = periods.edges[week + 1];
    const near = places.filter((item) => rows[item].openedAt < to && rows[item].openedAt >= to - ON_CALL);
    return [...new Set(near.flatMap((item) => peopleOf[item]))];
  });
  const staffed = weeks.map((week) => {
    const [from, to] = [periods.edges[week], Math.min(periods.edges[week + 1], now)];
    if (!(to > from)) return NaN;
    const clocks = onCall[week].flatMap((person) => clockOf.get(person) ?? []);
    const all = clocks.length > 0 ? clocks : [view.workingClock!];
    return all.reduce((sum, clock) => sum + (clock(to) - clock(from)) / HOUR, 0);
  });
  return {
    incidents: perWeek.map((list) => list.length),
    openHours,
    outOfHoursOpenHours: openHours.map((hours, week) => Math.max(0, hours - inHours[week])),
    staffedHours: staffed.map(finite),
    load: openHours.map((hours, week) => finite(hours / staffed[week])),
    pages: perWeek.map((list) => (named ? list.reduce((sum, item) => sum + peopleOf[item].length, 0) : null)),
    responders: onCall.map((people) => (named ? people.length : null)),
  };
}
