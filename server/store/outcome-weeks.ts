import { deployOutcomes } from '../domain/deploy-outcome';
import {
  cycleTimes,
  mergedPerPerson,
  reviewWaits,
  weeklyFailRates,
  weeklyHitRates,
  weeklyIncidents,
  type EffectOutcome,
  type TeamWeeks,
} from '../domain/effect-outcome';
import type { Scope } from '../platform/scope.types';
import type { AdoptionColumns } from './adoption-columns';
import type { FindingColumns } from './finding-columns';
import { findingSelectionOf } from './finding-selection';
import type { OrganizationView } from './organization-view';
import { nowOf } from './range';
import { selectionOf } from './selection';
import type { EffectTeams } from './effect-panel';

/** What the outcomes are read from. */
export interface OutcomeSources {
  view: OrganizationView;
  adoption: AdoptionColumns;
  /** Only for the hit rate. */
  findings: FindingColumns | undefined;
}

export const EFFECT_UNITS: Record<EffectOutcome, string> = {
  merged_per_week: 'per_person',
  cycle_time: 'hours',
  review_wait: 'hours',
  hit_rate: 'share',
  change_fail_rate: 'share',
  incidents: 'incidents',
};

/** An outcome per team and week, team-major; NaN = missing. All missing where no source tells of it. */
export function outcomeWeeksOf(
  sources: OutcomeSources,
  teams: EffectTeams,
  outcome: EffectOutcome,
  scope: Scope,
): Float64Array {
  const { view, findings } = sources;
  const { flow } = view;
  // Teams are the rows: those that are left out must not come back by the scope.
  const selected = selectionOf(flow, { ...scope, teams: undefined });
  const of: TeamWeeks = {
    table: flow.table,
    teamOf: teamsOfItems(sources, teams),
    teams: teams.names.length,
    periods: teams.periods,
    now: nowOf(view.organization),
    selected,
    clock: scope.clock === 'working' ? view.workingClock : undefined,
  };
  switch (outcome) {
    case 'merged_per_week':
      return mergedPerPerson(of, teams.people);
    case 'cycle_time':
      return cycleTimes(of);
    case 'review_wait':
      return reviewWaits(of);
    case 'hit_rate': {
      if (!findings) return nothing(of);
      const chosen = findingSelectionOf(view, findings, { ...scope, teams: undefined }).findings;
      return weeklyHitRates(of, findings.table, chosen);
    }
    case 'change_fail_rate':
      return failuresTold(view) ? weeklyFailRates(of, deployEvents(view)) : nothing(of);
    case 'incidents':
      return view.incidents.rows.length > 0
        ? sinceFirst(view, of, weeklyIncidents(of, incidentEvents(view)))
        : nothing(of);
  }
}

const nothing = ({ teams, periods }: TeamWeeks): Float64Array => new Float64Array(teams * periods.length).fill(NaN);

/** Team per pull request: the author's; of one that an agent's account opened, that of the person on whose behalf it did. */
function teamsOfItems({ view, adoption }: OutcomeSources, { numbers }: EffectTeams): Int32Array {
  const { table } = view.flow;
  const placeOf = new Map(numbers.map((number, place) => [number, place]));
  const teamOf = Int32Array.from(table.team, (number) => placeOf.get(number) ?? -1);
  const { authored, people } = adoption.tables;
  for (let row = 0; row < authored.length; row++) {
    const item = authored.item[row];
    if (table.team[item] < 0) teamOf[item] = placeOf.get(people.team[authored.person[row]]) ?? -1;
  }
  return teamOf;
}

/** Whether anything tells of failures; without that 0 % would be made up. */
export function failuresTold(view: OrganizationView): boolean {
  const { rows, maintenance } = view.incidents;
  return rows.length + maintenance.length > 0 || view.deploys.rows.some(({ status }) => status === 'failure');
}

/** Pull requests by the deploy that was the first to bring them. */
function broughtBy({ flow }: OrganizationView): Map<string, number[]> {
  const { table, deployIds } = flow;
  const lists: number[][] = deployIds.map(() => []);
  for (let item = 0; item < table.length; item++) if (table.deploy[item] >= 0) lists[table.deploy[item]].push(item);
  return new Map(deployIds.map((id, place) => [id, lists[place]]));
}

/** Production deploys, cancelled ones apart. Which failed does not depend on fixes. */
export function deployEvents(view: OrganizationView) {
  const { rows, placeOf } = view.deploys;
  const linked = view.incidents.rows.flatMap(({ deploy, resolvedAt }) => {
    const place = placeOf.get(deploy);
    return place === undefined ? [] : [{ deploy: place, resolvedAt }];
  });
  const { failedBy } = deployOutcomes(rows, linked, []);
  const brought = broughtBy(view);
  return rows.flatMap(({ id, status, finishedAt }, place) =>
    status === 'cancelled' ? [] : [{ at: finishedAt, items: brought.get(id) ?? [], failed: failedBy[place] !== 0 }],
  );
}

export function incidentEvents(view: OrganizationView) {
  const brought = broughtBy(view);
  return view.incidents.rows.map(({ deploy, openedAt }) => ({
    at: openedAt,
    items: brought.get(deploy) ?? [],
    failed: true,
  }));
}

/** Before the first incident or deploy nobody could have linked one: those weeks are missing, not 0. */
function sinceFirst(view: OrganizationView, { periods }: TeamWeeks, counts: Float64Array): Float64Array {
  const first = Math.max(
    view.incidents.rows.reduce((least, { openedAt }) => Math.min(least, openedAt), Infinity),
    view.deploys.rows.reduce((least, { finishedAt }) => Math.min(least, finishedAt), Infinity),
  );
  return counts.map((count, cell) => (periods.edges[(cell % periods.length) + 1] <= first ? NaN : count));
}
