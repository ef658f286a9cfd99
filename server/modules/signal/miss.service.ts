import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { countedBy } from '../../domain/pull-request-counts';
import type { Scope } from '../../platform/scope.types';
import { Store } from '../../store/data-source';
import { FindingViews, type FindingColumns } from '../../store/finding-columns';
import type { IncidentRow } from '../../store/incident-columns';
import { OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { nowOf } from '../../store/range';
import { incidentSelectionOf } from '../../store/selection';
import { findingRange } from './finding-range';
import { causingChanges, type Cause } from './causing-changes';
import { findingSelectionOf } from '../../store/finding-selection';
import type { SignalMiss, SignalMisses } from './signal.types';

const MOST_ROWS = 200;

/** What an agent did on a change before its merge. */
interface Reviewed {
  agents: string[];
  /** Rows of its findings. */
  findings: number[];
}

/** Incidents that came from changes an agent had reviewed. Source: measures.md 4. */
@Injectable()
export class MissService {
  constructor(
    private readonly views: OrganizationViews,
    private readonly findings: FindingViews,
    private readonly store: Store,
  ) {}

  /**
   * Of the incidents opened in the range; empty where the scope cuts by something incidents do not have.
   *
   * @throws Failure bad_input for a range, or something in the scope, that does not exist
   */
  async misses(name: string | null | undefined, scope: Scope, wallClock: number): Promise<SignalMisses> {
    const view = await this.views.open(name, scope);
    const columns = await this.findings.of(view);
    const range = findingRange(view, columns, scope.range, wallClock);
    findingSelectionOf(view, columns, scope);
    const selected = incidentSelectionOf(view.flow, view.incidents, scope);
    const span = { from: range.from, to: range.to, now: nowOf(view.organization) };
    const opened = selected === null ? [] : countedBy(view.incidents.table, 'arrivals', 0, span, selected);
    const incidents = Array.from(opened, (item) => view.incidents.rows[item]).reverse();
    return this.store.inOrganization(view.organization.id, async (client) => {
      const causes = await causingChanges(client, view, incidents);
      return missesOf(client, view, columns, incidents, causes);
    });
  }
}

async function missesOf(
  client: PoolClient,
  view: OrganizationView,
  columns: FindingColumns,
  incidents: readonly IncidentRow[],
  causes: ReadonlyMap<string, Cause[]>,
): Promise<SignalMisses> {
  const items = new Set([...causes.values()].flat().map(({ item }) => item));
  const reviewed = reviewedItems(view, columns, items);
  const paths = await pathsOf(client, view, [...reviewed.keys()]);
  const found: SignalMisses = {
    incidents: 0,
    reviewed: 0,
    withFinding: 0,
    withFindingOnFiles: 0,
    without: 0,
    rows: [],
  };
  for (const incident of incidents) {
    const changes = causes.get(incident.id) ?? [];
    if (changes.length === 0) continue;
    found.incidents++;
    const rows = changes.flatMap(({ item, evidence }): SignalMiss[] => {
      const of = reviewed.get(item);
      if (!of) return [];
      const files = paths.get(item);
      return [
        {
          incident: incident.id,
          title: incident.title === '' ? null : incident.title,
          openedAt: incident.openedAt,
          repo: view.flow.repos[view.flow.table.repo[item]],
          number: view.flow.number[item],
          agents: of.agents,
          findings: of.findings.length,
          onFiles: files
            ? of.findings.filter((row) => files.has(columns.paths[columns.table.path[row]])).length
            : of.findings.length === 0
              ? 0
              : null,
          evidence,
        },
      ];
    });
    if (rows.length === 0) continue;
    found.reviewed++;
    if (rows.some(({ findings }) => findings > 0)) found.withFinding++;
    else found.without++;
    // One on the files is enough; none is known to be only where all files are.
    if (rows.some(({ onFiles }) => (onFiles ?? 0) > 0)) found.withFindingOnFiles = added(found.withFindingOnFiles);
    else if (rows.some(({ onFiles }) => onFiles === null)) found.withFindingOnFiles = null;
    found.rows.push(...rows);
  }
  return { ...found, rows: found.rows.slice(0, MOST_ROWS) };
}

const added = (count: number | null): number | null => (count === null ? null : count + 1);

/** Which of these merged changes an agent finished reviewing before the merge, by row of the flow table. */
function reviewedItems(
  { flow }: OrganizationView,
  { table, reviews, agents }: FindingColumns,
  items: ReadonlySet<number>,
): Map<number, Reviewed> {
  const found = new Map<number, Reviewed>();
  for (let row = 0; row < reviews.length; row++) {
    const item = reviews.item[row];
    if (reviews.completed[row] === 0 || !items.has(item)) continue;
    const of = found.get(item) ?? { agents: [], findings: [] };
    of.agents.push(agents[reviews.agent[row]]);
    found.set(item, of);
  }
  for (const { agents: of } of found.values()) of.sort();
  for (let row = 0; row < table.length; row++) {
    const of = found.get(table.item[row]);
    // Said afterwards, it could not have helped.
    if (of && table.posted[row] <= flow.table.end[table.item[row]]) of.findings.push(row);
  }
  return found;
}

/** The files that changes touched, by row of the flow table; absent = not known. */
async function pathsOf(
  client: PoolClient,
  { flow }: OrganizationView,
  items: readonly number[],
): Promise<Map<number, Set<string>>> {
  if (items.length === 0) return new Map();
  const repos = items.map((item) => flow.repos[flow.table.repo[item]]);
  const numbers = items.map((item) => flow.number[item]);
  const { rows } = await client.query<{ place: number; paths: string[] }>(
    `SELECT asked.place::int, p.paths FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS asked (repo, number, place)
     JOIN pull_request p ON p.repo = asked.repo COLLATE "C" AND p.number = asked.number WHERE p.paths IS NOT NULL`,
    [repos, numbers],
  );
  return new Map(rows.map(({ place, paths }) => [items[place - 1], new Set(paths)]));
}
