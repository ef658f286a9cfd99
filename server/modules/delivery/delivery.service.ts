import { Injectable } from '@nestjs/common';
import { DEPLOY_EVIDENCE } from '../../domain/deploy-link';
import type { FlowTable } from '../../domain/flow-table';
import { deploysCounted, recoveryOf } from '../../domain/dora';
import { INCIDENT_EVIDENCE } from '../../domain/incident-link';
import { ENOUGH } from '../../domain/flow';
import { countedBy, durationsOf, type Span } from '../../domain/pull-request-counts';
import { DEPLOY } from '../../domain/stage';
import { percentiles } from '../../domain/statistics/percentile';
import type { Clock } from '../../domain/tally';
import { finite } from '../../platform/finite';
import { dayStart } from '../../platform/time-zone';
import type { Range, Scope } from '../../platform/scope.types';
import { answered } from '../../store/organization-view';
import { dayOf, nowOf, previousOf, rangeOf } from '../../store/range';
import { incidentSelectionOf, selectionOf } from '../../store/selection';
import type { DeliveryFigures, ServiceDelivery } from './delivery.types';
import { DeliveryViews, type DeliveryView } from './delivery-view';
import { deploySelectionOf } from './deploy-selection';
import { evidenceShares, rateOf, UNKNOWN_RATE } from '../../platform/rate';
import { frequencyOf, hoursSummary } from './figures';

/** What can link an incident to its deploy, strongest first; `none` = nothing does. */
export const LINKED_BY = [...INCIDENT_EVIDENCE, 'none'] as const;

/** The five DORA metrics. Source: measures.md 3, dora.dev. */
@Injectable()
export class DeliveryService {
  constructor(private readonly views: DeliveryViews) {}

  /** Of all together and of every service with a production deploy, a deployed change or an incident. */
  async delivery(name: string | null | undefined, scope: Scope, wallClock: number): Promise<DeliveryFigures> {
    const delivery = await this.views.open(name, scope);
    const { organization, first } = delivery.view;
    const range = rangeOf(organization, scope.range, first, wallClock);
    return answered(delivery.view, ['delivery', scope, range], () => deliveryIn(delivery, scope, range));
  }
}

function deliveryIn(delivery: DeliveryView, scope: Scope, range: Range): DeliveryFigures {
  const { view } = delivery;
  const span: Span = { from: range.from, to: range.to, now: nowOf(view.organization) };
  const { table, services } = view.flow;
  const selected = selectionOf(view.flow, scope);
  const changes = countedBy(table, 'departures', DEPLOY, span, selected);
  const started = countedBy(table, 'lead_time', -1, span, selected);
  // Looking for each service's changes alone would walk all there are once per service.
  const changesBy = byService(changes, table);
  const startedBy = byService(started, table);
  const total = figuresOf(delivery, scope, { service: '', changes, started }, span);
  const incidents = incidentsOpened(delivery, scope, span);
  return {
    incidentsRecorded: view.incidents.rows.length > 0,
    range,
    previousRange: previousOf(range),
    unknown: total.deploymentFrequency.perDay === null,
    total,
    services: servicesOf(delivery, scope, span, changesBy.keys()).map((service) => {
      const number = services.indexOf(service);
      const own = { service, changes: changesBy.get(number) ?? NONE, started: startedBy.get(number) ?? NONE };
      return figuresOf(delivery, { ...scope, services: [service] }, own, span);
    }),
    changeEvidence: evidenceShares(
      DEPLOY_EVIDENCE,
      Array.from(changes, (item) => DEPLOY_EVIDENCE[table.deployEvidence[item] - 1]),
    ),
    incidentEvidence: incidentsKnown(view, scope) ? evidenceShares(LINKED_BY, incidents) : [],
    clock: scope.clock ?? 'elapsed',
  };
}

/** Whether incidents are recorded, and the scope cuts by nothing that they do not have. */
function incidentsKnown(view: DeliveryView['view'], scope: Scope): boolean {
  const { rows, maintenance } = view.incidents;
  return rows.length + maintenance.length > 0 && incidentSelectionOf(view.flow, view.incidents, scope) !== null;
}

/** What links the incidents opened in the span; none where the scope cuts by something incidents do not have. */
export function incidentsOpened({ view }: DeliveryView, scope: Scope, span: Span): string[] {
  const selected = incidentSelectionOf(view.flow, view.incidents, scope);
  if (selected === null) return [];
  const opened = countedBy(view.incidents.table, 'arrivals', 0, span, selected);
  return Array.from(opened, (item) => {
    const { deploy, evidence } = view.incidents.rows[item];
    return deploy === '' || evidence === '' ? 'none' : evidence;
  });
}

/** Services with a production deploy before the end of the span, or an incident opened or a change deployed in it, in alphabetical order. */
function servicesOf({ view, deploys }: DeliveryView, scope: Scope, span: Span, ofChanges: Iterable<number>): string[] {
  const asked: Scope = { repos: scope.repos, services: scope.services };
  const selected = deploySelectionOf(view, asked);
  const services = new Set(Array.from(ofChanges, (number) => view.flow.services[number]));
  deploys.forEach(({ service, finishedAt }, place) => {
    if (finishedAt < span.to && selected?.[place] !== 0 && service !== '') services.add(service);
  });
  const incidents = incidentSelectionOf(view.flow, view.incidents, asked) ?? undefined;
  for (const item of countedBy(view.incidents.table, 'arrivals', 0, span, incidents)) {
    const { service } = view.incidents.rows[item];
    if (service !== '') services.add(service);
  }
  return [...services].sort((a, b) => a.localeCompare(b, 'en') || (a < b ? -1 : 1));
}

