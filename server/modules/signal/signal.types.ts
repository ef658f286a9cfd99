import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';
import { Rate } from '../../platform/rate.types';
import { HitRateGroup } from './hit-rate.types';

const unknown = { nullable: true } as const;
const column = { nullable: 'items' } as const;

@ObjectType({ description: 'Columns: one entry per week in which a pull request of the watch closed.' })
export class AlarmWeeks {
  @Field(() => [String]) label!: string[];
  @Field(() => [DateTime]) start!: number[];
  @Field(() => [Float], { description: 'At its end.' }) evidence!: number[];
  @Field(() => [Float], column) rate!: (number | null)[];
  @Field(() => [Int], { description: 'Findings in the rate.' }) n!: number[];
}

@ObjectType({
  description: 'Whether the hit rate of an agent fell below its floor; holds however often one looks.',
})
export class SignalAlarm {
  @Field(() => String) agent!: string;
  @Field(() => String, { description: 'calm, alarm or not_enough_data.' }) state!: string;
  @Field(() => Float, { nullable: true, description: 'The hit rate it must not fall below.' }) floor!: number | null;
  @Field(() => String, {
    description:
      'policy: target of the saved policy in force. baseline: lower end of the interval of the baseline weeks.',
  })
  floorFrom!: string;
  @Field(() => DateTime, { nullable: true, description: 'When the pull request closed at which the alarm rose.' })
  since!: number | null;
  @Field(() => DateTime, { nullable: true, description: 'From when on it is watched.' }) watchedFrom!: number | null;
  @Field(() => Int, { description: 'Closed pull requests watched.' }) steps!: number;
  @Field(() => Float, { description: 'Now; the alarm rises when it reaches the threshold.' }) evidence!: number;
  @Field(() => Float) threshold!: number;
  @Field(() => HitRateGroup, { nullable: true, description: 'Last four weeks of the range that are watched.' })
  recent!: HitRateGroup | null;
  @Field(() => HitRateGroup, { nullable: true, description: 'Of the baseline weeks.' })
  baselineGroup!: HitRateGroup | null;
  @Field(() => AlarmWeeks) weeks!: AlarmWeeks;
}

@ObjectType({ description: 'Whether people stop reacting to an agent at all.' })
export class MuteRisk {
  @Field(() => String) agent!: string;
  @Field(() => String, { description: 'rising (fewer react), steady, falling or not_enough_data.' }) state!: string;
  @Field(() => [String]) weeks!: string[];
  @Field(() => [Float], {
    ...column,
    description: 'Share of the findings with any human reaction, by week of closing.',
  })
  reacted!: (number | null)[];
  @Field(() => [Int]) n!: number[];
  @Field(() => Float, { nullable: true, description: 'Change of the share per week.' }) slopePerWeek!: number | null;
  @Field(() => Float, unknown) low!: number | null;
  @Field(() => Float, unknown) high!: number | null;
}

@ObjectType()
export class SignalMiss {
  @Field(() => String) incident!: string;
  @Field(() => String, unknown) title!: string | null;
  @Field(() => DateTime) openedAt!: number;
  @Field(() => String) repo!: string;
  @Field(() => Int) number!: number;
  @Field(() => [String], { description: 'That finished a review of the change before its merge.' }) agents!: string[];
  @Field(() => Int, { description: 'Findings on the change posted before its merge.' }) findings!: number;
  @Field(() => Int, { nullable: true, description: 'Of them on the files it changed; null: these are unknown.' })
  onFiles!: number | null;
  @Field(() => String, {
    description:
      'What links the incident to the change: decided, stated, revert, fix_reference or time; named when a record names the change itself.',
  })
  evidence!: string;
}

@ObjectType({ description: 'Incidents whose causing change an agent had reviewed.' })
export class SignalMisses {
  @Field(() => Int, { description: 'Opened in the range with a causing change known.' }) incidents!: number;
  @Field(() => Int, { description: 'Of them an agent finished a review of a causing change before its merge.' })
  reviewed!: number;
  @Field(() => Int, { description: 'Of the reviewed, with a finding on such a change.' }) withFinding!: number;
  @Field(() => Int, { nullable: true, description: 'With one on the changed files; null: they are unknown.' })
  withFindingOnFiles!: number | null;
  @Field(() => Int, { description: 'Reviewed, and nothing was found.' }) without!: number;
  @Field(() => [SignalMiss], { description: 'A row per incident and causing change, newest first, at most 200.' })
  rows!: SignalMiss[];
}

@ObjectType()
export class UnparsedText {
  @Field(() => String) repo!: string;
  @Field(() => Int) number!: number;
  @Field(() => String, { description: 'thread, review, conversation or check.' }) place!: string;
  @Field(() => String) id!: string;
  @Field(() => String) text!: string;
}

@ObjectType({ description: "How well an agent's file reads what the agent writes." })
export class ParserHealth {
  @Field(() => String) agent!: string;
  @Field(() => String) name!: string;
  @Field(() => Int, { description: "Of the agent's file." }) version!: number;
  @Field(() => Boolean, { description: "The organization's own." }) own!: boolean;
  @Field(() => Int, { description: 'All texts of the agent.' }) texts!: number;
  @Field(() => Int, { description: 'Texts that say a finding.' }) findings!: number;
  @Field(() => Int, { description: 'Pull requests it found clean.' }) clean!: number;
  @Field(() => Int, { description: 'Texts that are no finding: summaries, notices.' }) other!: number;
  @Field(() => Int, { description: 'Texts that stand where findings stand and fit no rule.' }) unparsed!: number;
  @Field(() => Rate, { description: 'Unparsed texts of those that say a finding or stand where findings stand.' })
  unparsedShare!: Rate;
  @Field(() => Int, { description: 'Findings without a severity.' }) severityUnknown!: number;
  @Field(() => [UnparsedText], { description: 'At most 10.' }) samples!: UnparsedText[];
}
