/** What cannot be tried, because nothing here tells of it. */
export const LEVER_REFUSALS = [
  'no_model',
  'bad_value',
  'unknown_team',
  'team_without_reviewers',
  'tiers_unknown',
  'reviewers_unknown',
  'too_few_reviewers',
  'first_pass_unknown',
  'hit_rate_unknown',
  'deploy_unknown',
  'no_trains',
  'incidents_unknown',
] as const;
export type LeverRefusalCode = (typeof LEVER_REFUSALS)[number];

/** A lever that does not exist here; never silently without effect. */
export class LeverRefusal extends Error {
  constructor(
    readonly code: LeverRefusalCode,
    /** The lever, as in Levers; '' = all. */
    readonly lever: string,
    /** What was asked for, where it is a word or a number. */
    readonly value = '',
  ) {
    super(`${code} ${lever} ${value}`.trim());
  }
}
