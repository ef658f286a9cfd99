import { Field, Float, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Levers as DomainLevers } from '../../domain/forecast-levers';
import { Tier } from '../../platform/scope.types';
import { enumOf } from '../../platform/words';

export const PRIORITIES = ['none', 'small', 'human', 'agent'] as const satisfies readonly DomainLevers['priority'][];
export const ForecastPriority = enumOf(PRIORITIES);
export type ForecastPriority = keyof typeof ForecastPriority;
registerEnumType(ForecastPriority, { name: 'ForecastPriority', description: 'Which changes are reviewed first.' });

const left = { nullable: true } as const;
const writing = 'Pull requests written, as a multiple; 1 = as it is.';
const firstPass = 'Share of changes on which an agent makes the first pass, 0 to 1; null = as it is.';
const hitRate = "Share of the agent's findings that are acted on, 0 to 1; null = as it is.";
const deployEvery = 'Hours between deploys of every service; 0 = each change alone; null = as it is.';

@InputType()
export class WritingOfInput {
  @Field(() => String, left) team?: string | null;
  @Field(() => Tier, { nullable: true, description: "The author's: ambient, casual or power." }) tier?: Tier | null;
  @Field(() => Float) times!: number;
}

@InputType()
export class ReviewersOfInput {
  @Field(() => String) team!: string;
  @Field(() => Float) add!: number;
}

@InputType({ description: 'What somebody tries. What is left out stays as it has been in the last stable weeks.' })
export class LeversInput {
  @Field(() => Float, { nullable: true, description: writing }) writing?: number | null;
  @Field(() => [WritingOfInput], { nullable: true, description: 'On top of `writing`: of one team or tier.' })
  writingOf?: WritingOfInput[] | null;
  @Field(() => Float, { nullable: true, description: 'Effective reviewers added (or taken), shared out over all pools by their size.' })
  reviewers?: number | null;
  @Field(() => [ReviewersOfInput], { nullable: true, description: 'On top: to the pool of one team.' })
  reviewersOf?: ReviewersOfInput[] | null;
  @Field(() => Float, { nullable: true, description: 'Effort of one review, as a multiple.' })
  reviewEffort?: number | null;
  @Field(() => Float, { nullable: true, description: firstPass }) firstPass?: number | null;
  @Field(() => Float, { nullable: true, description: hitRate }) hitRate?: number | null;
  @Field(() => Float, { nullable: true, description: deployEvery }) deployEvery?: number | null;
  @Field(() => Int, { nullable: true, description: 'Changes that fit into one deploy; null = as it is.' })
  seats?: number | null;
  @Field(() => Float, { nullable: true, description: 'Time of checks before the merge, as a multiple.' })
  ciTime?: number | null;
  @Field(() => Float, { nullable: true, description: 'Incidents per deploy and per line, as a multiple.' })
  incidentRate?: number | null;
  @Field(() => Int, { nullable: true, description: 'At most so many pull requests in pickup and review at once; null = no limit.' })
  wipLimit?: number | null;
  @Field(() => ForecastPriority, left) priority?: ForecastPriority | null;
} // prettier-ignore

@ObjectType()
export class WritingOf {
  @Field(() => String, left) team!: string | null;
  @Field(() => Tier, left) tier!: Tier | null;
  @Field(() => Float) times!: number;
}

@ObjectType()
export class ReviewersOf {
  @Field(() => String) team!: string;
  @Field(() => Float) add!: number;
}

@ObjectType({ description: 'What was tried, with everything that was left out filled in.' })
export class Levers {
  @Field(() => Float) writing!: number;
  @Field(() => [WritingOf]) writingOf!: WritingOf[];
  @Field(() => Float) reviewers!: number;
  @Field(() => [ReviewersOf]) reviewersOf!: ReviewersOf[];
  @Field(() => Float) reviewEffort!: number;
  @Field(() => Float, left) firstPass!: number | null;
  @Field(() => Float, left) hitRate!: number | null;
  @Field(() => Float, left) deployEvery!: number | null;
  @Field(() => Int, left) seats!: number | null;
  @Field(() => Float) ciTime!: number;
  @Field(() => Float) incidentRate!: number;
  @Field(() => Int, left) wipLimit!: number | null;
  @Field(() => ForecastPriority) priority!: ForecastPriority;
}
