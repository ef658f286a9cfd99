import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from './date-time';
import { Authorship, enumOf, SizeBucket } from './words';

export const CLOCKS = ['elapsed', 'working'] as const;
export const Clock = enumOf(CLOCKS);
export type Clock = keyof typeof Clock;
export const PERIOD_LENGTHS = ['week', 'month'] as const;
export const PeriodLength = enumOf(PERIOD_LENGTHS);
export type PeriodLength = keyof typeof PeriodLength;
export const Tier = enumOf(['none', 'ambient', 'casual', 'power', 'unknown'] as const);
export type Tier = keyof typeof Tier;

registerEnumType(Clock, { name: 'Clock' });
registerEnumType(PeriodLength, { name: 'PeriodLength' });
registerEnumType(Tier, { name: 'Tier' });

@InputType({ description: 'Which part of the organization, and when. Everything left out is not narrowed.' })
export class Scope {
  @Field(() => String, {
    nullable: true,
    description:
      "`-12w`, `-6m`, or `2026-07-01..2026-09-30` (calendar days in the organization's time zone, both included). Default: the last 26 whole weeks. `all`: everything recorded.",
  })
  range?: string;
  @Field(() => [String], { nullable: true, description: 'With all teams below them.' }) teams?: string[];
  @Field(() => [String], { nullable: true }) repos?: string[];
  @Field(() => [String], { nullable: true }) services?: string[];
  @Field(() => [String], { nullable: true, description: "The author's function." }) functions?: string[];
  @Field(() => [SizeBucket], { nullable: true }) sizes?: SizeBucket[];
  @Field(() => [Authorship], { nullable: true }) authorship?: Authorship[];
  @Field(() => [Tier], { nullable: true, description: "The author's tier." }) tiers?: Tier[];
  @Field(() => Clock, { nullable: true }) clock?: Clock;
}

@ObjectType()
export class Range {
  @Field(() => DateTime) from!: number;
  @Field(() => DateTime) to!: number;
  @Field(() => String, { description: 'As it was asked for.' }) label!: string;
  @Field(() => String, {
    description: 'The same range in absolute days, both included, as `Scope.range` takes it: `2026-07-01..2026-09-30`.',
  })
  address!: string;
  @Field(() => String) timeZone!: string;
  @Field(() => Boolean, { description: 'The data end more than two weeks ago, so a relative range ends there.' })
  endsAtHorizon!: boolean;
}

@ObjectType({ description: 'Columns: one entry per period.' })
export class Periods {
  @Field(() => [String]) label!: string[];
  @Field(() => [DateTime]) start!: number[];
  @Field(() => [DateTime]) end!: number[];
  @Field(() => [Boolean], { description: 'Not over yet at the data horizon: hatched, left out of comparisons.' })
  running!: boolean[];
}
