import { effectEstimatesOf, enoughOf, type EffectEstimates } from '../../domain/effect-estimate';
import type { RolloutTier, WritingFigure } from '../../domain/rollout-plan';
import type { AdoptionColumns } from '../../store/adoption-columns';
import { effectTeamsOf, wholeWeeksOf } from '../../store/effect-panel';
import type { OrganizationView } from '../../store/organization-view';
import { outcomeWeeksOf } from '../../store/outcome-weeks';
import { rangeOf } from '../../store/range';

/** Published figures that stand in until an organization has its own. Source: measures.md 7. */
const PRIORS: Record<RolloutTier, WritingFigure> = {
  casual: { times: 1.15, source: 'prior', name: 'CircleCI 2026: +15 % runs on feature branches' },
  power: { times: 1.26, source: 'prior', name: 'Cui et al. 2025: +26 % tasks in three field experiments' },
};
/** As the effect of a rollout is told elsewhere. */
const SHARE = 0.3;
const RANGE = '-52w';

/**
 * How much more somebody of a tier writes: this organization's own estimate of pull requests merged per person (measures 5) where there is one
 * with enough behind it, else a published figure, named. An own estimate below 1 is taken as it is.
 */
export function writingFigures(
  view: OrganizationView,
  adoption: AdoptionColumns,
  wallClock: number,
): Record<RolloutTier, WritingFigure> {
  const of = (tier: RolloutTier): WritingFigure => ownFigure(view, adoption, tier, wallClock) ?? PRIORS[tier];
  return { casual: of('casual'), power: of('power') };
}

function ownFigure(
  view: OrganizationView,
  adoption: AdoptionColumns,
  tier: RolloutTier,
  wallClock: number,
): WritingFigure | undefined {
  const range = rangeOf(view.organization, RANGE, view.first, wallClock);
  const periods = wholeWeeksOf(view, range, wallClock);
  if (periods.length === 0) return undefined;
  const teams = effectTeamsOf(view, adoption, periods, { tier, share: SHARE });
  const outcome = outcomeWeeksOf({ view, adoption, findings: undefined }, teams, 'merged_per_week', {});
  const estimates = effectEstimatesOf(
    { teams: teams.names.length, weeks: periods.length, outcome, rollout: teams.rollout },
    { control: 'not_yet_treated', tierAtLeast: teams.atLeast },
  );
  const own = ownWriting(estimates);
  return own && { times: own.times, source: 'own_effect', name: `Own effect estimate, ${tier}: pull requests merged per person, ${own.n} team-weeks` }; // prettier-ignore
}

/**
 * What was merged after rollouts as a multiple of before, to two digits, with the team-weeks behind it. Undefined where too little is known, where the
 * interval does not even tell the direction, and for a multiple under .1 or above 10, which no plan may hold.
 */
export function ownWriting({ effects, before }: Pick<EffectEstimates, 'effects' | 'before'>): { times: number; n: number } | undefined {
  if (!effects || !(before > 0)) return undefined;
  const n = effects.summary.teamWeeks.reduce((sum, count) => sum + count, 0);
  const { overall } = effects;
  if (!enoughOf(overall, n) || (overall.low <= 0 && overall.high >= 0)) return undefined;
  const times = Math.round((1 + overall.value / before) * 100) / 100;
  return times >= 0.1 && times <= 10 ? { times, n } : undefined;
} // prettier-ignore
