import type { PoolClient } from 'pg';
import type { StoredIncident } from '../domain/delivery-links';
import type { StoredDeploy } from '../domain/deploy';

/** A deploy with what a list shows. */
export interface DeployRecord extends StoredDeploy {
  url: string;
  rework: boolean;
}

/** An incident with what a list shows; its service is called what the source calls it. */
export interface IncidentRecord extends StoredIncident {
  title: string;
  source: string;
  status: string;
  acknowledgedAt: number;
  responders: string[];
}

/** Deploys and incidents as they came, with what people decided. */
export interface DeliveryRecords {
  deploys: DeployRecord[];
  /** Maintenance among them. */
  incidents: IncidentRecord[];
  /** Per incident the deploy a person named, null = none. */
  decisions: Map<string, string | null>;
  /** Service per repository, as its record states it. */
  serviceOf: Map<string, string>;
}

const epoch = (column: string): string => `coalesce(extract(epoch from ${column})::float8, 'NaN')`;

/** What is dated more than a day ahead is a mistake of its source and has not happened, as for the data horizon. */
const HAPPENED = `<= now() + interval '1 day'`;

/** Reads all deploys and incidents of an organization, inside its transaction. */
export async function deliveryRecordsIn(client: PoolClient): Promise<DeliveryRecords> {
  const deploys = await client.query<DeployRecord>(
    `SELECT id, coalesce(service, '') AS service, coalesce(repo, '') AS repo, environment, sha, coalesce(ref, '') AS ref, coalesce(name, '') AS name,
       coalesce(url, '') AS url, coalesce(source, '') AS source, ${epoch('started_at')} AS "startedAt", ${epoch('finished_at')} AS "finishedAt", status,
       coalesce(commits, '{}') AS commits, coalesce(pull_requests, '{}') AS "pullRequests", coalesce(rework, false) AS rework,
       coalesce(rolls_back, '') AS "rollsBack"
     FROM deploy WHERE finished_at ${HAPPENED} ORDER BY finished_at, id`,
  );
  const incidents = await client.query<IncidentRecord>(
    `SELECT id, coalesce(title, '') AS title, coalesce(service, '') AS service, coalesce(repo, '') AS repo, coalesce(severity, '') AS severity,
       coalesce(source, '') AS source, coalesce(status, '') AS status, ${epoch('opened_at')} AS "openedAt",
       ${epoch('acknowledged_at')} AS "acknowledgedAt", ${epoch('resolved_at')} AS "resolvedAt", coalesce(url, '') AS url,
       coalesce(responders, '{}') AS responders, coalesce(caused_by->>'deploy', '') AS "causedByDeploy",
       coalesce(caused_by->>'repo', CASE WHEN caused_by->>'number' IS NOT NULL THEN repo END, '') AS "causedByRepo",
       CASE WHEN caused_by->>'number' ~ '^[0-9]{1,9}$' THEN (caused_by->>'number')::float8 ELSE 'NaN' END AS "causedByNumber"
     FROM incident WHERE withdrawn IS NOT TRUE AND opened_at ${HAPPENED} ORDER BY opened_at, id`,
  );
  const decisions = await client.query<{ incident: string; deploy: string | null }>(
    'SELECT incident_id AS incident, deploy_id AS deploy FROM incident_decision',
  );
  const services = await client.query<{ repo: string; service: string }>(
    'SELECT repo, service FROM repository WHERE service IS NOT NULL ORDER BY repo',
  );
  return {
    deploys: deploys.rows,
    incidents: incidents.rows,
    decisions: new Map(decisions.rows.map(({ incident, deploy }) => [incident, deploy])),
    serviceOf: new Map(services.rows.map(({ repo, service }) => [repo, service])),
  };
}
