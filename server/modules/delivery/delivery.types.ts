import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Duration } from '../../platform/duration';
import { DurationSummary } from '../../platform/duration-summary.types';
import { EvidenceShare, Rate } from '../../platform/rate.types';
import { Clock, Range } from '../../platform/scope.types';

const unknown = { nullable: true } as const;

@ObjectType({ description: 'Per day, with the 95 % interval of a Poisson count.' })
export class Frequency {
  @Field(() => Float, unknown) perDay!: number | null;
  @Field(() => Float, unknown) low!: number | null;
  @Field(() => Float, unknown) high!: number | null;
  @Field(() => Int) n!: number;
  @Field(() => Float, { description: 'Days of the range from the first deploy on, to where the data end.' })
  days!: number;
  @Field(() => Boolean) enough!: boolean;
}

@ObjectType({
  description:
    'From the finish of a deploy that needed intervention to its recovery. Estimated by Kaplan-Meier when more than 10 % are not recovered.',
})
export class RecoveryTime {
  @Field(() => Duration, unknown) p50!: number | null;
  @Field(() => Duration, unknown) p50Low!: number | null;
  @Field(() => Duration, unknown) p50High!: number | null;
  @Field(() => Duration, unknown) p85!: number | null;
  @Field(() => Int, { description: 'Failed deploys, recovered or not.' }) n!: number;
  @Field(() => Int, { description: 'Of them not recovered when the data end.' }) open!: number;
  @Field(() => Boolean) enough!: boolean;
}

@ObjectType({ description: 'The five DORA metrics of one service, in the wording of dora.dev.' })
export class ServiceDelivery {
  @Field(() => String, { description: 'Empty: all together.' }) service!: string;
  @Field(() => [String]) repos!: string[];
  @Field(() => DurationSummary, { description: 'First commit to production.' }) changeLeadTime!: DurationSummary;
  @Field(() => DurationSummary) mergeToProduction!: DurationSummary;
  @Field(() => Frequency, { description: 'Successful production deploys.' }) deploymentFrequency!: Frequency;
  @Field(() => Rate, {
    description:
      'Deployments that require immediate intervention, of the deployments (success and failure; cancelled left out).',
  })
  changeFailRate!: Rate;
  @Field(() => Rate, { description: 'Unplanned deployments that happen because of an incident.' })
  deploymentReworkRate!: Rate;
  @Field(() => RecoveryTime) recoveryTime!: RecoveryTime;
  @Field(() => Int, { nullable: true, description: 'Success and failure.' }) deploys!: number | null;
  @Field(() => Int, unknown) failed!: number | null;
  @Field(() => Int, unknown) rework!: number | null;
  @Field(() => Int, { nullable: true, description: 'Opened in the range.' }) incidents!: number | null;
  @Field(() => Int, { description: 'Pull requests that reached production in the range.' }) changes!: number;
  @Field(() => Float, unknown) batchSizeP50!: number | null;
  @Field(() => Float, unknown) batchSizeP85!: number | null;
}

@ObjectType()
export class DeliveryFigures {
  @Field(() => Range) range!: Range;
  @Field(() => Range) previousRange!: Range;
  @Field(() => Boolean, {
    description:
      'No production deploy is recorded, or the scope cuts by something deploys do not have: their numbers are null.',
  })
  unknown!: boolean;
  @Field(() => Boolean, {
    description: 'False: failures are only those that deploys tell of themselves.',
  })
  incidentsRecorded!: boolean;
  @Field(() => ServiceDelivery) total!: ServiceDelivery;
  @Field(() => [ServiceDelivery], { description: 'In alphabetical order.' }) services!: ServiceDelivery[];
  @Field(() => [EvidenceShare], { description: 'Of the changes deployed in the range: what says so.' })
  changeEvidence!: EvidenceShare[];
  @Field(() => [EvidenceShare], { description: 'Of the incidents opened in the range: what links them to a deploy.' })
  incidentEvidence!: EvidenceShare[];
  @Field(() => Clock) clock!: Clock;
}
