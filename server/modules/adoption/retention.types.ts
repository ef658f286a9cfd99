import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Rate } from '../../platform/rate.types';
import { Tier } from '../../platform/scope.types';

@ObjectType({ description: 'People who reached the tier for the first time in the same week, or in neighbouring weeks where they are under 5.' })
export class RetentionCohort {
  @Field(() => String, { description: 'ISO week.' }) start!: string;
  @Field(() => String, { description: 'ISO week; start where it is one week.' }) end!: string;
  @Field(() => Int) people!: number;
  @Field(() => Rate, { nullable: true, description: 'null = not old enough.' }) after4!: Rate | null;
  @Field(() => Rate, { nullable: true, description: 'null = not old enough.' }) after12!: Rate | null;
  @Field(() => Boolean, { description: 'Several weeks together.' }) merged!: boolean;
} // prettier-ignore

@ObjectType({ description: 'Of the people who first reached a tier in the range, how many are at it or above so many weeks later.' })
export class Retention {
  @Field(() => Tier) tier!: Tier;
  @Field(() => Int) weeks!: number;
  @Field(() => Rate) kept!: Rate;
  @Field(() => Int, { description: 'First reached it in the range.' }) people!: number;
  @Field(() => Int, { description: 'So many weeks have not passed yet.' }) tooYoung!: number;
  @Field(() => Int, { description: 'Their tier then is not known, or they have left the organization.' }) unknown!: number;
  @Field(() => Int, { description: 'At the tier in the range, but no source tells of the days before: they may have been there already.' })
  leftOut!: number;
  @Field(() => [RetentionCohort]) cohorts!: RetentionCohort[];
} // prettier-ignore
