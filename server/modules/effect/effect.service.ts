import { Injectable } from '@nestjs/common';
import {
  BASE_WEEKS,
  EFFECT_SEED,
  effectEstimatesOf,
  enoughOf,
  PERMUTATIONS,
  WEEKS_BEFORE,
} from '../../domain/effect-estimate';
import type { EffectControl } from '../../domain/effect';
import type { PermutedEffect, PermutedEffects } from '../../domain/effect-permutation';
import type { EffectOutcome } from '../../domain/effect-outcome';
import { wilson } from '../../domain/statistics/wilson';
import { Failure } from '../../platform/failure';
import { finite } from '../../platform/finite';
import type { Range, Scope, Tier } from '../../platform/scope.types';
import { AdoptionViews } from '../../store/adoption-columns';
import { FindingViews } from '../../store/finding-columns';
import { answered, OrganizationViews } from '../../store/organization-view';
import { dayOf, rangeOf } from '../../store/range';
import { withTeamsBelow } from '../../store/selection';
import { effectTeamsOf, wholeWeeksOf, type EffectTeams } from '../../store/effect-panel';
import { EFFECT_UNITS, outcomeWeeksOf, type OutcomeSources } from '../../store/outcome-weeks';
import type { Effect, EffectEstimate, EffectGroup, EffectQuestion, EffectStudy } from './effect.types';

/** A question with its defaults filled in. */
export interface AskedEffect {
  outcome: EffectOutcome;
  tier: Extract<Tier, 'casual' | 'power'>;
  share: number;
  control: EffectControl;
}

const HOUR = 3600;
const DEFAULT_SHARE = 0.3;
/** Rollouts reach back further than the 26 weeks of other answers: a shorter range begins after most of them. */
const DEFAULT_RANGE = '-52w';
/** Fewer people have no share that may be told. */
const ENOUGH = 10;

/** What followed the rollout of agents, compared with teams not yet rolled out. Source: measures.md 5. */
@Injectable()
export class EffectService {
  constructor(
    private readonly views: OrganizationViews,
    private readonly adoptions: AdoptionViews,
    private readonly findingViews: FindingViews,
  ) {}

  /** @throws Failure bad_input for a range, tier or share, or something in the scope, that does not exist */
  async effect(
    name: string | null | undefined,
    given: Scope,
    question: EffectQuestion,
    wallClock: number,
  ): Promise<Effect> {
    const scope = { ...given, range: given.range || DEFAULT_RANGE };
    const asked = askedEffect(question);
    const view = await this.views.open(name, scope);
    const adoption = await this.adoptions.of(view);
    const findings = asked.outcome === 'hit_rate' ? await this.findingViews.of(view) : undefined;
    const range = rangeOf(view.organization, scope.range, view.first, wallClock);
    const hour = Math.floor(wallClock / HOUR) * HOUR;
    return answered(view, ['effect', scope, asked, range, hour], () =>
      effectIn({ view, adoption, findings }, scope, asked, range, hour),
    );
  }
}

/** @throws Failure bad_input */
function askedEffect({ outcome, tier, share, control }: EffectQuestion): AskedEffect {
  if (tier && tier !== 'casual' && tier !== 'power')
    throw new Failure('bad_input', `A rollout cannot be told by the tier "${tier}": write casual or power.`);
  const asked = share ?? DEFAULT_SHARE;
  if (!(asked > 0 && asked <= 1))
    throw new Failure('bad_input', `${asked} is no share of a team: write a number above 0 and up to 1, such as 0.3.`);
  return { outcome, tier: tier ?? 'power', share: asked, control: control ?? 'not_yet_treated' };
}

