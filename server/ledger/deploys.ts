import type { PoolClient } from 'pg';
import { deployOfIncident, DeployIndex, isProduction, type Deploy, type Incident } from '../domain/deploy-link';

/** The organization's successful production deploys with what they caused, indexed. Failed, cancelled and preview deploys bring nothing to production. */
export async function deployIndexOf(client: PoolClient): Promise<DeployIndex> {
  const { rows } = await client.query<Deploy & { environment: string }>(
    `SELECT id, coalesce(service, repo, '') AS service, coalesce(repo, '') AS repo, environment, coalesce(sha, '') AS sha,
       coalesce(extract(epoch from coalesce(started_at, finished_at))::float8, 'NaN') AS "startedAt",
       extract(epoch from finished_at)::float8 AS "finishedAt", coalesce(commits, '{}') AS commits,
       coalesce(pull_requests, '{}') AS "pullRequests", 'NaN'::float8 AS "operatedAt"
     FROM deploy WHERE status = 'success' AND finished_at IS NOT NULL`,
  );
  const deploys = rows.filter((deploy) => isProduction(deploy.environment));
  const incidents = await client.query<Incident>(
    `SELECT id, coalesce(service, repo, '') AS service, extract(epoch from opened_at)::float8 AS "openedAt",
       coalesce(extract(epoch from resolved_at)::float8, 'NaN') AS "resolvedAt", coalesce(caused_by->>'deploy', '') AS "causedByDeploy"
     FROM incident WHERE severity IS DISTINCT FROM 'maintenance'`,
  );
  for (const incident of incidents.rows) {
    const { deploy } = deployOfIncident(incident, deploys);
    if (!deploy) continue;
    const until = Number.isNaN(incident.resolvedAt) ? Infinity : incident.resolvedAt;
    deploy.operatedAt = Number.isNaN(deploy.operatedAt) ? until : Math.max(deploy.operatedAt, until);
  }
  const services = await client.query<{ repo: string; service: string }>(
    'SELECT repo, service FROM repository WHERE service IS NOT NULL',
  );
  return new DeployIndex(deploys, new Map(services.rows.map((row) => [row.repo, row.service])));
}
