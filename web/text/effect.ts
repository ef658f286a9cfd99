import type { EffectCaveat, EffectControl, EffectOutcome, EffectQuery } from '../gql/documents';
import { countedOf, shareOf } from './number';

type Effect = EffectQuery['effect'];
type Numbers = { value: number | null; low: number | null; high: number | null };

export const effectOutcomes: readonly EffectOutcome[] = [
  'cycle_time',
  'review_wait',
  'merged_per_week',
  'hit_rate',
  'change_fail_rate',
  'incidents',
];
export const effectControls: readonly EffectControl[] = ['not_yet_treated', 'never_treated'];

const outcomes: Record<EffectOutcome, string> = {
  merged_per_week: 'pull requests merged per person and week',
  cycle_time: 'median cycle time',
  review_wait: 'median wait for reviewers',
  hit_rate: 'hit rate of AI review',
  change_fail_rate: 'change fail rate',
  incidents: 'incidents per week',
};

/** What is looked at, as it stands in a sentence. */
export const outcomeName = (outcome: EffectOutcome): string => outcomes[outcome];

/** Which teams the others are compared with. */
export const controlName = (control: EffectControl): string =>
  control === 'never_treated' ? 'teams not rolled out in this range' : 'teams not yet rolled out';

/** An outcome itself, such as the mean before the rollout. */
export function levelOf(unit: string, value: number | null): string {
  if (value === null) return '–';
  switch (unit) {
    case 'hours':
      return Math.abs(value) < 48 ? `${value.toFixed(1)} h` : `${(value / 24).toFixed(1)} days`;
    case 'share':
      return `${(100 * value).toFixed(1)} %`;
    default:
      return value.toFixed(2);
  }
}

const wordOf = (unit: string): string => ({ hours: ' h', share: ' points' })[unit] ?? '';

/** A number of an effect without its unit: a sign, and digits that suit the unit. */
export function changeOf(unit: string, value: number): string {
  const text = Math.abs(unit === 'share' ? 100 * value : value).toFixed(unit === 'hours' || unit === 'share' ? 1 : 2);
  return Number(text) === 0 ? text : `${value < 0 ? '−' : '+'}${text}`;
}

/** An effect with its interval: "−24.1 h [−59.9, +7.6]". */
export function effectOf(unit: string, { value, low, high }: Numbers): string {
  if (value === null) return '–';
  return `${changeOf(unit, value)}${wordOf(unit)} ${boundsOf(unit, low, high)}`;
}

export const boundsOf = (unit: string, low: number | null, high: number | null): string =>
  low === null || high === null ? '[no interval can be told]' : `[${changeOf(unit, low)}, ${changeOf(unit, high)}]`;

/** A p for people. */
export const chanceOf = (p: number | null): string =>
  p === null ? '–' : p < 0.0015 ? '0.001' : p < 0.1 ? p.toFixed(3) : p.toFixed(2);

/** The sentence the page opens with: a number with its interval, or why there is none. */
export function effectHeadline(effect: Effect): string {
  const { refusal, overall, teams, already, weeks, treated, tier, share, outcome, unit, control } = effect;
  const compared = teams - already;
  if (teamless(effect)) return 'No effect can be estimated: nobody is told to be in a team.';
  switch (refusal) {
    case 'no_data':
      return `No effect can be estimated: no team of 5 people or more has enough data on ${outcomeName(outcome)} in this range.`;
    case 'too_few_weeks':
      return `No effect can be estimated: the range holds ${countedOf(weeks, 'whole week')} with data, at least 8 are needed.`;
    case 'too_few_teams':
      return `No effect can be estimated: ${countedOf(compared, 'team')} can be compared, at least 6 are needed.`;
    case 'no_rollout':
      return `No effect can be estimated: in this range no team reaches ${shareOf(share)} of its people at ${tier === 'power' ? 'power' : 'casual or above'}, and no rollout week is stated.`;
    case 'no_control':
      return `No effect can be estimated: ${treated} of ${compared} teams are rolled out, and none is left to compare them with.`;
    case null:
      return `After the rollout the ${outcomeName(outcome)} changed by ${effectOf(unit, overall!)} compared with ${controlName(control)}.`;
  }
}

/** No team at all, not even a small one: teams are what is compared. */
export const teamless = ({ refusal, teams, smallTeams, rollouts }: Effect): boolean =>
  refusal !== null && teams === 0 && smallTeams === 0 && rollouts.length === 0;

/** What the sentence rests on. */
export function effectBasis(effect: Effect): string {
  const { overall, before, unit, treated, teams, already, weeks, permutations } = effect;
  if (!overall) return '';
  const told =
    overall.low === null || overall.high === null
      ? 'There are too few ways to lay the rollout weeks over the teams: no interval can be told.'
      : overall.low > 0 || overall.high < 0
        ? 'The interval leaves out zero.'
        : 'The interval holds zero: chance alone could make this.';
  return `${told} ${treated} of ${teams - already} teams were rolled out within ${countedOf(weeks, 'week')}; in the 4 weeks before they had ${levelOf(unit, before)}. 95 % interval and p ${chanceOf(overall.p)} from ${permutations} permutations of the rollout weeks; n ${countedOf(overall.n, 'team-week')}.`;
}

/** What was left out of the comparison, if anything. */
export function leftOutOf({ already, smallTeams, missing, cells }: Effect): string {
  const parts = [
    already > 0 && `${countedOf(already, 'team was', 'teams were')} rolled out before the range begins`,
    smallTeams > 0 && `${countedOf(smallTeams, 'team has', 'teams have')} under 5 people`,
    missing > 0 && `${missing} of ${countedOf(cells, 'team-week')} without enough data`,
  ].filter(Boolean);
  return parts.length ? `Left out: ${parts.join('; ')}.` : '';
}

const caveats: Record<EffectCaveat, string> = {
  spill_over:
    'Teams share reviewers: what a rollout does to one reaches those it is compared with, so the difference can be too small or too large.',
  self_selection:
    'Teams that began early may differ from the others in more than the rollout. A rollout plan that draws the order by lot would cure this.',
  few_teams: 'Under 12 teams are compared: only large changes can be told from chance.',
  pre_trend: 'The teams ran apart before the rollout already (p under 0.1): what follows may only go on from there.',
  missing_weeks: 'More than 10 % of the team-weeks have not enough data.',
  tier_at_least:
    'Some tiers before the rollouts are unknown or “at least”: a rollout may have been earlier than usage shows. State its week below where you know it.',
};

export const caveatText = (caveat: EffectCaveat): string => caveats[caveat];

/** How the teams ran before. */
export function preTrendText({ preTrend, unit }: Effect): string {
  if (!preTrend || preTrend.value === null)
    return 'No week lies far enough before a rollout to see whether the teams ran apart already.';
  return `Before the rollout (${countedOf(preTrend.weeks, 'week')} before the base) rolled-out teams stood ${effectOf(unit, preTrend)} apart from the others, p ${chanceOf(preTrend.p)}.`;
}

/** Weeks from the rollout: "−3", "0", "+5". */
export const weekFrom = (week: number): string => (week < 0 ? `−${-week}` : week > 0 ? `+${week}` : '0');

/** A Monday for people: "16 Feb 2026". */
export const mondayOf = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
