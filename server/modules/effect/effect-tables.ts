import { Injectable, type OnModuleInit } from '@nestjs/common';
import { rounded, type Table } from '../../platform/csv';
import { ExportTables } from '../../platform/export-tables';
import { one, scopeOfQuery, word, type Parameters } from '../../platform/table-query';
import { Tier } from '../../platform/scope.types';
import { EffectService } from './effect.service';
import { EffectControl, EffectOutcome, type Effect, type EffectQuestion } from './effect.types';

export const EFFECT_DEFINITION =
  "One row per number: all together, each group of teams rolled out in the same week, each week from the rollout (0 = the week of the rollout). Effect = how the outcome of rolled-out teams changed against the mean of the 4 weeks before, less how it changed in teams not yet rolled out (Callaway and Sant'Anna 2021, without covariates); 95 % interval and p by permuting rollout weeks over teams; empty = cannot be told.";

const ROLLOUTS_DEFINITION =
  'One row per team of 5 people or more, in alphabetical order: the Monday of the week in which agents were rolled out, as people say or as usage shows; empty = not yet. reached = people at the tier or above in the last week, known = those whose tier is known; share = reached of known with its 95 % interval by Wilson, empty under 10 known; at_least = it can be higher, for somebody’s tier is unknown or at least what is told.';

/** The tables of this capability that can be downloaded. */
@Injectable()
export class EffectTables implements OnModuleInit {
  constructor(
    private readonly tables: ExportTables,
    private readonly effects: EffectService,
  ) {}

  onModuleInit(): void {
    this.add('effect', EFFECT_DEFINITION, effectTable);
    this.add('rollouts', ROLLOUTS_DEFINITION, rolloutTable);
  }

  private add(name: string, definition: string, table: (of: Effect) => Table): void {
    this.tables.add(name, definition, async (asked, now) => {
      const effect = await this.effects.effect(one(asked.org), scopeOfQuery(asked), questionOf(asked), now);
      return { table: table(effect), range: effect.range };
    });
  }
}

function questionOf(asked: Parameters): EffectQuestion {
  const share = one(asked.share);
  return {
    outcome: word(EffectOutcome, 'outcome', asked.outcome) ?? 'cycle_time',
    tier: word(Tier, 'tier', asked.rolloutTier),
    share: share === undefined || share === '' ? undefined : Number(share),
    control: word(EffectControl, 'control', asked.control),
  };
}

/** Every number of an effect as a row; none when no effect can be estimated. */
export function effectTable({ overall, groups, study, preTrend, outcome, unit, teams }: Effect): Table {
  type Numbers = { value: number | null; low: number | null; high: number | null; p: number | null };
  const row = (what: string, key: string | number, of: Numbers, behind: number | null) =>
    [what, key, outcome, unit, rounded(of.value), rounded(of.low), rounded(of.high), rounded(of.p), behind]; // prettier-ignore
  return {
    columns: ['what', 'key', 'outcome', 'unit', 'effect', 'low', 'high', 'p', 'teams'],
    rows: [
      ...(overall ? [row('all', '', overall, teams)] : []),
      ...(preTrend ? [row('pre_trend', '', preTrend, null)] : []),
      ...groups.map(({ rollout, teams: of, effect }) => row('group', rollout, effect, of)),
      ...(study?.weeksFromRollout.map((week, i) =>
        row('week', week, { value: study.effect[i], low: study.low[i], high: study.high[i], p: null }, study.teams[i]),
      ) ?? []),
    ],
  };
}

export function rolloutTable({ rollouts, tier }: Effect): Table {
  return {
    columns: [
      'team',
      'rollout',
      'stated',
      'derived',
      'people',
      'tier',
      'known',
      'reached',
      'share',
      'low',
      'high',
      'at_least',
    ],
    rows: rollouts.map((of) => [
      of.team,
      of.week,
      String(of.stated),
      of.derived,
      of.people,
      tier,
      of.known,
      of.reached,
      ...[of.share, of.low, of.high].map((value) => (of.enough ? rounded(value) : null)),
      String(of.atLeast),
    ]),
  };
}
