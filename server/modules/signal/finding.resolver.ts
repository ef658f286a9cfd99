import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Scope } from '../../platform/scope.types';
import { FindingDecider } from './finding-decider';
import { FindingDetailService } from './finding-detail.service';
import { FindingService } from './finding.service';
import { Finding, FindingConnection, FindingDetail, FindingFilter, FindingKey } from './finding.types';
import { FindingOutcome, OutcomeSeries } from './hit-rate.types';

const optional = { nullable: true } as const;

@Resolver()
export class FindingResolver {
  constructor(
    private readonly lists: FindingService,
    private readonly details: FindingDetailService,
    private readonly decider: FindingDecider,
  ) {}

  @Query(() => FindingConnection, {
    description: 'Of pull requests closed in the range, pending ones as of its end; newest first.',
  })
  findings(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
    @Args('filter', { ...optional, type: () => FindingFilter }) filter?: FindingFilter,
    @Args('series', { ...optional, type: () => OutcomeSeries }) series?: OutcomeSeries,
    @Args('first', { ...optional, type: () => Int }) first?: number,
    @Args('after', { ...optional, type: () => String }) after?: string,
  ): Promise<FindingConnection> {
    return this.lists.list(org, { ...scope }, { ...filter }, series ?? 'strict', { first, after }, Date.now() / 1000);
  }

  @Query(() => FindingDetail, { nullable: true, description: 'Null: there is none of this key.' })
  finding(
    @Args('key', { type: () => FindingKey }) key: FindingKey,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<FindingDetail | null> {
    return this.details.detail(org, key);
  }

  @Mutation(() => Finding, {
    description: 'What became of a finding, whatever the evidence says. Outlives every import.',
  })
  decideFinding(
    @Args('key', { type: () => FindingKey }) key: FindingKey,
    @Args('outcome', {
      nullable: true,
      type: () => FindingOutcome,
      description: 'accepted, rejected or ignored; null: forget what was decided.',
    })
    outcome?: FindingOutcome,
    @Args('note', { ...optional, type: () => String }) note?: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<Finding> {
    return this.decider.decide(org, key, outcome ?? null, note ?? null);
  }
}
