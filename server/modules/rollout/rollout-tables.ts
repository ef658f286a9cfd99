import { Injectable, type OnModuleInit } from '@nestjs/common';
import { rounded, type Table } from '../../platform/csv';
import { ExportTables } from '../../platform/export-tables';
import { Failure } from '../../platform/failure';
import { one } from '../../platform/table-query';
import { OrganizationViews } from '../../store/organization-view';
import { rangeOf } from '../../store/range';
import type { RolloutPlan } from './rollout.types';
import { RolloutService } from './rollout.service';
import { weekTable, WEEKS_DEFINITION } from './week-table';

export const PLAN_DEFINITION =
  'One row per wave of a rollout plan, in the order of the plan. start = planned ISO week, actual_start = when it started or would by what is known now; people to be trained, empty under 5; held_by = the gate that holds it.';
const GATES_DEFINITION =
  'One row per gate, wave (empty = the organization) and week: the verdict with what it rests on. low and high hold at every weekly look of the plan at once, with 95 %; empty = cannot be told.';

/** The tables of this capability that can be downloaded; `plan` names the plan by its id, without it the first that is listed. */
@Injectable()
export class RolloutTables implements OnModuleInit {
  constructor(
    private readonly tables: ExportTables,
    private readonly plans: RolloutService,
    private readonly views: OrganizationViews,
  ) {}

  onModuleInit(): void {
    this.add('rollout-plan', PLAN_DEFINITION, waveTable);
    this.add('rollout-gates', GATES_DEFINITION, gateTable);
    this.add('rollout-weeks', WEEKS_DEFINITION, weekTable);
  }

  private add(name: string, definition: string, table: (of: RolloutPlan) => Table): void {
    this.tables.add(name, definition, async (asked, now) => {
      const org = one(asked.org);
      const id = one(asked.plan) ?? (await this.plans.list(org)).at(0)?.id;
      if (id === undefined) throw new Failure('not_found', 'There is no rollout plan yet: save one on the page Rollout, or by downstream plan FILE --save.'); // prettier-ignore
      const plan = await this.plans.plan(org, id, now);
      const { organization, first } = await this.views.open(org);
      return { table: table(plan), range: rangeOf(organization, 'all', first, now) };
    });
  }
}

/** The waves of a plan. */
export function waveTable({ waves }: RolloutPlan): Table {
  return {
    columns: ['wave', 'teams', 'tier', 'people', 'start', 'actual_start', 'trained_by', 'soak_until', 'state', 'held_by'], // prettier-ignore
    rows: waves.map((of) => [of.name, of.teams.join(' '), of.tier, of.people, of.start, of.actualStart, of.trainingWeeks.at(-1) ?? null, of.soakUntil, of.state, of.heldBy]), // prettier-ignore
  };
}

/** What the gates of a plan said. */
export function gateTable({ gates }: RolloutPlan): Table {
  return {
    columns: ['week', 'gate', 'metric', 'wave', 'verdict', 'reason', 'value', 'low', 'high', 'n', 'effective_n', 'target', 'floor', 'overridden'], // prettier-ignore
    rows: gates.map((of) => [of.week, of.gate, of.metric, of.wave, of.verdict, of.reason, rounded(of.value), rounded(of.low), rounded(of.high), of.n, rounded(of.effectiveN), of.target, of.floor, String(of.overridden)]), // prettier-ignore
  };
}
