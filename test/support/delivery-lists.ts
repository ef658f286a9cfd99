import type { TestServer } from './server';

interface Duration {
  p50: number | null;
  p85: number | null;
  n: number;
  enough: boolean;
}
interface Rate {
  value: number | null;
  low: number | null;
  high: number | null;
  numerator: number;
  n: number;
}
export interface ServiceRow {
  service: string;
  repos: string[];
  changeLeadTime: Duration;
  mergeToProduction: Duration;
  deploymentFrequency: { perDay: number | null; low: number | null; high: number | null; n: number; days: number };
  changeFailRate: Rate;
  deploymentReworkRate: Rate;
  recoveryTime: Duration & { open: number };
  deploys: number | null;
  failed: number | null;
  rework: number | null;
  incidents: number | null;
  changes: number;
  batchSizeP50: number | null;
  batchSizeP85: number | null;
}
export interface DeliveryAnswer {
  unknown: boolean;
  total: ServiceRow;
  services: ServiceRow[];
  changeEvidence: { evidence: string; count: number; share: number | null }[];
  incidentEvidence: { evidence: string; count: number; share: number | null }[];
}

const ROW = `service repos changeLeadTime { p50 p85 n enough } mergeToProduction { p50 p85 n enough } deploymentFrequency { perDay low high n days }
  changeFailRate { value low high numerator n } deploymentReworkRate { value low high numerator n } recoveryTime { p50 p85 n enough open }
  deploys failed rework incidents changes batchSizeP50 batchSizeP85`;

/** The five metrics of an organization's scope. */
export async function deliveryOf(server: TestServer, org: string, scope: object): Promise<DeliveryAnswer> {
  const { delivery } = await server.graphql<{ delivery: DeliveryAnswer }>(
    `query ($org: String, $scope: Scope) { delivery(org: $org, scope: $scope) {
       unknown total { ${ROW} } services { ${ROW} } changeEvidence { evidence count share } incidentEvidence { evidence count share } } }`,
    { org, scope },
  );
  return delivery;
}

/** How long the list behind each number of a service is, by the name of the number; '' = all together. */
export async function listLengths(
  server: TestServer,
  org: string,
  scope: object,
  service: string,
): Promise<Record<string, number>> {
  const narrowed = service === '' ? scope : { ...scope, services: [service] };
  const measures = ['all', 'success', 'failed', 'rework', 'recovered', 'not_recovered'];
  const lists = await server.graphql<Record<string, { total: number }>>(
    `query ($org: String, $scope: Scope) {
       ${measures.map((measure) => `${measure}: deploys(org: $org, scope: $scope, filter: { measure: ${measure} }, first: 1) { total }`).join('\n')}
       incidents: incidents(org: $org, scope: $scope, measure: arrivals, first: 1) { total }
       changes: pullRequests(org: $org, scope: $scope, filter: { measure: departures, stage: deploy }, first: 1) { total }
       lead: pullRequests(org: $org, scope: $scope, filter: { measure: lead_time }, first: 1) { total } }`,
    { org, scope: narrowed },
  );
  return Object.fromEntries(Object.entries(lists).map(([name, { total }]) => [name, total]));
}

/** What the numbers of a service say how long their lists are. */
export function saidLengths(of: ServiceRow): Record<string, number> {
  return {
    // Of what is unknown there is no list.
    all: of.deploys ?? 0,
    success: of.deploymentFrequency.n,
    failed: of.failed ?? 0,
    rework: of.rework ?? 0,
    recovered: of.recoveryTime.n - of.recoveryTime.open,
    not_recovered: of.recoveryTime.open,
    incidents: of.incidents ?? 0,
    changes: of.changes,
    lead: of.changeLeadTime.n,
  };
}
