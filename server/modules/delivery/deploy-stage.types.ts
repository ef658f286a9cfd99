import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Duration } from '../../platform/duration';
import { DurationSummary } from '../../platform/duration-summary.types';
import { Clock, Periods, Range } from '../../platform/scope.types';
import { Rate } from '../../platform/rate.types';
import { Deploy } from './deploy.types';

const unknown = { nullable: true } as const;
const column = { nullable: 'items' } as const;

@ObjectType({ description: 'Columns: one entry per week.' })
export class DeployWeeks {
  @Field(() => [Int], { description: 'Success and failure.' }) deploys!: number[];
  @Field(() => [Int]) failed!: number[];
  @Field(() => [Int], { description: 'Pull requests that reached production.' }) changes!: number[];
  @Field(() => [Float], column) batchP50!: (number | null)[];
  @Field(() => [Float], column) batchP85!: (number | null)[];
  @Field(() => [Float], column) leftBehindMean!: (number | null)[];
  @Field(() => [Duration], column) waitP50!: (number | null)[];
  @Field(() => [Duration], column) waitP85!: (number | null)[];
}

@ObjectType({
  description:
    'Changes deployed in the range. named: reverted, or an incident names it. carried: its deploy failed or caused an incident.',
})
export class ChangeFail {
  @Field(() => String, { description: 'size, authorship or tier.' }) by!: string;
  @Field(() => String) key!: string;
  @Field(() => Rate) named!: Rate;
  @Field(() => Rate) carried!: Rate;
}

@ObjectType()
export class DeployStage {
  @Field(() => Range) range!: Range;
  @Field(() => Boolean) unknown!: boolean;
  @Field(() => Clock) clock!: Clock;
  @Field(() => Periods) periods!: Periods;
  @Field(() => DurationSummary) mergeToProduction!: DurationSummary;
  @Field(() => Float, {
    nullable: true,
    description: 'Changes per successful deploy; one that brought none counts as 0.',
  })
  batchSizeP50!: number | null;
  @Field(() => Float, unknown) batchSizeP85!: number | null;
  @Field(() => Float, unknown) batchSizeMean!: number | null;
  @Field(() => Int, unknown) largestBatch!: number | null;
  @Field(() => Float, unknown) leftBehindMean!: number | null;
  @Field(() => Float, unknown) leftBehindP85!: number | null;
  @Field(() => Int, { description: 'Successful deploys.' }) trains!: number;
  @Field(() => DeployWeeks) weekly!: DeployWeeks;
  @Field(() => [Deploy], { description: 'The newest 60, successful and failed.' }) recent!: Deploy[];
  @Field(() => [ChangeFail]) changeFail!: ChangeFail[];
  @Field(() => Rate, { description: 'Of the deployed changes: their deploy is inferred from time.' }) inferred!: Rate;
}
