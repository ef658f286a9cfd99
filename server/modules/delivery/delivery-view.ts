import { Injectable } from '@nestjs/common';
import { deployOutcomes, type DeployOutcomes } from '../../domain/deploy-outcome';
import { leftBehind, type WaitingChange } from '../../domain/left-behind';
import { DEPLOY } from '../../domain/stage';
import type { Scope } from '../../platform/scope.types';
import { Store } from '../../store/data-source';
import type { DeployRow } from '../../store/deploy-columns';
import { OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { fixesIn } from './fixes';

/** An organization's production deploys with what became of them. Arrays have one entry per deploy, in the order of `deploys`. */
export interface DeliveryView {
  view: OrganizationView;
  deploys: readonly DeployRow[];
  outcomes: DeployOutcomes;
  /** Pull requests, as rows of the flow table, that each was the first to bring to production: `items[start[d] … start[d + 1])`. */
  start: Int32Array;
  items: Int32Array;
  /** Changes of its service each left behind; -1 = cannot be told. */
  leftBehind: Int32Array;
  /** Places of a service's deploys, in order. */
  ofService: ReadonlyMap<string, number[]>;
}

/** Opens organizations for questions about deploys; what follows from all deploys is worked out once per data version. */
@Injectable()
export class DeliveryViews {
  private readonly known = new WeakMap<OrganizationView, Promise<DeliveryView>>();

  constructor(
    private readonly views: OrganizationViews,
    private readonly store: Store,
  ) {}

  /** @param scope what will be selected, as `OrganizationViews.open` takes it */
  async open(name?: string | null, scope?: Pick<Scope, 'tiers'>): Promise<DeliveryView> {
    const view = await this.views.open(name, scope);
    const pending = this.known.get(view);
    if (pending) return pending;
    const reading = this.read(view);
    this.known.set(view, reading);
    reading.catch(() => this.known.delete(view));
    return reading;
  }

  private async read(view: OrganizationView): Promise<DeliveryView> {
    const { rows, placeOf } = view.deploys;
    const fixes = await this.store.inOrganization(view.organization.id, (client) => fixesIn(client, view));
    const incidents = view.incidents.rows.flatMap(({ deploy, resolvedAt }) => {
      const place = placeOf.get(deploy);
      return place === undefined ? [] : [{ deploy: place, resolvedAt }];
    });
    const { start, items, placeOfItem } = changesOf(view);
    const ofService = new Map<string, number[]>();
    rows.forEach(({ service }, place) => {
      const places = ofService.get(service);
      if (places) places.push(place);
      else ofService.set(service, [place]);
    });
    return {
      view,
      deploys: rows,
      outcomes: deployOutcomes(rows, incidents, fixes),
      start,
      items,
      leftBehind: leftBehindOf(view, ofService, placeOfItem),
      ofService,
    };
  }
}

/** Which changes each deploy brought, in order of creation. */
function changesOf({ flow, deploys }: OrganizationView) {
  const { table, deployIds } = flow;
  const places = Int32Array.from(deployIds, (id) => deploys.placeOf.get(id) ?? -1);
  const placeOfItem = new Int32Array(table.length).fill(-1);
  const start = new Int32Array(deploys.rows.length + 1);
  for (let item = 0; item < table.length; item++) {
    const place = table.deploy[item] < 0 ? -1 : places[table.deploy[item]];
    placeOfItem[item] = place;
    if (place >= 0) start[place + 1]++;
  }
  for (let place = 0; place < deploys.rows.length; place++) start[place + 1] += start[place];
  const items = new Int32Array(start[deploys.rows.length]);
  const next = start.slice();
  for (let item = 0; item < table.length; item++) if (placeOfItem[item] >= 0) items[next[placeOfItem[item]]++] = item;
  return { start, items, placeOfItem };
}

/** A change waits for trains of the service whose deploy brought it, and while it waits, of its own service. */
function leftBehindOf(
  { flow, deploys }: OrganizationView,
  ofService: ReadonlyMap<string, number[]>,
  placeOfItem: Int32Array,
): Int32Array {
  const { table, services } = flow;
  const changes = new Map<string, WaitingChange[]>();
  const linked = new Set<string>();
  for (let item = 0; item < table.length; item++) {
    const mergedAt = table.enter[DEPLOY][item];
    if (Number.isNaN(mergedAt)) continue;
    const place = placeOfItem[item];
    const service = place >= 0 ? deploys.rows[place].service : services[table.service[item]];
    if (place >= 0) linked.add(service);
    const list = changes.get(service);
    const change = { mergedAt, deployedAt: table.leave[DEPLOY][item] };
    if (list) list.push(change);
    else changes.set(service, [change]);
  }
  const found = new Int32Array(deploys.rows.length).fill(-1);
  for (const [service, places] of ofService) {
    if (!linked.has(service)) continue;
    const trains = places.map((place) => {
      const { startedAt, finishedAt } = deploys.rows[place];
      return { leftAt: Number.isNaN(startedAt) ? finishedAt : startedAt, finishedAt };
    });
    leftBehind(changes.get(service) ?? [], trains).forEach((count, i) => (found[places[i]] = count));
  }
  return found;
}
