import { Field, Int, ObjectType } from '@nestjs/graphql';
import { ChangeOfDeploy, Deploy } from './deploy.types';
import { Incident } from './incident.types';

const unknown = { nullable: true } as const;

@ObjectType()
export class DeployDetail {
  @Field(() => Deploy) deploy!: Deploy;
  @Field(() => [ChangeOfDeploy], { description: 'The first 200, in order of merging.' }) changes!: ChangeOfDeploy[];
  @Field(() => Int) changesTotal!: number;
  @Field(() => [Incident]) incidents!: Incident[];
  @Field(() => Deploy, { nullable: true, description: 'Of its service, the one before.' }) previous!: Deploy | null;
  @Field(() => Deploy, unknown) next!: Deploy | null;
}

@ObjectType()
export class IncidentClue {
  @Field(() => String, { description: 'stated, revert, fix_reference or time.' }) evidence!: string;
  @Field(() => String, { description: 'The deploy it points to.' }) deploy!: string;
  @Field(() => String, unknown) repo!: string | null;
  @Field(() => Int, { nullable: true, description: 'The pull request that says so.' }) number!: number | null;
  @Field(() => String) text!: string;
}

@ObjectType()
export class IncidentDetail {
  @Field(() => Incident) incident!: Incident;
  @Field(() => Deploy, unknown) deploy!: Deploy | null;
  @Field(() => [Deploy], {
    description:
      'Of its service, finished in the 7 days before it opened, newest first, at most 20; of all services when it names none.',
  })
  candidates!: Deploy[];
  @Field(() => [IncidentClue], { description: 'Every kind of evidence found, strongest first.' })
  clues!: IncidentClue[];
}
