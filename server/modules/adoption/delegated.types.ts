import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Periods, Range } from '../../platform/scope.types';

const unknown = { nullable: true } as const;

@ObjectType({ description: 'How much of the delegated hours the people with the most of them have.' })
export class Concentration {
  @Field(() => Float, { nullable: true, description: 'null under 10 people.' }) share!: number | null;
  @Field(() => Int, { description: 'With any delegated hours.' }) people!: number;
  @Field(() => Int, { description: 'A tenth of them, rounded up.' }) top!: number;
}

@ObjectType()
export class RunsAtOnce {
  @Field(() => Int, { description: 'The most runs a person had at once.' }) runs!: number;
  @Field(() => Int) people!: number;
}

@ObjectType({ description: 'Delegated runs that people started; runs that a run started are counted apart.' })
export class Delegated {
  @Field(() => Range) range!: Range;
  @Field(() => Periods) periods!: Periods;
  @Field(() => [Float], { nullable: 'items', description: 'Per week: lengths of runs, cut to the week, added up; null = no source tells.' })
  hours!: (number | null)[]; // prettier-ignore
  @Field(() => [Int], { nullable: 'items', description: 'Per week: runs started.' }) runs!: (number | null)[];
  @Field(() => Float, unknown) totalHours!: number | null;
  @Field(() => Float, unknown) totalHoursPrevious!: number | null;
  @Field(() => Int, { nullable: true, description: 'Started in the range.' }) totalRuns!: number | null;
  @Field(() => Float, unknown) longestRunHours!: number | null;
  @Field(() => Int, { nullable: true, description: 'The most one person had at the same moment.' })
  mostAtOnce!: number | null;
  @Field(() => Float, { nullable: true, description: 'Median over people of the most each had at once.' })
  atOnceMedian!: number | null;
  @Field(() => Float, unknown) atOnceP90!: number | null;
  @Field(() => [RunsAtOnce], { description: 'People by the most runs they had at once.' }) atOnce!: RunsAtOnce[];
  @Field(() => Int, { nullable: true, description: 'Started by a run; null = no source tells of such.' })
  subAgentRuns!: number | null;
  @Field(() => Int, { nullable: true, description: 'Of delegated runs; null = no source tells.' })
  compactions!: number | null;
  @Field(() => Float, { nullable: true, description: 'Of the runs started in the range whose end is known.' })
  medianHours!: number | null;
  @Field(() => Float, unknown) p90Hours!: number | null;
  @Field(() => Int, { description: 'Runs with a known length.' }) n!: number;
  @Field(() => Boolean, { description: 'False: fewer than 10 lengths, not enough data.' }) enough!: boolean;
  @Field(() => Int, { description: 'Runs started in the range whose end is not told: in no hours and no length.' })
  withoutEnd!: number;
  @Field(() => Float, { nullable: true, description: 'Hours in which people worked with an agent themselves.' })
  interactiveHours!: number | null;
  @Field(() => Int, { description: 'With delegated runs in the range.' }) people!: number;
  @Field(() => Concentration) concentration!: Concentration;
  @Field(() => Boolean, { description: 'The scope narrows to under 5 people, so nothing is told of them.' })
  tooFew!: boolean;
}
