import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Connection } from './connection.types';

/** Incident tools whose webhooks are taken. */
export enum HookSource {
  pagerduty = 'pagerduty',
  opsgenie = 'opsgenie',
  incident_io = 'incident_io',
  statuspage = 'statuspage',
}
registerEnumType(HookSource, { name: 'HookSource' });

@InputType()
export class ConnectHookInput {
  @Field(() => HookSource) source!: HookSource;
  @Field(() => String, { description: 'As it stands on the page, such as the name of the account.' }) name!: string;
  @Field(() => String, {
    nullable: true,
    description: 'As PagerDuty or incident.io shows it; left out: one is made where the tool lets one be set.',
  })
  secret?: string | null;
}

@ObjectType()
export class ConnectedHook {
  @Field(() => Connection) connection!: Connection;
  @Field(() => String, { nullable: true, description: 'Made here and shown this once; null = the tool has its own.' })
  hookSecret!: string | null;
  @Field(() => [String], { description: 'What is to be done in the tool, a sentence each.' }) setup!: string[];
}
