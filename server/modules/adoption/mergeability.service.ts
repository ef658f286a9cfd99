import { Injectable } from '@nestjs/common';
import { SURFACES } from '../../domain/adoption-table';
import { mergeabilityOf, RUN_LENGTHS, runLengthOf } from '../../domain/mergeability';
import { ENOUGH } from '../../domain/flow';
import { finite } from '../../platform/finite';
import type { Scope } from '../../platform/scope.types';
import { AdoptionViews, type AdoptionColumns } from '../../store/adoption-columns';
import { answered, OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { adoptionScopeOf, delegatedScopeOf, type AdoptionScope } from './adoption-scope';
import type { Mergeability, MergeabilityBy, MergeabilityGroup } from './mergeability.types';
import { UNKNOWN } from './people-groups';

/** How exactly the wall clock decides which range is meant. */
const HOUR = 3600;

/** Whether delegated work leads to merged pull requests. Source: measures.md 5. */
@Injectable()
export class MergeabilityService {
  constructor(
    private readonly views: OrganizationViews,
    private readonly adoptions: AdoptionViews,
  ) {}

  /** @throws Failure bad_input for a range, or something in the scope, that does not exist */
  async mergeability(
    name: string | null | undefined,
    scope: Scope,
    by: MergeabilityBy,
    wallClock: number,
  ): Promise<Mergeability> {
    const view = await this.views.open(name);
    const columns = await this.adoptions.of(view);
    const hour = Math.floor(wallClock / HOUR) * HOUR;
    return answered(view, ['mergeability', scope, by, hour], () =>
      mergeabilityIn(view, columns, adoptionScopeOf(view, columns, scope, hour), by),
    );
  }
}

function mergeabilityIn(
  view: OrganizationView,
  columns: AdoptionColumns,
  scope: AdoptionScope,
  by: MergeabilityBy,
): Mergeability {
  const { state } = view.flow.table;
  const { runs } = columns.tables;
  const rows = scope.tooFew ? new Int32Array(0) : rowsIn(view, columns, scope);
  const groupOf = {
    length: (row: number) => runLengthOf(runs.end[row] - runs.start[row]),
    tool: (row: number) => runs.tool[row],
    repo: (row: number) => runs.repo[row],
    surface: (row: number) => runs.surface[row],
  }[by];
  const words = { length: RUN_LENGTHS, tool: columns.tools, repo: columns.repos, surface: SURFACES }[by];
  const parts = new Map<number, number[]>();
  for (const row of rows) {
    const group = groupOf(row);
    const part = parts.get(group);
    if (part) part.push(row);
    else parts.set(group, [row]);
  }
  const named = [...parts].map(([group, of]) => ({ group, key: words[group] ?? UNKNOWN, of: Int32Array.from(of) }));
  const all = mergeabilityOf(runs, rows, state);
  return {
    range: scope.range,
    by,
    total: toldGroup('all', all),
    groups: named
      .sort((a, b) => (by === 'length' ? a.group - b.group : orderOf(a.key, b.key)))
      .map(({ key, of }) => toldGroup(key, mergeabilityOf(runs, of, state))),
    open: all.open,
    withoutPullRequest: all.none,
    unknown: all.unknown,
    tooFew: scope.tooFew,
  };
}

const orderOf = (a: string, b: string): number =>
  Number(a === UNKNOWN) - Number(b === UNKNOWN) || a.localeCompare(b, 'en') || (a < b ? -1 : 1);

/** Delegated runs that people started and that ended in the range; one without an end counts where it started in it. */
function rowsIn(view: OrganizationView, columns: AdoptionColumns, asked: AdoptionScope): Int32Array {
  const { runs } = columns.tables;
  const { people, runs: selected, from, to } = delegatedScopeOf(view, columns, asked, asked.range);
  const rows: number[] = [];
  for (let row = 0; row < runs.length; row++) {
    if (runs.delegated[row] === 0 || runs.parent[row] !== -1) continue;
    const at = Number.isNaN(runs.end[row]) ? runs.start[row] : runs.end[row];
    if (!(at >= from && at < to) || (selected && selected[row] === 0) || (people && people[runs.person[row]] === 0))
      continue;
    rows.push(row);
  }
  return Int32Array.from(rows);
}

function toldGroup(key: string, of: ReturnType<typeof mergeabilityOf>): MergeabilityGroup {
  return {
    key,
    label: key.replaceAll('_', ' '),
    runs: of.runs,
    pullRequests: of.pullRequests,
    merged: {
      value: finite(of.rate),
      low: finite(of.low),
      high: finite(of.high),
      numerator: of.merged,
      n: of.n,
      enough: of.n >= ENOUGH,
    },
    deff: of.deff,
    deffAssumed: of.deffAssumed,
  };
}
