import { SMALLEST_GROUP } from '../small-groups';
import type { AdoptionFacts } from './report-facts';
import type { Statement } from './statement';

/** How many people use agents, and how many moved; of fewer than five people nothing is told. */
export function adoptionStatements({ people, casual, power, up, down }: AdoptionFacts): Statement[] {
  if (!(people >= SMALLEST_GROUP)) return [];
  const sum = (of: 'week' | 'before' | 'four'): number => casual[of] + power[of];
  return [
    {
      code: 'tiers', subject: '', urgent: false, weight: 11, unit: 'people',
      value: sum('week'), lastWeek: sum('before'), fourWeeks: sum('four'), n: people, link: { page: 'adoption' },
      details: { power: power.week, powerBefore: power.before, people, up, down },
    },
  ]; // prettier-ignore
}
