import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { FINDING_OUTCOMES } from '../../domain/finding';
import { EvidenceShare, Rate } from '../../platform/rate.types';
import { Range } from '../../platform/scope.types';
import { enumOf } from '../../platform/words';

export const FindingOutcome = enumOf(FINDING_OUTCOMES);
export type FindingOutcome = keyof typeof FindingOutcome;
export const HIT_RATE_BY = [
  'agent', 'severity', 'category', 'repo', 'team', 'week', 'month', 'size', 'authorship',
] as const; // prettier-ignore
export const HitRateBy = enumOf(HIT_RATE_BY);
export type HitRateBy = keyof typeof HitRateBy;
export const OUTCOME_SERIES = ['strict', 'lenient', 'vendor'] as const;
export const OutcomeSeries = enumOf(OUTCOME_SERIES);
export type OutcomeSeries = keyof typeof OutcomeSeries;

registerEnumType(FindingOutcome, {
  name: 'FindingOutcome',
  description: 'What became of a finding. Only accepted, rejected and ignored are in the hit rate.',
});
registerEnumType(HitRateBy, { name: 'HitRateBy' });
registerEnumType(OutcomeSeries, {
  name: 'OutcomeSeries',
  description:
    'strict: by the evidence. lenient: outdated or resolved counts as accepted where the evidence tells nothing. vendor: as the vendor tells it.',
});

const unknown = { nullable: true } as const;

@ObjectType({
  description: 'Findings of one group on pull requests closed in the range; pending ones as of its end.',
})
export class HitRateGroup {
  @Field(() => String, {
    description:
      'Agent, severity, category, repository, team, period, size or authorship; unknown = not told. With several agents a severity or category is "agent: word".',
  })
  key!: string;
  @Field(() => String, { nullable: true, description: 'Set when the group belongs to one agent.' })
  agent!: string | null;
  @Field(() => Int, {
    description: 'accepted + rejected + ignored + late + pending + duplicate + unparsed; unthreaded are counted apart.',
  })
  findings!: number;
  @Field(() => Int) accepted!: number;
  @Field(() => Int) rejected!: number;
  @Field(() => Int) ignored!: number;
  @Field(() => Int) late!: number;
  @Field(() => Int) pending!: number;
  @Field(() => Int) duplicate!: number;
  @Field(() => Int) unparsed!: number;
  @Field(() => Int) unthreaded!: number;
  @Field(() => Int, { description: 'accepted + rejected + ignored: what the rate is of.' }) n!: number;
  @Field(() => Float, { nullable: true, description: 'accepted / n; null when n is 0.' }) rate!: number | null;
  @Field(() => Float, { nullable: true, description: '95 % interval on effective counts.' }) low!: number | null;
  @Field(() => Float, unknown) high!: number | null;
  @Field(() => Boolean, { description: 'False: n is under 10, not enough data.' }) enough!: boolean;
  @Field(() => Float, { description: 'Design effect: findings of one pull request hang together.' }) deff!: number;
  @Field(() => Boolean, { description: 'The design effect is the default, as there are under 30 pull requests.' })
  deffAssumed!: boolean;
  @Field(() => Float, { description: 'n / deff.' }) effectiveN!: number;
  @Field(() => Float, {
    nullable: true,
    description: 'Drawn towards the groups shown (empirical Bayes); for order and display of small groups only.',
  })
  shrunk!: number | null;
  @Field(() => Int, { description: 'With at least one finding in the rate.' }) pullRequests!: number;
  @Field(() => Float, { nullable: true, description: 'Of the findings.' }) lateShare!: number | null;
  @Field(() => Float, unknown) pendingShare!: number | null;
  @Field(() => Float, unknown) unparsedShare!: number | null;
  @Field(() => Float, { nullable: true, description: 'Ignored without any human reaction, of n.' })
  silentIgnoreShare!: number | null;
  @Field(() => Int, {
    description:
      'Pull requests closed in the range of which an agent finished a review before; of the agent, where the group belongs to one.',
  })
  reviewed!: number;
  @Field(() => Float, { nullable: true, description: 'Findings with a thread on the reviewed ones / reviewed.' })
  findingsPerPullRequest!: number | null;
  @Field(() => Rate, { description: 'Reviewed ones with at least one finding.' }) withFinding!: Rate;
}

@ObjectType()
export class HitRate {
  @Field(() => Range) range!: Range;
  @Field(() => Range) previousRange!: Range;
  @Field(() => OutcomeSeries) series!: OutcomeSeries;
  @Field(() => HitRateBy) by!: HitRateBy;
  @Field(() => [String], { description: 'Every agent that ever reviewed, in alphabetical order.' }) agents!: string[];
  @Field(() => Boolean, { description: 'No finding and no agent review was ever recorded.' }) unknown!: boolean;
  @Field(() => HitRateGroup) total!: HitRateGroup;
  @Field(() => HitRateGroup, { description: 'The same over the range of equal length just before.' })
  previous!: HitRateGroup;
  @Field(() => [HitRateGroup], {
    description:
      'Agents, repositories, categories and teams in alphabetical order, severities by rank, periods by time, sizes by size; unknown last.',
  })
  groups!: HitRateGroup[];
  @Field(() => [Boolean], {
    nullable: true,
    description: 'By week or month, per group: not over yet at the data horizon, so left out of comparisons.',
  })
  running!: boolean[] | null;
  @Field(() => [EvidenceShare], { description: 'What the outcomes of n rest on, strongest first after none.' })
  evidence!: EvidenceShare[];
  @Field(() => Rate, {
    description: 'Pull requests merged in the range of which an agent finished a review before the merge.',
  })
  coverage!: Rate;
  @Field(() => Int, { description: 'Findings the agents say they kept back.' }) suppressed!: number;
  @Field(() => HitRateGroup, { description: 'The same total in the lenient series.' }) lenient!: HitRateGroup;
  @Field(() => HitRateGroup, {
    nullable: true,
    description: 'As the vendors tell it; null where none tells anything. Never on one line with strict.',
  })
  vendor!: HitRateGroup | null;
  @Field(() => Rate, {
    description: 'Findings of n of which changed lines of later commits could be looked at (or there were none).',
  })
  filesKnown!: Rate;
}
