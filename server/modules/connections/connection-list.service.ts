import { Injectable } from '@nestjs/common';
import { Failure } from '../../platform/failure';
import type { Job } from '../../platform/job.types';
import { Jobs } from '../../platform/jobs';
import { INCIDENT_LABELS, WORKFLOWS } from '../../sources/github/name-pattern';
import { isUsageDoor } from '../../sources/usage-pull/usage-connection';
import { usageRead } from '../../sources/usage-pull/usage-progress';
import { deliveryRows } from '../../store/connection-deliveries';
import { endOf, syncedRepositoryRows } from '../../store/connection-repositories';
import { connectionRows, type ConnectionRow } from '../../store/connections';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import { connectionState } from './connection-state';
import type {
  Connection,
  ConnectionAuth,
  ConnectionTarget,
  DeliveryConnection,
  RepositorySyncState,
  SyncedRepositoryConnection,
} from './connection.types';
import { syncJobName } from './sync-job-name';

interface Page {
  state?: string;
  first: number;
  after?: string;
}

/** Tells what is connected and how far it is. Secrets never leave through here. */
@Injectable()
export class ConnectionList {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly jobs: Jobs,
  ) {}

  /** Empty without any organization. */
  async connections(org: string | null | undefined): Promise<Connection[]> {
    const organization = await this.organizations.find(org);
    if (!organization) return [];
    const rows = await this.store.inOrganization(organization.id, (client) => connectionRows(client));
    const jobs = await this.jobs.active(organization.id);
    return rows.map((row) => connectionOf(row, jobs));
  }

  /** @throws Failure not_found */
  async connection(organizationId: number, id: string): Promise<Connection> {
    return connectionOf(await this.row(organizationId, id), await this.jobs.active(organizationId));
  }

  /** @throws Failure not_found */
  async row(organizationId: number, id: string): Promise<ConnectionRow> {
    const number = /^\d{1,9}$/.test(id) ? Number(id) : -1;
    const [row] = await this.store.inOrganization(organizationId, (client) => connectionRows(client, number));
    if (!row) throw new Failure('not_found', `There is no connection "${id}"; "downstream sources" lists them.`);
    return row;
  }

  async syncedRepositories(org: string | undefined, id: string, page: Page): Promise<SyncedRepositoryConnection> {
    const { id: organizationId } = await this.organizations.get(org);
    const connection = await this.row(organizationId, id);
    const { total, rows } = await this.store.inOrganization(organizationId, (client) =>
      syncedRepositoryRows(client, connection.id, { ...page, limit: page.first + 1 }),
    );
    const now = Date.now() / 1000;
    const shown = rows.slice(0, page.first);
    const nodes = shown.map(({ counts, state, nodeId: _nodeId, ...row }) => ({
      ...row,
      state: state as RepositorySyncState,
      expected: counts.pull_request?.expected ?? null,
      got: counts.pull_request?.got ?? 0,
      counts: Object.entries(counts).map(([kind, of]) => ({ kind, expected: of.expected ?? null, got: of.got ?? 0 })),
      lagHours: row.completeTo === null ? null : Math.max(0, (now - row.completeTo) / 3600),
    }));
    const last = shown.at(-1);
    return { total, nodes, endCursor: last ? endOf(last) : null, hasNextPage: rows.length > page.first };
  }

  async deliveries(org: string | undefined, id: string, page: Page): Promise<DeliveryConnection> {
    const { id: organizationId } = await this.organizations.get(org);
    const connection = await this.row(organizationId, id);
    const { total, rows } = await this.store.inOrganization(organizationId, (client) =>
      deliveryRows(client, connection.id, { ...page, limit: page.first + 1 }),
    );
    const nodes = rows.slice(0, page.first);
    return { total, nodes, endCursor: nodes.at(-1)?.id ?? null, hasNextPage: rows.length > page.first };
  }
}

/** Where those send who have a token of the door. */
const sendPaths: Partial<Record<string, string>> = { deploys: '/ingest/deploys', otlp: '/v1' };

function connectionOf(row: ConnectionRow, jobs: Job[]): Connection {
  const {
    settings,
    hookToken,
    progress,
    rejected,
    locked: _locked,
    unfinishedRepositories: _unfinished,
    ...rest
  } = row;
  const usage = isUsageDoor(row.door) ? usageRead(progress) : null;
  const job = jobs.find(({ name }) => name === syncJobName(row)) ?? null;
  return {
    ...rest,
    id: String(row.id),
    baseUrl: settings.baseUrl,
    target: settings.target as ConnectionTarget,
    login: settings.login,
    auth: settings.auth as ConnectionAuth,
    incidentLabels: row.door === 'github' ? [...(settings.incidentLabels ?? INCIDENT_LABELS)] : [],
    workflows: row.door === 'github' ? [...(settings.workflows ?? WORKFLOWS)] : [],
    state: connectionState(row, job),
    hookPath: sendPaths[row.door] ?? (isUsageDoor(row.door) ? '' : `/hooks/${row.door}/${hookToken}`),
    completeTo: usage ? usage.completeTo : row.completeTo,
    usage: usage && { ...usage, rejected },
    job,
  };
}
