import { Injectable } from '@nestjs/common';
import type { TierTable } from '../../domain/adoption-table';
import { delegatedCover } from '../../domain/delegated-cover';
import { delegatedWorkOf } from '../../domain/delegated-work';
import { TIER_RULES } from '../../domain/tier-rules';
import { rateOf } from '../../platform/rate';
import type { Periods, Range, Scope } from '../../platform/scope.types';
import type { SourceCover } from '../../platform/tier.types';
import { AdoptionViews, type AdoptionColumns } from '../../store/adoption-columns';
import { answered, OrganizationViews, type OrganizationView } from '../../store/organization-view';
import {
  adoptionScopeOf,
  delegatedScopeOf,
  isRunning,
  startOfDay,
  thereWithin,
  type AdoptionScope,
} from './adoption-scope';
import type { Adoption, AdoptionBy, AdoptionGroup, TierWeeks } from './adoption.types';
import { peopleGroups, type PeopleGroup } from './people-groups';
import { phaseCells } from './phase-cells';
import { surfaceCells } from './surface-cells';
import { tierCounts, tierMoves, toldRules } from './told-tiers';

/** How exactly the wall clock decides which range is meant. */
const HOUR = 3600;

/** Who uses agents, and how far. Source: measures.md 5. */
@Injectable()
export class AdoptionService {
  constructor(
    private readonly views: OrganizationViews,
    private readonly adoptions: AdoptionViews,
  ) {}

  /** @throws Failure bad_input for a range, or something in the scope, that does not exist */
  async adoption(name: string | null | undefined, scope: Scope, by: AdoptionBy, wallClock: number): Promise<Adoption> {
    const view = await this.views.open(name);
    const columns = await this.adoptions.of(view);
    const hour = Math.floor(wallClock / HOUR) * HOUR;
    return answered(view, ['adoption', scope, by, hour], () =>
      adoptionIn(view, columns, adoptionScopeOf(view, columns, scope, hour), by),
    );
  }
}

function adoptionIn(view: OrganizationView, columns: AdoptionColumns, scope: AdoptionScope, by: AdoptionBy): Adoption {
  const { organization } = view;
  const { range, previousRange, firstWeek, lastWeek, notNarrowedBy, tooFew } = scope;
  const { sources } = columns.tables;
  const table = columns.tiers();
  const { tierVersions } = organization.settings;
  // Of under five people nothing is told: nobody is selected.
  const people = tooFew ? new Uint8Array(table.people) : scope.people;
  const counts = tierCounts(table, lastWeek, people);
  const there = thereWithin(columns, lastWeek, lastWeek, people);
  const days = { fromDay: columns.dayOf(range.from), toDay: columns.dayOf(range.to - 0.001) };
  const told = sources.some(
    ({ kind, fromDay, toDay }) => kind === 'usage' && fromDay <= days.toDay && toDay >= days.fromDay,
  );
  const { groups, hidden } = peopleGroups(view, columns, by, there, days);
  const hours = [range, previousRange].map((of) => personHours(view, columns, scope, of));
  const phases = lastWeek < 0 ? { cells: [], hidden: 0 } : phaseCells(columns, there, lastWeek, days);
  const all = { key: '', label: '', merged: false, people: there, count: counts.people };
  return {
    range,
    previousRange,
    rules: toldRules(tierVersions?.at(-1) ?? { version: 1, rules: TIER_RULES, since: NaN, note: '' }),
    people: counts.people,
    counts,
    previous: tierCounts(table, firstWeek - 1, people),
    weeks: tierWeeks(columns, table, firstWeek, lastWeek, people),
    by,
    total: toldGroup(table, lastWeek, all, tooFew ? [undefined, undefined] : hours),
    groups: groups.map((group) => toldGroup(table, lastWeek, group, hours)),
    hidden,
    moves: tierMoves(table, firstWeek - 1, lastWeek, people),
    surfaces: surfaceCells(view, columns, thereWithin(columns, firstWeek, lastWeek, people), days, told),
    phases: phases.cells,
    phasesHidden: phases.hidden,
    sources: sources.map((source): SourceCover => ({
      kind: source.kind,
      tool: source.tool,
      from: startOfDay(organization.timeZone, source.fromDay),
      to: startOfDay(organization.timeZone, source.toDay + 1),
    })),
    unknown: !sources.some(({ kind }) => kind !== 'reviews'),
    running: lastWeek >= 0 && isRunning(columns, lastWeek),
    notNarrowedBy,
    tooFew,
  };
}

function tierWeeks(
  columns: AdoptionColumns,
  table: TierTable,
  firstWeek: number,
  lastWeek: number,
  people: Uint8Array | undefined,
): TierWeeks {
  const { weeks } = columns;
  const periods: Periods = { label: [], start: [], end: [], running: [] };
  const of: TierWeeks = { periods, none: [], ambient: [], casual: [], power: [], unknown: [], atLeast: [] };
  for (let week = firstWeek; week <= lastWeek; week++) {
    periods.label.push(weeks.label[week]);
    periods.start.push(weeks.start[week]);
    periods.end.push(weeks.end[week]);
    periods.running.push(isRunning(columns, week));
    const counts = tierCounts(table, week, people);
    for (const tier of ['none', 'ambient', 'casual', 'power', 'unknown', 'atLeast'] as const)
      of[tier].push(counts[tier]);
  }
  return of;
}

/** Delegated hours per person in a range; undefined = nothing tells of any. */
function personHours(
  view: OrganizationView,
  columns: AdoptionColumns,
  { people }: AdoptionScope,
  range: Range,
): Float64Array | undefined {
  // Groups are of people, wherever they let agents work.
  const scope = delegatedScopeOf(view, columns, { people, runs: undefined }, range);
  if (!(scope.from < scope.to)) return undefined;
  const days = [columns.dayOf(scope.from), columns.dayOf(scope.to - 0.001)];
  if (delegatedCover(columns.tables, columns.tools, true, days)[0] === 0) return undefined;
  return delegatedWorkOf(columns.tables, scope, { length: 1, edges: Float64Array.of(scope.from, scope.to) }).ofPerson;
}

function toldGroup(
  table: TierTable,
  week: number,
  { key, label, merged, people }: PeopleGroup,
  hours: (Float64Array | undefined)[],
): AdoptionGroup {
  const counts = tierCounts(table, week, people);
  const [now, before] = hours.map((of) =>
    of === undefined ? null : of.reduce((sum, one, person) => sum + (people[person] === 1 ? one : 0), 0),
  );
  return {
    key,
    label,
    merged,
    counts,
    delegatedHours: now,
    delegatedHoursPrevious: before,
    usedAgents: rateOf(counts.casual + counts.power, counts.people - counts.unknown),
  };
}
