import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';
import { Duration } from '../../platform/duration';
import { Authorship, enumOf, SizeBucket } from '../../platform/words';

export const DeployStatus = enumOf(['success', 'failure', 'cancelled'] as const);
export type DeployStatus = keyof typeof DeployStatus;
export const DEPLOY_MEASURES = [
  'all', 'success', 'failed', 'rework', 'recovered', 'not_recovered', 'cancelled',
] as const; // prettier-ignore
export const DeployMeasure = enumOf(DEPLOY_MEASURES);
export type DeployMeasure = keyof typeof DeployMeasure;
registerEnumType(DeployStatus, { name: 'DeployStatus' });
registerEnumType(DeployMeasure, {
  name: 'DeployMeasure',
  description:
    'all: success and failure, what the rates are shares of. failed: required intervention, whatever its status. cancelled stands in no other.',
});

const unknown = { nullable: true } as const;

@InputType()
export class DeployFilter {
  @Field(() => DeployMeasure, { nullable: true, description: 'Default: all.' }) measure?: DeployMeasure;
  @Field(() => String, unknown) service?: string;
  @Field(() => String, {
    nullable: true,
    description: 'In id, service, repository, name, ref or commit, ignoring case.',
  })
  text?: string;
}

@ObjectType({ description: 'One deploy to production.' })
export class Deploy {
  @Field(() => String) id!: string;
  @Field(() => String) service!: string;
  @Field(() => String, unknown) repo!: string | null;
  @Field(() => String) environment!: string;
  @Field(() => String) sha!: string;
  @Field(() => String, unknown) ref!: string | null;
  @Field(() => String, unknown) name!: string | null;
  @Field(() => String, unknown) url!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'deployment, release, workflow_run or tag; null: told by a pipeline or a file.',
  })
  source!: string | null;
  @Field(() => DeployStatus) status!: DeployStatus;
  @Field(() => DateTime, unknown) startedAt!: number | null;
  @Field(() => DateTime) finishedAt!: number;
  @Field(() => Int, { description: 'Pull requests it was the first to bring to production.' }) changes!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Pull requests of its service merged before it left and not in it; null: cannot be told.',
  })
  leftBehind!: number | null;
  @Field(() => Int) incidents!: number;
  @Field(() => Boolean, { description: 'It required immediate intervention.' }) failed!: boolean;
  @Field(() => [String], { description: 'status, incident, rolled_back.' }) failedBy!: string[];
  @Field(() => Boolean, { description: 'Unplanned, because of an incident.' }) rework!: boolean;
  @Field(() => [String], { description: 'stated, rolls_back, fixes.' }) reworkBy!: string[];
  @Field(() => String, unknown) rollsBack!: string | null;
  @Field(() => String, unknown) rolledBackBy!: string | null;
  @Field(() => DateTime, unknown) recoveredAt!: number | null;
  @Field(() => Duration, unknown) recoveryHours!: number | null;
}

@ObjectType()
export class DeployConnection {
  @Field(() => Int) total!: number;
  @Field(() => [Deploy]) nodes!: Deploy[];
  @Field(() => String, unknown) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

@ObjectType()
export class ChangeOfDeploy {
  @Field(() => String) repo!: string;
  @Field(() => Int) number!: number;
  @Field(() => String) title!: string;
  @Field(() => String) author!: string;
  @Field(() => DateTime, unknown) mergedAt!: number | null;
  @Field(() => String, { description: 'commit, stated, cherry_pick or time (inferred).' }) evidence!: string;
  @Field(() => Duration, { nullable: true, description: 'Merge to production.' }) waitHours!: number | null;
  @Field(() => Authorship) authorship!: Authorship;
  @Field(() => SizeBucket) size!: SizeBucket;
}
