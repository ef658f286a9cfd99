import { shrunkRates } from '../../domain/statistics/beta-binomial';
import { finite } from '../../platform/finite';
import type { HitRateGroup } from './hit-rate.types';

/** The groups with their rates drawn towards each other, on effective counts; for order and display of small ones only. Source: measures.md 4. */
export function shrunkGroups(groups: HitRateGroup[]): HitRateGroup[] {
  const rates = shrunkRates(
    groups.map(({ accepted, deff }) => accepted / deff),
    groups.map(({ effectiveN }) => effectiveN),
  );
  return groups.map((group, place) => ({ ...group, shrunk: finite(rates[place]) }));
}
