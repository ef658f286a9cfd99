import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';
import { Duration } from '../../platform/duration';
import { Job } from '../../platform/job.types';
import { Rate } from '../../platform/rate.types';

const unknown = { nullable: true } as const;

@ObjectType()
export class DeployRule {
  @Field(() => String, unknown) source?: string | null;
  @Field(() => String, unknown) repo?: string | null;
  @Field(() => String, unknown) environment?: string | null;
  @Field(() => String, unknown) name?: string | null;
  @Field(() => String, unknown) ref?: string | null;
  @Field(() => Boolean) production!: boolean;
  @Field(() => String, unknown) service?: string | null;
}

@InputType({
  description: 'The first rule that matches decides. Left out or empty: every. `*` and `?`, ignoring case.',
})
export class DeployRuleInput {
  @Field(() => String, { nullable: true, description: 'deployment, release, workflow_run or tag.' })
  source?: string | null;
  @Field(() => String, unknown) repo?: string | null;
  @Field(() => String, unknown) environment?: string | null;
  @Field(() => String, unknown) name?: string | null;
  @Field(() => String, unknown) ref?: string | null;
  @Field(() => Boolean) production!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'What such a deploy delivers; left out: as it says itself, else by repository.',
  })
  service?: string | null;
}

@ObjectType()
export class ServiceRule {
  @Field(() => String) repo!: string;
  @Field(() => String, unknown) path?: string | null;
  @Field(() => String, unknown) label?: string | null;
  @Field(() => String) service!: string;
}

@InputType({ description: 'Which services a change belongs to, by its repository and its paths or labels.' })
export class ServiceRuleInput {
  @Field(() => String) repo!: string;
  @Field(() => String, { nullable: true, description: 'Over changed paths; `**` over folders.' }) path?: string | null;
  @Field(() => String, unknown) label?: string | null;
  @Field(() => String) service!: string;
}

@ObjectType()
export class IncidentServiceRule {
  @Field(() => String) from!: string;
  @Field(() => String) service!: string;
}

@InputType({ description: 'The service that incidents call otherwise.' })
export class IncidentServiceRuleInput {
  @Field(() => String) from!: string;
  @Field(() => String) service!: string;
}

@InputType({ description: 'Replaces the whole mapping.' })
export class DeliveryMappingInput {
  @Field(() => [DeployRuleInput]) rules!: DeployRuleInput[];
  @Field(() => [ServiceRuleInput]) services!: ServiceRuleInput[];
  @Field(() => [IncidentServiceRuleInput]) incidentServices!: IncidentServiceRuleInput[];
}

@ObjectType({ description: 'Deploys of one source, environment and name, and what decides about them.' })
export class DeployGroup {
  @Field(() => String, unknown) source!: string | null;
  @Field(() => String) environment!: string;
  @Field(() => String, unknown) name!: string | null;
  @Field(() => Int) repos!: number;
  @Field(() => [String]) someRepos!: string[];
  @Field(() => Int) deploys!: number;
  @Field(() => DateTime, unknown) lastAt!: number | null;
  @Field(() => Boolean, { description: 'Some of them count as production.' }) production!: boolean;
  @Field(() => Int, { nullable: true, description: 'Index of the rule that decides its newest; null: the default.' })
  rule!: number | null;
  @Field(() => String, { nullable: true, description: 'The one service all of them deliver; null: several, or none.' })
  service!: string | null;
}

@ObjectType()
export class IncidentName {
  @Field(() => String) name!: string;
  @Field(() => Int) incidents!: number;
  @Field(() => String, { description: 'What it stands for now.' }) service!: string;
  @Field(() => Boolean, { description: 'Deploys name that service.' }) known!: boolean;
}

@ObjectType()
export class DeliveryMapping {
  @Field(() => [DeployRule]) rules!: DeployRule[];
  @Field(() => [ServiceRule]) services!: ServiceRule[];
  @Field(() => [IncidentServiceRule]) incidentServices!: IncidentServiceRule[];
  @Field(() => [DeployGroup]) groups!: DeployGroup[];
  @Field(() => [String]) serviceNames!: string[];
  @Field(() => [IncidentName]) incidentNames!: IncidentName[];
  @Field(() => DateTime, unknown) changedAt!: number | null;
  @Field(() => Boolean) canUndo!: boolean;
}

@ObjectType()
export class RuleMatch {
  @Field(() => Int) rule!: number;
  @Field(() => Int) deploys!: number;
  @Field(() => Int) repos!: number;
  @Field(() => [String], { description: 'Up to 5, such as "acme/shop · Deploy to production · main · 2026-10-01".' })
  newest!: string[];
  @Field(() => Boolean, { description: 'An earlier rule takes all it would match.' }) shadowed!: boolean;
}

@ObjectType()
export class MappingNumbers {
  @Field(() => Int) productionDeploys!: number;
  @Field(() => Int) services!: number;
  @Field(() => Int) changesDeployed!: number;
  @Field(() => Int) changesWaiting!: number;
  @Field(() => Int) changesUnknown!: number;
  @Field(() => Float, unknown) inferredShare!: number | null;
  @Field(() => Duration, unknown) waitP50!: number | null;
  @Field(() => Rate) changeFailRate!: Rate;
  @Field(() => Int) incidentsLinked!: number;
}

@ObjectType({ description: 'Production deploys of a service under the mapping that stands and under the new one.' })
export class ServiceMappingEffect {
  @Field(() => String) service!: string;
  @Field(() => Int) before!: number;
  @Field(() => Int) after!: number;
}

@ObjectType()
export class DeliveryMappingEffect {
  @Field(() => [RuleMatch]) matches!: RuleMatch[];
  @Field(() => MappingNumbers) before!: MappingNumbers;
  @Field(() => MappingNumbers) after!: MappingNumbers;
  @Field(() => [ServiceMappingEffect]) services!: ServiceMappingEffect[];
}

@ObjectType()
export class DeliveryMappingChanged {
  @Field(() => DeliveryMapping) mapping!: DeliveryMapping;
  @Field(() => Job, { nullable: true, description: 'Working everything out again, where that takes longer.' })
  job!: Job | null;
}
