import {
  deployOfIncident,
  isProduction,
  type Deploy,
  type Incident,
  type IncidentEvidence,
} from '../domain/deploy-link';
import { blocksOf, type FlowTable } from '../domain/flow-table';
import type { Store } from './data-source';

/** One incident with what a list shows. Times in epoch seconds, NaN = unknown; '' = not given. */
export interface IncidentRow extends Incident {
  title: string;
  severity: string;
  repo: string;
  acknowledgedAt: number;
  url: string;
  causedBy: string;
  evidence: IncidentEvidence;
}

/** Incidents as a table of one stage, entered when opened and left when resolved, in order of opening. */
export interface IncidentColumns {
  table: FlowTable;
  rows: IncidentRow[];
}

/** All incidents of an organization. Maintenance is announced work and no incident. */
export async function readIncidentColumns(store: Store, organizationId: number): Promise<IncidentColumns> {
  const { rows, deploys } = await store.inOrganization(organizationId, async (client) => {
    const incidents = await client.query<IncidentRow>(
      `SELECT id, coalesce(title, '') AS title, coalesce(service, repo, '') AS service, coalesce(repo, '') AS repo, coalesce(severity, '') AS severity,
         extract(epoch from opened_at)::float8 AS "openedAt", coalesce(extract(epoch from acknowledged_at)::float8, 'NaN') AS "acknowledgedAt",
         coalesce(extract(epoch from resolved_at)::float8, 'NaN') AS "resolvedAt", coalesce(url, '') AS url,
         coalesce(caused_by->>'deploy', '') AS "causedByDeploy"
       FROM incident WHERE severity IS DISTINCT FROM 'maintenance' ORDER BY opened_at, id`,
    );
    const deployRows = await client.query<Deploy & { environment: string }>(
      `SELECT id, coalesce(service, repo, '') AS service, environment, extract(epoch from finished_at)::float8 AS "finishedAt"
       FROM deploy WHERE status = 'success' AND finished_at IS NOT NULL`,
    );
    return { rows: incidents.rows, deploys: deployRows.rows.filter((deploy) => isProduction(deploy.environment)) };
  });
  for (const row of rows) {
    const { deploy, evidence } = deployOfIncident(row, deploys);
    row.causedBy = deploy?.id ?? '';
    row.evidence = evidence;
  }
  const { length } = rows;
  const opened = Float64Array.from(rows, (row) => row.openedAt);
  const resolved = Float64Array.from(rows, (row) => row.resolvedAt);
  const table: Omit<FlowTable, 'blockStart' | 'blockEnd'> = {
    length,
    enter: [opened],
    leave: [resolved],
    extra: {
      item: new Int32Array(0),
      stage: new Uint8Array(0),
      enter: new Float64Array(0),
      leave: new Float64Array(0),
    },
    court: { item: new Int32Array(0), from: new Float64Array(0), to: new Float64Array(0) },
    created: opened,
    end: resolved,
    state: new Uint8Array(length),
    stage: new Int8Array(length),
    flags: new Uint16Array(length),
    repo: new Int32Array(length),
    author: new Int32Array(length),
    team: new Int16Array(length),
    service: new Int32Array(length),
    person: new Uint8Array(length),
    size: new Uint8Array(length),
    // Nobody wrote an incident: none counts as agent-authored.
    authorship: new Uint8Array(length).fill(255),
  };
  const blocks = blocksOf(table);
  return { table: { ...table, blockStart: blocks.start, blockEnd: blocks.end }, rows };
}