function effectIn(sources: OutcomeSources, scope: Scope, asked: AskedEffect, range: Range, hour: number): Effect {
  const { view, adoption } = sources;
  const { people } = view.flow;
  const chosen = scope.teams?.length ? new Set(withTeamsBelow(people, scope.teams)) : undefined;
  const numbers = chosen && new Set(people.teams.flatMap(({ team }, number) => (chosen.has(team) ? [number] : [])));
  const periods = wholeWeeksOf(view, range, hour);
  const teams = effectTeamsOf(view, adoption, periods, { tier: asked.tier, share: asked.share, numbers });
  const estimates = effectEstimatesOf(
    {
      teams: teams.names.length,
      weeks: periods.length,
      outcome: periods.length > 0 ? outcomeWeeksOf(sources, teams, asked.outcome, scope) : new Float64Array(0),
      rollout: teams.rollout,
    },
    { control: asked.control, tierAtLeast: teams.atLeast },
  );
  const { effects } = estimates;
  return {
    range,
    ...asked,
    unit: EFFECT_UNITS[asked.outcome],
    refusal: estimates.refusal ?? null,
    teams: estimates.teams,
    weeks: periods.length,
    treated: estimates.treated,
    already: estimates.already,
    smallTeams: teams.small,
    permutations: PERMUTATIONS,
    seed: EFFECT_SEED,
    baseWeeks: BASE_WEEKS,
    before: effects ? finite(estimates.before) : null,
    ...toldEffects(effects, teams.rollout, (week) => dayOf(range.timeZone, periods.edges[week] + 12 * HOUR)),
    rollouts: rolloutsOf(teams),
    caveats: estimates.caveats,
    missing: estimates.missing,
    cells: estimates.cells,
  };
}

type Told = Pick<Effect, 'overall' | 'study' | 'preTrend' | 'groups'>;

function toldEffects(
  effects: PermutedEffects | undefined,
  rollout: Int32Array,
  mondayOf: (week: number) => string,
): Told {
  if (!effects) return { overall: null, study: null, preTrend: null, groups: [] };
  const { summary, overall, preTrend, study, ofGroup, groups } = effects;
  const teamWeeks = summary.teamWeeks.reduce((sum, count) => sum + count, 0);
  return {
    overall: toldEstimate(overall, teamWeeks),
    preTrend: {
      ...toldNumbers(preTrend),
      weeks: summary.teams.subarray(0, WEEKS_BEFORE - BASE_WEEKS).filter((count) => count > 0).length,
    },
    study: toldStudy(study, summary.teams),
    groups: Array.from(groups, (week, place): EffectGroup => ({
      rollout: mondayOf(week),
      teams: rollout.filter((own) => own === week).length,
      effect: knownEstimate(toldEstimate(ofGroup[place], summary.teamWeeks[place])),
    })),
  };
}

const toldNumbers = ({ value, low, high, p }: PermutedEffect) => ({
  value: finite(value),
  low: finite(low),
  high: finite(high),
  p: finite(p),
});

const toldEstimate = (of: PermutedEffect, n: number): EffectEstimate => ({
  ...toldNumbers(of),
  n,
  enough: enoughOf(of, n),
});

/** Without numbers where there is not enough data: of one group few team-weeks are the rule, and nobody should read chance as an effect. */
const knownEstimate = (of: EffectEstimate): EffectEstimate =>
  of.enough ? of : { ...of, value: null, low: null, high: null, p: null };

function toldStudy(points: readonly PermutedEffect[], teams: Int32Array): EffectStudy {
  const weeksFromRollout = points.map((_, point) => point - WEEKS_BEFORE);
  return {
    weeksFromRollout,
    effect: points.map(({ value }) => finite(value)),
    low: points.map(({ low }) => finite(low)),
    high: points.map(({ high }) => finite(high)),
    teams: [...teams],
    base: weeksFromRollout.map((week) => week < 0 && week >= -BASE_WEEKS),
  };
}

const rolloutsOf = (teams: EffectTeams): Effect['rollouts'] =>
  teams.names.map((team, place) => {
    const [known, reached] = [teams.knownNow[place], teams.reachedNow[place]];
    const share = finite(teams.shareNow[place]);
    const { low, high } = share === null ? { low: NaN, high: NaN } : wilson(reached, known);
    return {
      team,
      week: teams.week[place] === '' ? null : teams.week[place],
      stated: teams.stated[place],
      derived: teams.derived[place] === '' ? null : teams.derived[place],
      people: teams.peopleNow[place],
      known,
      reached: share === null ? null : reached,
      share,
      low: finite(low),
      high: finite(high),
      enough: share !== null && known >= ENOUGH,
      atLeast: teams.shareAtLeast[place],
    };
  });
