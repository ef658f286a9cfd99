import type { RolloutBand as DomainBand } from '../../domain/rollout-capacity';
import { finite } from '../../platform/finite';
import type { RolloutBand } from './rollout.types';

/** A band of future weeks as columns of the plan's weeks: null where the plan's week lies before, or beyond what was simulated. */
export function bandIn(band: DomainBand | undefined, shift: number, weeks: number): RolloutBand {
  const column = (values: readonly (number | null)[] | undefined): (number | null)[] =>
    Array.from({ length: weeks }, (_, week) => finite(values?.[week + shift] ?? NaN));
  return { median: column(band?.median), low: column(band?.low), high: column(band?.high) };
}
