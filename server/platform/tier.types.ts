import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { SURFACES } from '../domain/adoption-table';
import { DateTime } from './date-time';
import { Tier } from './scope.types';
import { enumOf } from './words';

export const AgentSurface = enumOf(SURFACES);
export type AgentSurface = keyof typeof AgentSurface;
registerEnumType(AgentSurface, { name: 'AgentSurface', description: 'Where people meet an agent.' });

const unknown = { nullable: true } as const;

@ObjectType({ description: 'People by tier. none + ambient + casual + power + unknown = people.' })
export class TierCounts {
  @Field(() => Int) none!: number;
  @Field(() => Int) ambient!: number;
  @Field(() => Int) casual!: number;
  @Field(() => Int) power!: number;
  @Field(() => Int, { description: 'No source tells of them.' }) unknown!: number;
  @Field(() => Int, { description: 'Of the known ones those whose tier is at least this: a source that could lift it does not cover the days.' })
  atLeast!: number; // prettier-ignore
  @Field(() => Int) people!: number;
}

@ObjectType({ description: 'How many people went from one tier to another, or stayed.' })
export class TierMove {
  @Field(() => Tier, { nullable: true, description: 'null = was not there.' }) from!: Tier | null;
  @Field(() => Tier, { nullable: true, description: 'null = is not there any more.' }) to!: Tier | null;
  @Field(() => Int) people!: number;
}

@ObjectType({ description: 'Cut-offs between the tiers; each reaches its tier on its own.' })
export class TierRules {
  @Field(() => Int, { description: "Days looked back from a week's last day, that day included." }) windowDays!: number;
  @Field(() => Int, { description: 'Days with use of any agent that make casual.' }) casualDays!: number;
  @Field(() => Int, { description: 'Agent surfaces that make power.' }) powerSurfaces!: number;
  @Field(() => Int, { description: 'Delegated runs that make power.' }) powerRuns!: number;
  @Field(() => Float, { description: 'Hours of one delegated run that make power.' }) powerRunHours!: number;
  @Field(() => Int, { description: 'Delegated runs at once that make power.' }) powerRunsAtOnce!: number;
  @Field(() => Int, { description: '1 = as delivered.' }) version!: number;
  @Field(() => DateTime, { nullable: true, description: 'null = as delivered.' }) since!: number | null;
  @Field(() => String, unknown) note!: string | null;
}

@ObjectType({ description: 'What tells of usage, runs or reviews, and of which days.' })
export class SourceCover {
  @Field(() => String, { description: 'usage, runs, delegated (minutes of delegated work) or reviews.' }) kind!: string;
  @Field(() => String, { description: 'Empty = of no single tool.' }) tool!: string;
  @Field(() => DateTime) from!: number;
  @Field(() => DateTime, { description: 'The end of its last day.' }) to!: number;
}
