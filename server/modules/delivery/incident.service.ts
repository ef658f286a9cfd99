import { Injectable } from '@nestjs/common';
import { countedBy, type Measure } from '../../domain/pull-request-counts';
import { Failure } from '../../platform/failure';
import { pageOf, type Page } from '../../platform/page';
import type { Scope } from '../../platform/scope.types';
import type { IncidentRow } from '../../store/incident-columns';
import { nowOf, rangeOf } from '../../store/range';
import { incidentSelectionOf } from '../../store/selection';
import { DeliveryViews, type DeliveryView } from './delivery-view';
import type { IncidentClue, IncidentDetail } from './detail.types';
import type { Incident, IncidentConnection } from './incident.types';
import { toldDeploy } from './told-deploy';
import { toldIncident } from './told-incident';

/** Deploys offered as the cause of an incident. */
const CANDIDATES = 20;
const CANDIDATE_REACH = 7 * 86400;

/** The incidents behind the numbers of operate. */
@Injectable()
export class IncidentService {
  constructor(private readonly views: DeliveryViews) {}

  /**
   * One page, newest first. `arrivals` opened in the range, `departures` resolved in it, `wip` open at its end, else open at some time in it.
   *
   * @throws Failure bad_input for a measure incidents do not have, or a cursor of another list
   */
  async list(
    name: string | null | undefined,
    scope: Scope,
    measure: Measure,
    page: Page,
    wallClock: number,
  ): Promise<IncidentConnection> {
    const { view } = await this.views.open(name, scope);
    const { rows } = view.incidents;
    return pageOf(
      Array.from(itemsOf(view, scope, measure, wallClock)),
      page,
      (item) => rows[item].id,
      (item) => toldIncident(rows[item]),
    );
  }

  /** All of them, newest first. @throws Failure bad_input for a measure incidents do not have */
  async all(name: string | null | undefined, scope: Scope, measure: Measure, wallClock: number): Promise<Incident[]> {
    const { view } = await this.views.open(name, scope);
    return Array.from(itemsOf(view, scope, measure, wallClock), (item) => toldIncident(view.incidents.rows[item]));
  }

  /** One incident with everything that speaks for a deploy, and the deploys it could have come from; null = there is none of this id. */
  async detail(name: string | null | undefined, id: string): Promise<IncidentDetail | null> {
    const delivery = await this.views.open(name);
    const { view } = delivery;
    const row = view.incidents.rows.find((one) => one.id === id);
    if (!row) return null;
    const place = view.deploys.placeOf.get(row.deploy);
    return {
      incident: toldIncident(row),
      deploy: place === undefined ? null : toldDeploy(delivery, place),
      candidates: candidatesOf(delivery, row).map((candidate) => toldDeploy(delivery, candidate)),
      clues: cluesOf(delivery, row),
    };
  }
}

function itemsOf(view: DeliveryView['view'], scope: Scope, measure: Measure, wallClock: number): Int32Array {
  if (!['all', 'arrivals', 'departures', 'wip'].includes(measure))
    throw new Failure('bad_input', `Incidents have no "${measure}": ask for all, arrivals, departures or wip.`);
  const range = rangeOf(view.organization, scope.range, view.first, wallClock);
  const span = { from: range.from, to: range.to, now: nowOf(view.organization) };
  const selected = incidentSelectionOf(view.flow, view.incidents, scope);
  return selected === null ? new Int32Array(0) : countedBy(view.incidents.table, measure, 0, span, selected).reverse();
}

/** Places of the deploys an incident could have come from, newest first. */
function candidatesOf({ deploys, ofService }: DeliveryView, { service, openedAt }: IncidentRow): number[] {
  const places = service === '' ? [...deploys.keys()] : (ofService.get(service) ?? []);
  const found: number[] = [];
  for (let i = places.length - 1; i >= 0 && found.length < CANDIDATES; i--) {
    const { finishedAt, status } = deploys[places[i]];
    if (finishedAt < openedAt - CANDIDATE_REACH) break;
    if (finishedAt <= openedAt && status !== 'cancelled') found.push(places[i]);
  }
  return found;
}

function cluesOf({ view, deploys }: DeliveryView, row: IncidentRow): IncidentClue[] {
  return row.clues
    .filter(({ evidence, deploy }) => evidence !== 'decided' && deploy !== '')
    .map(({ evidence, deploy, repo, number }) => {
      const place = view.deploys.placeOf.get(deploy);
      const change = repo === '' ? null : `${repo}#${number}`;
      const hours = place === undefined ? NaN : (row.openedAt - deploys[place].finishedAt) / 3600;
      const text = {
        stated:
          change === null
            ? 'The incident names this deploy.'
            : `The incident names ${change}, which this deploy brought.`,
        revert:
          change === null
            ? 'A later deploy rolled this one back.'
            : `${change} reverts a change that this deploy brought.`,
        fix_reference: `${change ?? 'A pull request'} mends the incident and points to this deploy.`,
        time: Number.isNaN(hours)
          ? 'The last deploy of its service before it opened.'
          : `The last deploy of its service, ${hours.toFixed(1)} h before it opened.`,
        decided: '',
      }[evidence];
      return { evidence, deploy, repo: change === null ? null : repo, number: change === null ? null : number, text };
    });
}
