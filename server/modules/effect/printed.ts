import { aligned } from '../../platform/printed-table';
import { rangeLine } from '../../platform/range-line';
import type { Effect, EffectEstimate } from './effect.types';

/** What is looked at, in words. */
export const OUTCOME_WORDS: Record<Effect['outcome'], string> = {
  merged_per_week: 'pull requests merged per person and week',
  cycle_time: 'median cycle time',
  review_wait: 'median wait for reviewers',
  hit_rate: 'hit rate of AI review',
  change_fail_rate: 'change fail rate',
  incidents: 'incidents per week',
};

const CAVEATS: Record<Effect['caveats'][number], string> = {
  spill_over: 'Reviewers are shared: what one team does reaches teams it is compared with.',
  self_selection: 'Teams that began early may differ from the others in more than the rollout.',
  few_teams: 'Under 12 teams: only large changes can be told from chance.',
  pre_trend: 'The teams ran apart before the rollout already: what follows may go on from there.',
  missing_weeks: 'More than 10 % of the team-weeks have not enough data.',
  tier_at_least:
    'Tiers before some rollouts are unknown or at least what is told: the rollout may have been earlier than it looks.',
};

/** An effect, or why there is none, for a terminal. */
export function effectText(effect: Effect): string {
  const { range, outcome, overall, study, preTrend, groups, rollouts, tier } = effect;
  const lines = [headlineOf(effect)];
  if (overall && study && preTrend) {
    lines.push('', `Before the rollout (weeks -8 to -5): ${numbers(effect, preTrend)}.`, '');
    lines.push(
      ...aligned([
        ['rollout', 'teams', 'effect [95 %]', 'p'],
        ...groups.map(({ rollout, teams, effect: of }) => [
          rollout,
          String(teams),
          of.enough ? interval(effect, of) : of.n === 0 ? '-' : `not enough data (n ${of.n})`,
          p(of.p),
        ]),
      ]),
      '',
      ...aligned([
        ['weeks from rollout', 'teams', 'effect [95 %]', ''],
        ...study.weeksFromRollout.map((week, i) => [
          week > 0 ? `+${week}` : String(week),
          String(study.teams[i]),
          interval(effect, { value: study.effect[i], low: study.low[i], high: study.high[i] }),
          study.base[i] ? 'base' : '',
        ]),
      ]),
    );
  }
  lines.push(
    '',
    ...aligned([
      ['team', 'rollout', 'from', 'people', `at ${tier} or above`],
      ...rollouts.map((of) => [
        of.team,
        of.week ?? 'not yet',
        of.stated ? 'stated' : 'usage',
        String(of.people),
        reachedOf(of),
      ]),
    ]),
  );
  if (effect.smallTeams > 0) lines.push(`Teams under 5 people, left out: ${effect.smallTeams}.`);
  if (effect.caveats.length > 0) lines.push('', ...effect.caveats.map((code) => `- ${CAVEATS[code]}`));
  return `${rangeLine(range)}\nOutcome: ${OUTCOME_WORDS[outcome]}\n${lines.join('\n')}\n`;
}

/** "5 of 9"; from 10 people on with the share and its interval. */
function reachedOf({ reached, known, people, share, low, high, enough, atLeast }: Effect['rollouts'][number]): string {
  if (share === null || reached === null) return 'unknown';
  const percent = (of: number | null): string => (100 * (of ?? 0)).toFixed(0);
  const rest = people > known ? ` known of ${people}` : '';
  const told = `${atLeast && share < 1 ? 'at least ' : ''}${reached} of ${known}${rest}`;
  return enough ? `${told}: ${percent(share)} % [${percent(low)}, ${percent(high)}]` : told;
}

/** The sentence everything else hangs on: a number with its interval, or why there is none. */
export function headlineOf(effect: Effect): string {
  const { refusal, overall, teams, already, weeks, treated, tier, share } = effect;
  const compared = teams - already;
  switch (refusal) {
    case 'no_data':
      return 'No effect can be estimated: no team of 5 people or more has data on this outcome in the range.';
    case 'too_few_weeks':
      return `No effect can be estimated: ${weeks} whole weeks of data, at least 8 are needed.`;
    case 'too_few_teams':
      return `No effect can be estimated: ${compared} teams can be compared${already > 0 ? ` (${already} more were rolled out before the range begins)` : ''}, at least 6 are needed.`;
    case 'no_rollout':
      return `No effect can be estimated: no team reaches ${(100 * share).toFixed(0)} % of its people at ${tier} within the range, and no rollout week is stated.`;
    case 'no_control':
      return `No effect can be estimated: ${treated} of ${compared} teams are rolled out, and none is left to compare them with.`;
    case null:
      return `After the rollout the ${OUTCOME_WORDS[effect.outcome]} changed by ${numbers(effect, overall!)} compared with teams ${effect.control === 'never_treated' ? 'never' : 'not yet'} rolled out (${treated} of ${compared} teams, ${weeks} weeks).`;
  }
}

type Numbers = Pick<EffectEstimate, 'value' | 'low' | 'high'> & { p?: number | null };

function numbers(effect: Effect, of: Numbers): string {
  return `${interval(effect, of)}${of.p === null || of.p === undefined ? '' : `, p ${p(of.p)}`}`;
}

function interval({ unit }: Effect, { value, low, high }: Numbers): string {
  if (value === null) return '-';
  const told = (number: number): string => signed(unit === 'share' ? 100 * number : number, unit === 'per_person' ? 2 : 1); // prettier-ignore
  const bounds = low === null || high === null ? 'no interval can be told' : `${told(low)}, ${told(high)}`;
  const word = { per_person: '', hours: ' h', share: ' points', incidents: '' }[unit] ?? '';
  return `${told(value)}${word} [${bounds}]`;
}

const signed = (value: number, digits: number): string => {
  const text = value.toFixed(digits);
  return Number(text) > 0 ? `+${text}` : Number(text) === 0 ? (0).toFixed(digits) : text;
};

const p = (value: number | null): string => (value === null ? '-' : value < 0.0015 ? '0.001' : value.toFixed(3));
