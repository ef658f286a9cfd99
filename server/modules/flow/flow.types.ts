import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Duration } from '../../platform/duration';
import { DurationSummary } from '../../platform/duration-summary.types';
import { Stage } from '../../platform/words';
import { Clock, PeriodLength, Periods, Range } from '../../platform/scope.types';

const number = { nullable: true } as const;
const column = { nullable: 'items' } as const;

@ObjectType()
export class PullRequestCounts {
  @Field(() => Int, {
    nullable: true,
    description: 'Null, as the other counts: a clone is all that tells of the range.',
  })
  opened!: number | null;
  @Field(() => Int) merged!: number;
  @Field(() => Int, number) abandoned!: number | null;
  @Field(() => Int, { nullable: true, description: 'Open at the end of the range.' }) open!: number | null;
  @Field(() => Int, number) unreviewed!: number | null;
  @Field(() => Int) irregular!: number;
  @Field(() => Int, { description: 'Of the total: known from a clone alone.' }) fromGit!: number;
  @Field(() => Int, { description: 'Open at some time in the range.' }) total!: number;
}

@ObjectType({ description: 'One stage over the whole range. For operate the items are incidents.' })
export class StageFlow {
  @Field(() => Stage) stage!: Stage;
  @Field(() => Boolean, { description: 'No source tells about this stage: every number is null.' }) unknown!: boolean;
  @Field(() => Boolean, {
    description:
      'Write only: from the first commit to the merge in one, for a clone is all that tells of them. What is not merged is not known.',
  })
  undivided!: boolean;
  @Field(() => Int, number) arrivals!: number | null;
  @Field(() => Int, number) departures!: number | null;
  @Field(() => Int, number) abandoned!: number | null;
  @Field(() => Int, number) wip!: number | null;
  @Field(() => Float, number) averageWip!: number | null;
  @Field(() => Duration, number) stageHours!: number | null;
  @Field(() => Duration, number) p50!: number | null;
  @Field(() => Duration, {
    nullable: true,
    description: '95 % interval of p50; null where there are too few, or where the percentiles are estimated.',
  })
  p50Low!: number | null;
  @Field(() => Duration, number) p50High!: number | null;
  @Field(() => Duration, number) p70!: number | null;
  @Field(() => Duration, number) p85!: number | null;
  @Field(() => Duration, number) p95!: number | null;
  @Field(() => Int, { description: 'Departures behind the percentiles.' }) n!: number;
  @Field(() => Boolean) enough!: boolean;
  @Field(() => Boolean, {
    description: 'Percentiles by Kaplan-Meier, because more than 10 % of what entered is still there.',
  })
  estimated!: boolean;
  @Field(() => Int, number) growth!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: "Days to work off the pile at this range's net outflow; null with `drains: false` = never.",
  })
  drainDays!: number | null;
  @Field(() => Boolean, number) drains!: boolean | null;
  @Field(() => Duration, { nullable: true, description: 'Review only: stage hours with the author.' })
  authorHours!: number | null;
  @Field(() => Duration, { nullable: true, description: 'Review only: the rest of the stage hours.' })
  reviewerHours!: number | null;
  @Field(() => Duration, { nullable: true, description: 'Age in this stage of what is there at the end of the range.' })
  ageP50!: number | null;
  @Field(() => Duration, number) ageP85!: number | null;
  @Field(() => Duration, number) ageOldest!: number | null;
}

@ObjectType({ description: 'Columns: one entry per period, null = unknown or nobody left in that period.' })
export class StageSeries {
  @Field(() => Stage) stage!: Stage;
  @Field(() => Boolean) unknown!: boolean;
  @Field(() => [Int], column) arrivals!: (number | null)[];
  @Field(() => [Int], column) departures!: (number | null)[];
  @Field(() => [Int], column) abandoned!: (number | null)[];
  @Field(() => [Int], column) wip!: (number | null)[];
  @Field(() => [Float], column) averageWip!: (number | null)[];
  @Field(() => [Float], column) stageHours!: (number | null)[];
  @Field(() => [Float], column) p50!: (number | null)[];
  @Field(() => [Float], column) p70!: (number | null)[];
  @Field(() => [Float], column) p85!: (number | null)[];
  @Field(() => [Float], column) p95!: (number | null)[];
  @Field(() => [Int]) n!: number[];
  @Field(() => [Boolean]) estimated!: boolean[];
  @Field(() => [Float], column) authorHours!: (number | null)[];
  @Field(() => [Float], column) reviewerHours!: (number | null)[];
  @Field(() => [Float], { nullable: 'items', description: 'Share of the arrivals whose authorship is agent_authored.' })
  agentAuthoredShare!: (number | null)[];
}

@ObjectType()
export class Flow {
  @Field(() => Range) range!: Range;
  @Field(() => Range) previousRange!: Range;
  @Field(() => Clock) clock!: Clock;
  @Field(() => PeriodLength) by!: PeriodLength;
  @Field(() => [StageFlow]) stages!: StageFlow[];
  @Field(() => Periods) periods!: Periods;
  @Field(() => [StageSeries]) series!: StageSeries[];
  @Field(() => PullRequestCounts) pullRequests!: PullRequestCounts;
  @Field(() => DurationSummary) leadTime!: DurationSummary;
  @Field(() => DurationSummary) cycleTime!: DurationSummary;
}
