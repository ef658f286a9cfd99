import { byFinish, type Deploy, type StoredDeploy } from './deploy';
import { DeployIndex, type DeployFacts } from './deploy-link';
import { knownServices, placeOf, serviceOfIncident, type DeliveryMapping } from './delivery-mapping';
import type { Incident } from './incident';
import { isMaintenance } from './incident';
import { IncidentIndex, type IncidentFacts, type IncidentLink } from './incident-link';

/** One incident as its record tells it: its service is called what the source calls it. */
export interface StoredIncident extends Incident {
  severity: string;
}

/** Deploys to production under a mapping, in order of finishing and id. */
export function productionOf<D extends StoredDeploy>(
  mapping: DeliveryMapping,
  deploys: readonly D[],
  serviceOf: ReadonlyMap<string, string>,
): D[] {
  // Runs of one workflow are many and alike: the rules look at one of them.
  const places = new Map<string, { production: boolean; service: string }>();
  const production: D[] = [];
  for (const deploy of deploys) {
    const key = [deploy.source, deploy.repo, deploy.environment, deploy.name, deploy.ref, deploy.service].join('\n');
    let place = places.get(key);
    if (place === undefined) places.set(key, (place = placeOf(mapping, deploy, serviceOf)));
    if (place.production) production.push({ ...deploy, service: place.service });
  }
  return production.sort(byFinish);
}

/** An incident with the service it is of, and where it came from. */
export interface LinkedIncident<I extends StoredIncident> {
  record: I;
  service: string;
  link: IncidentLink;
}

/** What came of every deploy and incident. */
export interface DeliveryLinks<I extends StoredIncident> {
  index: DeployIndex;
  /** Without maintenance. */
  incidents: LinkedIncident<I>[];
  /** Announced work, which is no incident. */
  maintenance: { openedAt: number; service: string; repo: string }[];
  /** Per deploy id when the last incident it caused was resolved; Infinity = one is open; absent = it caused none. */
  operatedAt: Map<string, number>;
}

/** Links changes to deploys and incidents to deploys under a mapping. `facts.deploys` are those to production. */
export function deliveryLinksOf<I extends StoredIncident>(
  mapping: DeliveryMapping,
  facts: DeployFacts & Omit<IncidentFacts, 'deploys'> & { deploys: readonly Deploy[] },
  incidents: readonly I[],
): DeliveryLinks<I> {
  const index = new DeployIndex(facts);
  const causes = new IncidentIndex(facts, index);
  const known = knownServices(facts.deploys.map(({ service }) => service));
  const operatedAt = new Map<string, number>();
  const linked: LinkedIncident<I>[] = [];
  const maintenance: DeliveryLinks<I>['maintenance'] = [];
  for (const record of incidents) {
    const { repo } = record;
    const byRepo = repo === '' ? '' : (index.serviceOfRepo(repo) ?? facts.serviceOf.get(repo) ?? repo);
    const service = serviceOfIncident(mapping, record.service === '' ? byRepo : record.service, known);
    if (isMaintenance(record.severity)) {
      maintenance.push({ openedAt: record.openedAt, service, repo });
      continue;
    }
    const link = causes.linkOf({ ...record, service });
    linked.push({ record, service, link });
    if (link.deploy === '') continue;
    const until = Number.isNaN(record.resolvedAt) ? Infinity : record.resolvedAt;
    operatedAt.set(link.deploy, Math.max(operatedAt.get(link.deploy) ?? -Infinity, until));
  }
  return { index, incidents: linked, maintenance, operatedAt };
}
