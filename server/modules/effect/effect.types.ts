import { Field, Float, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { EFFECT_CONTROLS } from '../../domain/effect';
import { EFFECT_CAVEATS, EFFECT_REFUSALS } from '../../domain/effect-estimate';
import { EFFECT_OUTCOMES } from '../../domain/effect-outcome';
import { Range, Tier } from '../../platform/scope.types';
import { enumOf } from '../../platform/words';

export const EffectOutcome = enumOf(EFFECT_OUTCOMES);
export type EffectOutcome = keyof typeof EffectOutcome;
export const EffectControl = enumOf(EFFECT_CONTROLS);
export type EffectControl = keyof typeof EffectControl;
export const EffectRefusal = enumOf(EFFECT_REFUSALS);
export type EffectRefusal = keyof typeof EffectRefusal;
export const EffectCaveat = enumOf(EFFECT_CAVEATS);
export type EffectCaveat = keyof typeof EffectCaveat;

registerEnumType(EffectOutcome, {
  name: 'EffectOutcome',
  description: 'What is looked at per team and week. Medians and shares of a week with too few behind them are missing.',
  valuesMap: {
    merged_per_week: { description: 'Pull requests merged per person of the team.' },
    cycle_time: { description: 'Median hours from ready to merged, of those merged in the week.' },
    review_wait: { description: 'Median hours in pickup and with the reviewers, of those merged in the week after a human review.' },
    hit_rate: { description: 'Share of findings accepted, on pull requests closed in the week.' },
    change_fail_rate: { description: 'Share of production deploys with a change of the team that required intervention.' },
    incidents: { description: 'Incidents opened in the week that came from a deploy with a change of the team.' },
  },
}); // prettier-ignore
registerEnumType(EffectControl, { name: 'EffectControl', description: 'Which teams the others are compared with.' });
registerEnumType(EffectRefusal, { name: 'EffectRefusal', description: 'Why no effect can be estimated.' });
registerEnumType(EffectCaveat, { name: 'EffectCaveat', description: 'What to bear in mind with an estimate.' });

const unknown = { nullable: true } as const;

@InputType()
export class EffectQuestion {
  @Field(() => EffectOutcome) outcome!: EffectOutcome;
  @Field(() => Tier, { nullable: true, description: 'casual or power (default).' }) tier?: Tier;
  @Field(() => Float, {
    nullable: true,
    description:
      "A team's rollout is the first week from which this share of its people is at the tier or above, in 3 of 4 weeks. Default 0.3.",
  })
  share?: number;
  @Field(() => EffectControl, { nullable: true, description: 'Default not_yet_treated.' }) control?: EffectControl;
}

@InputType()
export class RolloutWeek {
  @Field(() => String) team!: string;
  @Field(() => String, {
    nullable: true,
    description: 'A day of the week in which agents were rolled out, YYYY-MM-DD; null: back to what usage shows.',
  })
  week?: string | null;
}

@ObjectType({ description: 'In the unit of the outcome; null = cannot be told.' })
export class EffectEstimate {
  @Field(() => Float, unknown) value!: number | null;
  @Field(() => Float, { nullable: true, description: '95 %, by permuting rollout weeks over teams.' })
  low!: number | null;
  @Field(() => Float, unknown) high!: number | null;
  @Field(() => Float, { nullable: true, description: 'Share of permutations at least as far from zero.' })
  p!: number | null;
  @Field(() => Int, { description: 'Team-weeks after a rollout behind it.' }) n!: number;
  @Field(() => Boolean, { description: 'False: under 10 team-weeks, or no interval can be told.' }) enough!: boolean;
}

@ObjectType({ description: 'Columns: one entry per week from the rollout, 0 = the week of the rollout.' })
export class EffectStudy {
  @Field(() => [Int]) weeksFromRollout!: number[];
  @Field(() => [Float], { nullable: 'items' }) effect!: (number | null)[];
  @Field(() => [Float], { nullable: 'items' }) low!: (number | null)[];
  @Field(() => [Float], { nullable: 'items' }) high!: (number | null)[];
  @Field(() => [Int], { description: 'Rolled-out teams behind each.' }) teams!: number[];
  @Field(() => [Boolean], { description: 'Weeks of the base: their mean is 0 by construction.' }) base!: boolean[];
}

@ObjectType({ description: 'Teams that were rolled out in the same week.' })
export class EffectGroup {
  @Field(() => String, { description: 'Monday, YYYY-MM-DD.' }) rollout!: string;
  @Field(() => Int) teams!: number;
  @Field(() => EffectEstimate, { description: 'Where there is not enough data, n alone is told.' })
  effect!: EffectEstimate;
}

@ObjectType()
export class EffectRollout {
  @Field(() => String) team!: string;
  @Field(() => String, { nullable: true, description: 'Monday, YYYY-MM-DD; null = not yet.' }) week!: string | null;
  @Field(() => Boolean, { description: 'People said so; else it follows from usage.' }) stated!: boolean;
  @Field(() => String, { nullable: true, description: 'What usage shows, also where people said otherwise.' })
  derived!: string | null;
  @Field(() => Int, { description: 'There in the last week.' }) people!: number;
  @Field(() => Int, { description: 'Whose tier is known in the last week.' }) known!: number;
  @Field(() => Int, { nullable: true, description: 'Of those known at the tier or above; null = unknown.' })
  reached!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Share at the tier or above in the last week, of those whose tier is known.',
  })
  share!: number | null;
  @Field(() => Float, { nullable: true, description: 'Of the share: 95 % by Wilson.' }) low!: number | null;
  @Field(() => Float, { nullable: true }) high!: number | null;
  @Field(() => Boolean, { description: 'At least 10 people are known: the share may be told.' }) enough!: boolean;
  @Field(() => Boolean, { description: 'Somebody’s tier is unknown or “at least”: the share can be higher.' })
  atLeast!: boolean;
}

