import { Field, Float, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';
import { Duration } from '../../platform/duration';
import { Measure } from '../../platform/measure.types';
import { StageFlow } from './flow.types';
import { Authorship, enumOf, SizeBucket, Stage } from '../../platform/words';

export const PULL_REQUEST_ORDERS = ['newest', 'oldest', 'longest_stage', 'longest_total'] as const;
export const PullRequestOrder = enumOf(PULL_REQUEST_ORDERS);
export type PullRequestOrder = keyof typeof PullRequestOrder;
export const PULL_REQUEST_STATES = ['open', 'merged', 'abandoned'] as const;
export const PullRequestState = enumOf(PULL_REQUEST_STATES);
export type PullRequestState = keyof typeof PullRequestState;
registerEnumType(PullRequestOrder, { name: 'PullRequestOrder' });
registerEnumType(PullRequestState, { name: 'PullRequestState' });

const unknown = { nullable: true } as const;

@InputType({
  description:
    "Which pull requests a number counted: `measure` over the scope's range, for `stage` where it belongs to one.",
})
export class PullRequestFilter {
  @Field(() => Measure, unknown) measure?: Measure;
  @Field(() => Stage, unknown) stage?: Stage;
  @Field(() => String, { nullable: true, description: 'Part of the title, author or repository, or a number.' })
  text?: string;
  @Field(() => [String], { nullable: true, description: 'Carries all of these flags.' }) flags?: string[];
}

@ObjectType()
export class PullRequest {
  @Field(() => String) repo!: string;
  @Field(() => Int) number!: number;
  @Field(() => String) title!: string;
  @Field(() => String, unknown) url!: string | null;
  @Field(() => String) author!: string;
  @Field(() => String, unknown) team!: string | null;
  @Field(() => Authorship) authorship!: Authorship;
  @Field(() => String, unknown) agent!: string | null;
  @Field(() => String, { description: 'The rule that decided the authorship.' }) authorshipEvidence!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'What the mark was read from: a login, branch, e-mail address, trailer, marker or label. Null: unmarked.',
  })
  authorshipReference!: string | null;
  @Field(() => Int, { nullable: true, description: 'Version of the rules that decided.' }) authorshipVersion!:
    number | null;
  @Field(() => SizeBucket) size!: SizeBucket;
  @Field(() => Int, unknown) changedLines!: number | null;
  @Field(() => Stage, {
    nullable: true,
    description: 'Stage it is in, or was abandoned in; null when it is over or what follows the merge is unknown.',
  })
  stage!: Stage | null;
  @Field(() => PullRequestState) state!: PullRequestState;
  @Field(() => DateTime, { nullable: true, description: 'Null, as the reviewers: a clone is all that tells of it.' })
  createdAt!: number | null;
  @Field(() => DateTime, unknown) startedAt!: number | null;
  @Field(() => DateTime, unknown) readyAt!: number | null;
  @Field(() => DateTime, unknown) firstReviewAt!: number | null;
  @Field(() => DateTime, unknown) firstAgentReviewAt!: number | null;
  @Field(() => DateTime, unknown) approvedAt!: number | null;
  @Field(() => DateTime, unknown) mergedAt!: number | null;
  @Field(() => DateTime, unknown) closedAt!: number | null;
  @Field(() => DateTime, unknown) deployedAt!: number | null;
  @Field(() => String, { nullable: true, description: 'The deploy that first brought it to production.' }) deployedBy!:
    string | null;
  @Field(() => String, { nullable: true, description: 'commit, stated, cherry_pick or time (inferred).' })
  deployEvidence!: string | null;
  @Field(() => Int, unknown) humanReviewers!: number | null;
  @Field(() => Int, unknown) agentReviewers!: number | null;
  @Field(() => Duration, { nullable: true, description: 'Null: never entered, not over yet, or unknown.' }) write!:
    number | null;
  @Field(() => Duration, unknown) pickup!: number | null;
  @Field(() => Duration, unknown) review!: number | null;
  @Field(() => Duration, unknown) merge!: number | null;
  @Field(() => Duration, unknown) deploy!: number | null;
  @Field(() => Duration, { nullable: true, description: 'Of the review: with the author.' }) authorHours!:
    number | null;
  @Field(() => Duration, unknown) reviewerHours!: number | null;
  @Field(() => Duration, { nullable: true, description: 'Open ones: since writing began.' }) ageHours!: number | null;
  @Field(() => Duration, { nullable: true, description: 'Open ones: in the stage they are in.' }) stageAgeHours!:
    number | null;
  @Field(() => [String]) flags!: string[];
}

@ObjectType()
export class PullRequestConnection {
  @Field(() => Int) total!: number;
  @Field(() => [PullRequest]) nodes!: PullRequest[];
  @Field(() => String, unknown) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

@ObjectType({ description: 'Open work at the end of the range: one entry per item, at most 1,500 (the oldest first).' })
export class Ageing {
  @Field(() => Int) total!: number;
  @Field(() => Int) shown!: number;
  @Field(() => [String]) repo!: string[];
  @Field(() => [Int]) number!: number[];
  @Field(() => [String]) title!: string[];
  @Field(() => [Stage]) stage!: Stage[];
  @Field(() => [Float], { description: 'Hours in the stage it is in.' }) ageHours!: number[];
  @Field(() => [Authorship]) authorship!: Authorship[];
  @Field(() => [StageFlow], { description: 'The finished ones of the range.' }) finished!: StageFlow[];
}

@ObjectType({
  description:
    'Performance spectrum: every visit of a stage as a line from entering to leaving; at most 1,500, evenly thinned.',
})
export class Spectrum {
  @Field(() => Int) total!: number;
  @Field(() => Int) shown!: number;
  @Field(() => [String]) repo!: string[];
  @Field(() => [Int]) number!: number[];
  @Field(() => [DateTime]) enter!: number[];
  @Field(() => [DateTime], { nullable: 'items' }) leave!: (number | null)[];
  @Field(() => [Float]) hours!: number[];
  @Field(() => [Int], { description: '0..3, of the finished durations; open ones take the quartile of their age.' })
  quartile!: number[];
}
