import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';
import { Connection } from './connection.types';

@ObjectType({ description: 'What people set so that their agents report here.' })
export class OtlpEnvironment {
  @Field(() => [String], { description: 'NAME=value each.' }) claudeCode!: string[];
  @Field(() => String, { description: 'For `~/.codex/config.toml`.' }) codex!: string;
}

@ObjectType({ description: 'What agents send their telemetry with.' })
export class OtlpToken {
  @Field(() => Connection) connection!: Connection;
  @Field(() => String, { description: 'Shown this once.' }) token!: string;
  @Field(() => String, { description: 'Where it is sent to; `/v1/metrics` and `/v1/logs` lie below it.' })
  endpoint!: string;
  @Field(() => OtlpEnvironment) environment!: OtlpEnvironment;
}

@ObjectType()
export class OtlpCount {
  @Field(() => String) name!: string;
  @Field(() => Int) count!: number;
}

@ObjectType({ description: 'What came with a token so far.' })
export class OtlpSender {
  @Field(() => ID, { description: 'Of its connection.' }) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'All it sends is this person’s; null: the telemetry names the person.' }) // prettier-ignore
  person!: string | null;
  @Field(() => DateTime, { nullable: true }) lastUsedAt!: number | null;
  @Field(() => Int, { description: 'Points that tell of usage; one that was sent twice counts once.' }) points!: number;
  @Field(() => Int) rejected!: number;
  @Field(() => [OtlpCount], { description: 'Why points were rejected, the most frequent first.' })
  reasons!: OtlpCount[];
  @Field(() => [OtlpCount], {
    description: 'Instruments and events that were not known, and so were left out; by name.',
  })
  unknown!: OtlpCount[];
}