@ObjectType({ description: 'Mean of the weeks before the base: what ran apart before the rollout already.' })
export class PreTrend {
  @Field(() => Float, unknown) value!: number | null;
  @Field(() => Float, unknown) low!: number | null;
  @Field(() => Float, unknown) high!: number | null;
  @Field(() => Float, unknown) p!: number | null;
  @Field(() => Int, { description: 'Weeks before the rollout behind it.' }) weeks!: number;
}

@ObjectType({
  description:
    'What followed a rollout, compared with teams not yet rolled out: Callaway and Sant\'Anna\'s group-time effects without covariates on team-weeks.', // prettier-ignore
})
export class Effect {
  @Field(() => Range) range!: Range;
  @Field(() => EffectOutcome) outcome!: EffectOutcome;
  @Field(() => Tier) tier!: Tier;
  @Field(() => Float) share!: number;
  @Field(() => EffectControl) control!: EffectControl;
  @Field(() => String, { description: 'Of the outcome and of every effect: per_person, hours, share, incidents.' })
  unit!: string;
  @Field(() => EffectRefusal, { nullable: true, description: 'Null: an effect is estimated.' })
  refusal!: EffectRefusal | null;
  @Field(() => Int, { description: 'Teams of 5 people or more with the outcome.' }) teams!: number;
  @Field(() => Int, { description: 'Whole weeks of the range with data.' }) weeks!: number;
  @Field(() => Int, { description: 'Teams rolled out within them, with a week before it.' }) treated!: number;
  @Field(() => Int, { description: 'Teams rolled out before the weeks begin: in no comparison.' }) already!: number;
  @Field(() => Int, { description: 'Teams under 5 people: left out.' }) smallTeams!: number;
  @Field(() => Int) permutations!: number;
  @Field(() => Int) seed!: number;
  @Field(() => Int, { description: 'Weeks before a rollout whose mean is the base.' }) baseWeeks!: number;
  @Field(() => EffectEstimate, { nullable: true, description: 'Every rolled-out team counts alike.' })
  overall!: EffectEstimate | null;
  @Field(() => Float, { nullable: true, description: 'Mean of the outcome in the base of the rolled-out teams.' })
  before!: number | null;
  @Field(() => EffectStudy, unknown) study!: EffectStudy | null;
  @Field(() => PreTrend, unknown) preTrend!: PreTrend | null;
  @Field(() => [EffectGroup]) groups!: EffectGroup[];
  @Field(() => [EffectRollout], { description: 'In alphabetical order.' }) rollouts!: EffectRollout[];
  @Field(() => [EffectCaveat]) caveats!: EffectCaveat[];
  @Field(() => Int, { description: 'Team-weeks without enough data.' }) missing!: number;
  @Field(() => Int, { description: 'Team-weeks looked at.' }) cells!: number;
}
