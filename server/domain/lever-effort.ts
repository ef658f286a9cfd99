import type { Levers } from './forecast-levers';
import type { ForecastModel } from './forecast-model';
import { LeverRefusal } from './lever-refusal';

/** Share of a reviewer's effort that an accepted first pass of an agent takes off. An assumption: nothing here measures it. */
export const FIRST_PASS_SAVES = 0.5;

/**
 * Effort of one review under the levers, as a multiple of the base: `reviewEffort · (1 − φ τ h) / (1 − φ₀ τ h₀)` with the share φ of changes on which an
 * agent makes the first pass, the share h of its findings that are acted on, and τ = FIRST_PASS_SAVES. 1 at the base. Source: ours.
 *
 * @throws LeverRefusal where the base of a lever is not known
 */
export function reviewEffortOf(model: Pick<ForecastModel, 'firstPass' | 'hitRate'>, levers: Levers): number {
  if (!(levers.reviewEffort > 0)) throw new LeverRefusal('bad_value', 'reviewEffort', String(levers.reviewEffort));
  if (levers.firstPass === null && levers.hitRate === null) return levers.reviewEffort;
  const lever = levers.firstPass !== null ? 'firstPass' : 'hitRate';
  for (const [name, value] of [
    ['firstPass', levers.firstPass],
    ['hitRate', levers.hitRate],
  ] as const)
    if (value !== null && !(value >= 0 && value <= 1)) throw new LeverRefusal('bad_value', name, String(value));
  if (Number.isNaN(model.firstPass)) throw new LeverRefusal('first_pass_unknown', lever);
  if (Number.isNaN(model.hitRate)) throw new LeverRefusal('hit_rate_unknown', lever);
  const passes = levers.firstPass ?? model.firstPass;
  const hits = levers.hitRate ?? model.hitRate;
  const before = 1 - model.firstPass * FIRST_PASS_SAVES * model.hitRate;
  return (levers.reviewEffort * (1 - passes * FIRST_PASS_SAVES * hits)) / before;
}