const NONE = new Int32Array(0);

/** Rows of the flow table per service number, in order. */
function byService(items: Int32Array, { service }: FlowTable): Map<number, Int32Array> {
  const lists = new Map<number, number[]>();
  for (const item of items) {
    const list = lists.get(service[item]);
    if (list) list.push(item);
    else lists.set(service[item], [item]);
  }
  return new Map(Array.from(lists, ([number, list]) => [number, Int32Array.from(list)]));
}

/** Changes deployed in the span, and those of them whose beginning is known. */
interface OwnChanges {
  service: string;
  changes: Int32Array;
  started: Int32Array;
}

function figuresOf(delivery: DeliveryView, scope: Scope, own: OwnChanges, span: Span): ServiceDelivery {
  const { service, changes, started } = own;
  const { view, deploys, outcomes, start } = delivery;
  const { flow, organization } = view;
  const clock: Clock = scope.clock === 'working' ? view.workingClock : undefined;
  const between = (from: number, to: number): number => (clock ? clock(to) - clock(from) : to - from) / 3600;
  const { enter, leave } = flow.table;
  const waits = Float64Array.from(changes, (item) => between(enter[DEPLOY][item], leave[DEPLOY][item]));
  const changeFigures = {
    service,
    repos: reposOf(delivery, scope, service),
    changeLeadTime: hoursSummary(durationsOf(flow.table, 'lead_time', started, clock)),
    mergeToProduction: hoursSummary(waits),
    changes: changes.length,
    incidents: incidentsKnown(view, scope) ? incidentsOpened(delivery, scope, span).length : null,
  };
  const chosen = deploySelectionOf(view, scope);
  const recorded =
    chosen !== null && deploys.some(({ finishedAt }, place) => finishedAt < span.to && chosen?.[place] !== 0);
  if (!recorded)
    return {
      ...changeFigures,
      deploymentFrequency: { perDay: null, low: null, high: null, n: 0, days: 0, enough: false },
      changeFailRate: UNKNOWN_RATE,
      deploymentReworkRate: UNKNOWN_RATE,
      recoveryTime: { p50: null, p50Low: null, p50High: null, p85: null, n: 0, open: 0, enough: false },
      deploys: null,
      failed: null,
      rework: null,
      batchSizeP50: null,
      batchSizeP85: null,
    };
  const counted = (measure: Parameters<typeof deploysCounted>[2]): number[] =>
    deploysCounted(deploys, outcomes, measure, span, chosen);
  const all = counted('all').length;
  const failed = counted('failed');
  const rework = counted('rework').length;
  const succeeded = counted('success');
  const recovery = recoveryOf(deploys, outcomes, failed, nowOf(organization));
  // Before its first deploy nothing is known of a service: those days would dilute the rate.
  const earliest = deploys.find((_, place) => chosen?.[place] !== 0)?.finishedAt ?? span.from;
  const began = Math.max(span.from, dayStart(organization.timeZone, dayOf(organization.timeZone, earliest)));
  const days = (Math.min(span.to, span.now) - began) / 86400;
  const sizes = Float64Array.from(succeeded, (place) => start[place + 1] - start[place]);
  const [batchSizeP50, batchSizeP85] = percentiles(sizes, [0.5, 0.85]);
  return {
    ...changeFigures,
    deploymentFrequency: frequencyOf(succeeded.length, days),
    changeFailRate: failuresTold(delivery) ? rateOf(failed.length, all) : UNKNOWN_RATE,
    deploymentReworkRate: rateOf(rework, all),
    recoveryTime: {
      p50: finite(recovery.p50),
      p50Low: finite(recovery.low),
      p50High: finite(recovery.high),
      p85: finite(recovery.p85),
      n: recovery.n,
      open: recovery.open,
      enough: recovery.n >= ENOUGH,
    },
    deploys: all,
    failed: failed.length,
    rework,
    batchSizeP50: finite(batchSizeP50),
    batchSizeP85: finite(batchSizeP85),
  };
}

/** Whether anything tells of failures: incidents, or deploys that failed or were rolled back. Without any of these 0 % would be made up. */
function failuresTold({ view, outcomes }: DeliveryView): boolean {
  const { rows, maintenance } = view.incidents;
  return rows.length + maintenance.length > 0 || outcomes.failedBy.some((bits) => bits !== 0);
}

/** Repositories of a service: those its deploys name, and those whose record names it. */
function reposOf({ view, deploys, ofService }: DeliveryView, scope: Scope, service: string): string[] {
  const { serviceOf } = view.flow.people;
  const asked = scope.repos?.length ? new Set(scope.repos) : undefined;
  const repos = new Set<string>();
  for (const place of service === '' ? deploys.keys() : (ofService.get(service) ?? [])) repos.add(deploys[place].repo);
  for (const [repo, of] of serviceOf) if (of === service) repos.add(repo);
  if (view.flow.repos.includes(service)) repos.add(service);
  repos.delete('');
  return [...repos].filter((repo) => !asked || asked.has(repo)).sort();
}
