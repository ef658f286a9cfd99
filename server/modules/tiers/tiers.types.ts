import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { TierCounts, TierMove, TierRules } from '../../platform/tier.types';

@InputType({ description: 'Cut-offs between the tiers.' })
export class TierRulesInput {
  @Field(() => Int, { description: '7 to 90.' }) windowDays!: number;
  @Field(() => Int, { description: '1 to windowDays.' }) casualDays!: number;
  @Field(() => Int, { description: '1 to 7, as many as there are.' }) powerSurfaces!: number;
  @Field(() => Int, { description: 'At least 1.' }) powerRuns!: number;
  @Field(() => Float, { description: 'Above 0.' }) powerRunHours!: number;
  @Field(() => Int, { description: 'At least 1.' }) powerRunsAtOnce!: number;
  @Field(() => String, { nullable: true, description: 'Why, for the list of versions.' }) note?: string | null;
}

@ObjectType()
export class TierRulesVersions {
  @Field(() => TierRules) current!: TierRules;
  @Field(() => [TierRules], { description: 'All that stood, the oldest first; the last one stands.' })
  versions!: TierRules[];
  @Field(() => TierRules) defaults!: TierRules;
}

@ObjectType({ description: 'A team, or those with fewer than 5 people in one.' })
export class TierChangeGroup {
  @Field(() => String, { description: 'Empty: of no known team, or merged.' }) key!: string;
  @Field(() => String) label!: string;
  @Field(() => Boolean) merged!: boolean;
  @Field(() => Int) moved!: number;
  @Field(() => Int) people!: number;
}

@ObjectType({ description: 'What other cut-offs would change; nothing is saved.' })
export class TierChange {
  @Field(() => String, { nullable: true, description: 'The last whole week, such as 2026-W40; null = there is none.' })
  week!: string | null;
  @Field(() => Int, { description: 'People who are there in that week.' }) people!: number;
  @Field(() => TierCounts, { nullable: true, description: 'null: fewer than 5 people.' }) before!: TierCounts | null;
  @Field(() => TierCounts, { nullable: true }) after!: TierCounts | null;
  @Field(() => [TierMove], { description: 'Those who stay are among them.' }) moves!: TierMove[];
  @Field(() => Int, { nullable: true, description: 'People whose tier would be another; null: fewer than 5 people.' })
  moved!: number | null;
  @Field(() => [TierChangeGroup], { description: 'By team, in alphabetical order.' }) groups!: TierChangeGroup[];
  @Field(() => Int, { description: 'People in no group that may be shown.' }) hidden!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Over all weeks: tiers of a person in a week that would be another.',
  })
  movedPersonWeeks!: number | null;
  @Field(() => Int, { description: 'Over all weeks: tiers of a person in a week.' }) personWeeks!: number;
}
