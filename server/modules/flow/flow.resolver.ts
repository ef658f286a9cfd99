import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Bottleneck } from './bottleneck.types';
import { BottleneckService } from './bottleneck.service';
import { FlowService } from './flow.service';
import { Flow } from './flow.types';
import { LongestWaitingService } from './longest-waiting.service';
import { LongestWaiting } from './longest-waiting.types';
import { PullRequestService } from './pull-request.service';
import {
  Ageing,
  PullRequest,
  PullRequestConnection,
  PullRequestFilter,
  PullRequestOrder,
  Spectrum,
} from './pull-request.types';
import { Stage } from '../../platform/words';
import { Clock, PeriodLength, Scope } from '../../platform/scope.types';
import { VisitService } from './visit.service';

const optional = { nullable: true } as const;
const wallClock = (): number => Date.now() / 1000;

@Resolver()
export class FlowResolver {
  constructor(
    private readonly flows: FlowService,
    private readonly bottlenecks: BottleneckService,
    private readonly pullRequestLists: PullRequestService,
    private readonly visits: VisitService,
    private readonly waiting: LongestWaitingService,
  ) {}

  @Query(() => Flow)
  flow(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
    @Args('by', { ...optional, type: () => PeriodLength }) by?: PeriodLength,
  ): Promise<Flow> {
    return this.flows.flow(org, { ...scope }, by ?? 'week', wallClock());
  }

  @Query(() => Bottleneck)
  bottleneck(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
  ): Promise<Bottleneck> {
    return this.bottlenecks.bottleneck(org, { ...scope }, wallClock());
  }

  @Query(() => Ageing)
  ageing(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
  ): Promise<Ageing> {
    return this.visits.ageing(org, { ...scope }, wallClock());
  }

  @Query(() => LongestWaiting, {
    description: 'Open pull requests in pickup, review or merge at the end of the range, those first that waited longest in their stage, and on whom.',
  }) // prettier-ignore
  longestWaiting(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
    @Args('first', { ...optional, type: () => Int, defaultValue: 10, description: '1 to 100.' }) first?: number,
  ): Promise<LongestWaiting> {
    return this.waiting.longest(org, { ...scope }, first, wallClock());
  }

  @Query(() => Spectrum)
  spectrum(
    @Args('stage', { type: () => Stage }) stage: Stage,
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
  ): Promise<Spectrum> {
    return this.visits.spectrum(org, { ...scope }, stage, wallClock());
  }

  @Query(() => PullRequestConnection)
  pullRequests(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
    @Args('filter', { ...optional, type: () => PullRequestFilter }) filter?: PullRequestFilter,
    @Args('order', { ...optional, type: () => PullRequestOrder }) order?: PullRequestOrder,
    @Args('first', { ...optional, type: () => Int }) first?: number,
    @Args('after', { ...optional, type: () => String }) after?: string,
  ): Promise<PullRequestConnection> {
    return this.pullRequestLists.list(
      org,
      { ...scope },
      { ...filter },
      order ?? 'newest',
      { first, after },
      wallClock(),
    );
  }

  @Query(() => PullRequest, { nullable: true, description: 'Null: no such pull request in this organization.' })
  pullRequest(
    @Args('repo', { type: () => String }) repo: string,
    @Args('number', { type: () => Int }) number: number,
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('clock', { ...optional, type: () => Clock }) clock?: Clock,
  ): Promise<PullRequest | null> {
    return this.pullRequestLists.find(org, repo, number, clock);
  }
}
