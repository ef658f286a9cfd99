import { SURFACES } from '../../domain/adoption-table';
import { TIER_RULES, type TierRules } from '../../domain/tier-rules';
import { Failure } from '../../platform/failure';

/** What each cut-off may be: whole numbers unless said, both ends included. */
const LIMITS: Record<keyof TierRules, { least: number; most: number; whole: boolean; what: string }> = {
  windowDays: { least: 7, most: 90, whole: true, what: 'The days looked back' },
  casualDays: { least: 1, most: 90, whole: true, what: 'The days with use that make casual' },
  powerSurfaces: { least: 1, most: SURFACES.length, whole: true, what: 'The surfaces that make power' },
  powerRuns: { least: 1, most: 10_000, whole: true, what: 'The delegated runs that make power' },
  powerRunHours: { least: 0.01, most: 2_160, whole: false, what: 'The hours of one run that make power' },
  powerRunsAtOnce: { least: 1, most: 1_000, whole: true, what: 'The runs at once that make power' },
};
const LONGEST_NOTE = 500;

export const TIER_FIGURES = Object.keys(TIER_RULES) as (keyof TierRules)[];

/** @throws Failure bad_input for a cut-off that cannot be */
export function checkedRules(given: TierRules): TierRules {
  const rules = { ...TIER_RULES };
  for (const figure of TIER_FIGURES) {
    const { least, most, whole, what } = LIMITS[figure];
    const value = given[figure];
    if (!(value >= least && value <= most) || (whole && !Number.isInteger(value)))
      throw new Failure('bad_input', `${what} (${figure}) cannot be ${value}: give a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`); // prettier-ignore
    rules[figure] = value;
  }
  if (rules.casualDays > rules.windowDays)
    throw new Failure('bad_input', `${LIMITS.casualDays.what} (casualDays) cannot be ${rules.casualDays} within ${rules.windowDays} days: give ${rules.windowDays} at most, or look back further.`); // prettier-ignore
  return rules;
}

/** @throws Failure bad_input for a note that is too long */
export function checkedNote(note: string | null | undefined): string {
  const text = (note ?? '').trim();
  if (text.length > LONGEST_NOTE)
    throw new Failure('bad_input', `The note has ${text.length} characters: give at most ${LONGEST_NOTE}.`);
  return text;
}
