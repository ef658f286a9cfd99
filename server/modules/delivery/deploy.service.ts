import { Injectable } from '@nestjs/common';
import { deploysCounted } from '../../domain/dora';
import { pageOf, type Page } from '../../platform/page';
import type { Scope } from '../../platform/scope.types';
import { answered } from '../../store/organization-view';
import { nowOf, rangeOf } from '../../store/range';
import { Store } from '../../store/data-source';
import { changesOfDeploy } from './change-of-deploy';
import { DeliveryViews, type DeliveryView } from './delivery-view';
import { deploySelectionOf } from './deploy-selection';
import type { Deploy, DeployConnection, DeployFilter } from './deploy.types';
import type { DeployDetail } from './detail.types';
import { toldDeploy } from './told-deploy';
import { toldIncident } from './told-incident';

/** The deploys behind the numbers. A list is exactly as long as the number said. */
@Injectable()
export class DeployService {
  constructor(
    private readonly views: DeliveryViews,
    private readonly store: Store,
  ) {}

  /**
   * One page of the deploys that finished in the range, newest first; none where the scope cuts by something deploys do not have.
   *
   * @throws Failure bad_input for a cursor of another list
   */
  async list(
    name: string | null | undefined,
    scope: Scope,
    filter: DeployFilter,
    page: Page,
    wallClock: number,
  ): Promise<DeployConnection> {
    const delivery = await this.views.open(name, scope);
    const { rows } = delivery.view.deploys;
    return pageOf(
      placesOf(delivery, scope, filter, wallClock),
      page,
      (place) => rows[place].id,
      (place) => toldDeploy(delivery, place),
    );
  }

  /** All of them, newest first. */
  async all(name: string | null | undefined, scope: Scope, filter: DeployFilter, wallClock: number): Promise<Deploy[]> {
    const delivery = await this.views.open(name, scope);
    return placesOf(delivery, scope, filter, wallClock).map((place) => toldDeploy(delivery, place));
  }

  /** One production deploy with what it brought and what came of it; null = there is none of this id. */
  async detail(name: string | null | undefined, id: string): Promise<DeployDetail | null> {
    const delivery = await this.views.open(name);
    const { view, deploys, ofService, start, items } = delivery;
    const place = view.deploys.placeOf.get(id);
    if (place === undefined) return null;
    const own = ofService.get(deploys[place].service)!;
    const beside = (step: number): Deploy | null => {
      const other = own[own.indexOf(place) + step] as number | undefined;
      return other === undefined ? null : toldDeploy(delivery, other);
    };
    const changes = items.subarray(start[place], start[place + 1]);
    return {
      deploy: toldDeploy(delivery, place),
      changes: await this.store.inOrganization(view.organization.id, (client) =>
        changesOfDeploy(client, view, changes),
      ),
      changesTotal: changes.length,
      incidents: view.incidents.rows.filter(({ deploy }) => deploy === id).map(toldIncident),
      previous: beside(-1),
      next: beside(1),
    };
  }
}

function placesOf(delivery: DeliveryView, scope: Scope, filter: DeployFilter, wallClock: number): number[] {
  const { view, deploys, outcomes } = delivery;
  const range = rangeOf(view.organization, scope.range, view.first, wallClock);
  const measure = filter.measure ?? 'all';
  const counted = answered(view, ['deploys', scope, measure, range], () => {
    const selected = deploySelectionOf(view, scope);
    if (selected === null) return [];
    const span = { from: range.from, to: range.to, now: nowOf(view.organization) };
    return deploysCounted(deploys, outcomes, measure, span, selected).reverse();
  });
  const text = filter.text?.trim().toLowerCase() ?? '';
  const { service } = filter;
  if (text === '' && !service) return counted;
  return counted.filter((place) => {
    const row = deploys[place];
    if (service && row.service !== service) return false;
    return [row.id, row.service, row.repo, row.name, row.ref, row.sha].some((word) =>
      word.toLowerCase().includes(text),
    );
  });
}
