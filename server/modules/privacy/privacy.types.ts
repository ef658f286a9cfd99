import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TIER_EVIDENCE, type TierEvidence } from '../../domain/tier-rules';
import { DateTime } from '../../platform/date-time';
import { Periods, Tier } from '../../platform/scope.types';
import { enumOf } from '../../platform/words';

const TierReason = enumOf(TIER_EVIDENCE);

registerEnumType(TierReason, { name: 'TierReason', description: 'What decided a tier.' });

@ObjectType({ description: 'How long one kind of data about people is kept.' })
export class RetentionRule {
  @Field(() => String, { description: 'usage:TOOL, runs:TOOL, telemetry, rejects or webhooks.' }) source!: string;
  @Field(() => String) label!: string;
  @Field(() => Int, { nullable: true, description: 'Null: for ever.' }) days!: number | null;
  @Field(() => DateTime, { nullable: true, description: 'The oldest that is there.' }) oldest!: number | null;
  @Field(() => Int) rows!: number;
  @Field(() => Boolean, { description: 'The same for everybody: it cannot be changed.' }) fixed!: boolean;
}

@ObjectType({ description: 'A key with which one person sees their own row.' })
export class PersonKey {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true, description: 'Null while rows of single people are off.' })
  login!: string | null;
  @Field(() => DateTime) createdAt!: number;
  @Field(() => DateTime) expiresAt!: number;
  @Field(() => DateTime, { nullable: true }) usedAt!: number | null;
}

@ObjectType()
export class Privacy {
  @Field(() => Boolean, { description: 'Whether rows of single people may be shown.' }) personRows!: boolean;
  @Field(() => Int, { description: 'Groups of fewer people are merged or not shown.' }) smallestGroup!: number;
  @Field(() => [RetentionRule]) retention!: RetentionRule[];
  @Field(() => Int, { description: 'People whose data were deleted.' }) erased!: number;
  @Field(() => DateTime, { nullable: true }) lastErasedAt!: number | null;
  @Field(() => [PersonKey], { description: 'Those that are valid, the newest first.' }) keys!: PersonKey[];
}

@ObjectType()
export class ErasedRows {
  @Field(() => String) table!: string;
  @Field(() => Int) rows!: number;
}

@ObjectType({ description: 'What deleting a person would change; nothing is changed.' })
export class ErasurePreview {
  @Field(() => String, { description: 'The login that stands for the person.' }) login!: string;
  @Field(() => [String], { description: 'Logins and e-mail addresses that are replaced.' }) accounts!: string[];
  @Field(() => [ErasedRows]) rows!: ErasedRows[];
  @Field(() => Int) total!: number;
  @Field(() => [String], {
    description: 'Repositories and connections that bear the name of an account: they keep it.',
  })
  staying!: string[];
}

@ObjectType()
export class Erasure {
  @Field(() => String, { description: 'What stands in place of the person from now on.' }) pseudonym!: string;
  @Field(() => Int) rows!: number;
}

@ObjectType({ description: 'The one answer that ever holds the key.' })
export class PersonKeyMade {
  @Field(() => String) key!: string;
  @Field(() => String, { description: 'Path of the page with the key behind the #, which no log holds.' })
  address!: string;
  @Field(() => DateTime) expiresAt!: number;
}

@ObjectType({ description: 'From which to which day something tells of use.' })
export class OwnRowSource {
  @Field(() => String, { description: 'usage, runs, delegated (minutes of delegated work) or reviews.' }) kind!: string;
  @Field(() => String) tool!: string;
  @Field(() => DateTime) from!: number;
  @Field(() => DateTime) to!: number;
}

@ObjectType({ description: 'What is counted about one person, for that person. Columns: one entry per week.' })
export class OwnRow {
  @Field(() => String) login!: string;
  @Field(() => Periods) weeks!: Periods;
  @Field(() => [Tier], { nullable: 'items', description: 'Null: not there in that week.' }) tier!: (Tier | null)[];
  @Field(() => [Boolean], { description: 'A source that could have lifted it does not cover the days.' })
  atLeast!: boolean[];
  @Field(() => [TierReason]) evidence!: TierEvidence[];
  @Field(() => [Float], { nullable: 'items', description: 'The figure that decided.' }) value!: (number | null)[];
  @Field(() => [Float], { nullable: 'items', description: 'Null: nothing tells of delegated runs in that week.' })
  delegatedHours!: (number | null)[];
  @Field(() => [Int], { nullable: 'items' }) runs!: (number | null)[];
  @Field(() => [String]) surfaces!: string[];
  @Field(() => [OwnRowSource]) sources!: OwnRowSource[];
  @Field(() => Int) rulesVersion!: number;
  @Field(() => Int, { description: 'Own pull requests that were read for it.' }) pullRequests!: number;
}

@ObjectType({ description: 'Tier of one person at the end of a range.' })
export class PersonTier {
  @Field(() => String) login!: string;
  @Field(() => String, { nullable: true }) team!: string | null;
  @Field(() => String, { nullable: true }) function!: string | null;
  @Field(() => Tier) tier!: Tier;
  @Field(() => Boolean) atLeast!: boolean;
  @Field(() => TierReason) evidence!: TierEvidence;
  @Field(() => Float, { nullable: true }) value!: number | null;
}

@ObjectType({ description: 'In the order of their logins: no ranking.' })
export class PersonTierConnection {
  @Field(() => Int) total!: number;
  @Field(() => [PersonTier]) nodes!: PersonTier[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}
