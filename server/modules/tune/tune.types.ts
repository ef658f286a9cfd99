import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';
import { Range } from '../../platform/scope.types';

const unknown = { nullable: true } as const;

@InputType({ description: 'Which findings an agent should post. What is left out keeps everything.' })
export class TuneRuleInput {
  @Field(() => String, { nullable: true, description: "A word of the agent's own scale: it and all more severe ones." })
  minSeverity?: string | null;
  @Field(() => [String], { nullable: true, description: 'Only these; `unknown` = findings that tell none.' })
  categories?: string[] | null;
  @Field(() => Float, { nullable: true, description: 'On the scale of the vendor; only where it gives numbers.' })
  minConfidence?: number | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Globs over paths, `**` over folders; `!` in front leaves out. Several: any of them.',
  })
  paths?: string[] | null;
  @Field(() => Int, { nullable: true, description: 'At most so many, the most severe first, then the earliest.' })
  capPerPullRequest?: number | null;
}

@ObjectType()
export class TuneRule {
  @Field(() => String, unknown) minSeverity!: string | null;
  @Field(() => [String], unknown) categories!: string[] | null;
  @Field(() => Float, unknown) minConfidence!: number | null;
  @Field(() => [String], unknown) paths!: string[] | null;
  @Field(() => Int, unknown) capPerPullRequest!: number | null;
}

@ObjectType({ description: 'What a rule would have done to findings whose outcome is known.' })
export class TuneOutcome {
  @Field(() => Int, { description: 'Findings in the rate that it keeps.' }) kept!: number;
  @Field(() => Int, { description: 'Accepted ones among them.' }) hits!: number;
  @Field(() => Int, { description: 'What the rate is of: accepted + rejected + ignored.' }) n!: number;
  @Field(() => Float, unknown) rate!: number | null;
  @Field(() => Float, unknown) low!: number | null;
  @Field(() => Float, unknown) high!: number | null;
  @Field(() => Float, { description: 'Design effect: findings of one pull request hang together.' }) deff!: number;
  @Field(() => Float) effectiveN!: number;
  @Field(() => Boolean, { description: 'False: n under 10, not enough data.' }) enough!: boolean;
  @Field(() => Int) hidden!: number;
  @Field(() => Int, { description: 'Missed hits: accepted findings it would have silenced.' }) hiddenHits!: number;
  @Field(() => Float, { description: 'Per pull request with a finding in the rate, kept or hidden.' })
  keptPerPullRequest!: number;
  @Field(() => Int) pullRequests!: number;
}

@ObjectType()
export class TuneCandidate {
  @Field(() => String) label!: string;
  @Field(() => TuneRule) rule!: TuneRule;
  @Field(() => TuneOutcome, { description: 'Over the whole range.' }) whole!: TuneOutcome;
  @Field(() => TuneOutcome, { description: 'The older 70 % of the weeks: what is promised.' }) older!: TuneOutcome;
  @Field(() => TuneOutcome, { description: 'The newer 30 %, held out.' }) newer!: TuneOutcome;
  @Field(() => Float, unknown) p!: number | null;
  @Field(() => Float, { nullable: true, description: 'p after Holm over all candidates.' }) adjusted!: number | null;
  @Field(() => Boolean, { description: 'Its hit rate is above the target by the older weeks: adjusted p at most .04.' })
  certified!: boolean;
  @Field(() => Boolean, { description: 'Its hit rate in the newer weeks is below the target.' }) newerBelow!: boolean;
}

@ObjectType()
export class Tune {
  @Field(() => Range) range!: Range;
  @Field(() => String, { nullable: true, description: 'Null: no agent has a finding.' }) agent!: string | null;
  @Field(() => Float) target!: number;
  @Field(() => [String], { description: 'Agents with a finding, alphabetical.' }) agents!: string[];
  @Field(() => [String], { description: 'Most severe first.' }) severities!: string[];
  @Field(() => [String]) categories!: string[];
  @Field(() => Boolean) hasConfidence!: boolean;
  @Field(() => Float, unknown) confidenceLow!: number | null;
  @Field(() => Float, unknown) confidenceHigh!: number | null;
  @Field(() => Int, { description: 'Findings that tell no severity; a minimum severity hides them.' })
  severityUnknown!: number;
  @Field(() => DateTime, { nullable: true, description: 'Where the older weeks end and the newer begin.' })
  splitAt!: number | null;
  @Field(() => TuneOutcome, { description: 'What is posted today.' }) all!: TuneOutcome;
  @Field(() => [TuneCandidate]) candidates!: TuneCandidate[];
  @Field(() => Int, { nullable: true, description: 'Place among the candidates; null = none is certified.' })
  chosen!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'About so many more findings, to two digits; null = cannot be told.',
  })
  needed!: number | null;
  @Field(() => String, { description: 'certified, not_enough_data or below_target.' }) verdict!: string;
  @Field(() => String, { description: 'What history cannot judge.' }) warning!: string;
}
