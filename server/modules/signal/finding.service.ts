import { Injectable } from '@nestjs/common';
import { Failure } from '../../platform/failure';
import { pageOf, type Page } from '../../platform/page';
import type { Range, Scope } from '../../platform/scope.types';
import { Store } from '../../store/data-source';
import { FindingViews, type FindingColumns } from '../../store/finding-columns';
import { OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { findingRange } from './finding-range';
import { findingList } from './finding-list';
import type { Finding, FindingConnection, FindingFilter, FindingKey } from './finding.types';
import type { OutcomeSeries } from './hit-rate.types';
import { keyText, storedFindings, toldFinding } from './stored-findings';

const FINDABLE = 100_000;
/** Findings read at once. */
const BATCH = 1000;

/** The findings behind every number of the hit rate. */
@Injectable()
export class FindingService {
  constructor(
    private readonly views: OrganizationViews,
    private readonly findings: FindingViews,
    private readonly store: Store,
  ) {}

  /**
   * One page, newest first.
   *
   * @throws Failure bad_input for words that do not exist, or a cursor of another list
   */
  async list(
    name: string | null | undefined,
    scope: Scope,
    filter: FindingFilter,
    series: OutcomeSeries,
    page: Page,
    wallClock: number,
  ): Promise<FindingConnection> {
    const { view, columns, rows } = await this.rows(name, scope, filter, series, wallClock);
    const found = pageOf(
      Array.from(rows),
      page,
      (row) => keyText(keyOf(columns, row)),
      (row) => row,
    );
    return { ...found, nodes: await this.told(view, columns, found.nodes) };
  }

  /** All of them, a batch at a time, whatever their number; with the range they are of. */
  async all(
    name: string | null | undefined,
    scope: Scope,
    filter: FindingFilter,
    series: OutcomeSeries,
    wallClock: number,
  ): Promise<{ range: Range; batches: AsyncGenerator<Finding[]> }> {
    const { view, columns, rows, range } = await this.rows(name, scope, filter, series, wallClock);
    const told = (from: number): Promise<Finding[]> =>
      this.told(view, columns, Array.from(rows.subarray(from, from + BATCH)));
    async function* batches(): AsyncGenerator<Finding[]> {
      for (let from = 0; from < rows.length; from += BATCH) yield await told(from);
    }
    return { range, batches: batches() };
  }

  private async rows(
    name: string | null | undefined,
    scope: Scope,
    filter: FindingFilter,
    series: OutcomeSeries,
    wallClock: number,
  ) {
    const view = await this.views.open(name, scope);
    const columns = await this.findings.of(view);
    const range = findingRange(view, columns, scope.range, wallClock);
    const rows = findingList(view, columns, scope, filter, series, range, wallClock);
    const text = filter.text?.trim() ?? '';
    if (text === '') return { view, columns, range, rows };
    const found = await this.found(view, text);
    return { view, columns, range, rows: rows.filter((row) => found.has(keyText(keyOf(columns, row)))) };
  }

  private async found(view: OrganizationView, text: string): Promise<Set<string>> {
    const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    const { rows } = await this.store.inOrganization(view.organization.id, (client) =>
      client.query<FindingKey>(
        `SELECT agent, repo, number, id FROM finding_outcome
         WHERE title ILIKE $1 OR path ILIKE $1 OR repo ILIKE $1 OR id = $2 OR number::text = ltrim($2, '#') LIMIT ${FINDABLE}`,
        [like, text],
      ),
    );
    return new Set(rows.map(keyText));
  }

  private async told(view: OrganizationView, columns: FindingColumns, rows: readonly number[]): Promise<Finding[]> {
    const keys = rows.map((row) => keyOf(columns, row));
    const stored = await this.store.inOrganization(view.organization.id, (client) => storedFindings(client, keys));
    return keys.map((key) => {
      const found = stored.get(keyText(key));
      if (!found) throw new Failure('internal', `Finding ${keyText(key)} is counted but not stored.`);
      return toldFinding(found);
    });
  }
}

/** The key of a finding of the table. */
export const keyOf = ({ table, agents, repos, number, ids }: FindingColumns, row: number): FindingKey => ({
  agent: agents[table.agent[row]],
  repo: repos[table.repo[row]],
  number: number[row],
  id: ids[row],
});
