import { Args, Query, Resolver } from '@nestjs/graphql';
import { Scope } from '../../platform/scope.types';
import { AdoptionService } from './adoption.service';
import { Adoption, AdoptionBy } from './adoption.types';
import { AuthorshipShareService } from './authorship-share.service';
import { AuthorshipShare } from './authorship-share.types';
import { DelegatedService } from './delegated.service';
import { Delegated } from './delegated.types';
import { MergeabilityService } from './mergeability.service';
import { Mergeability, MergeabilityBy } from './mergeability.types';
import { ReadinessService } from './readiness.service';
import { Readiness } from './readiness.types';
import { RetentionService } from './retention.service';
import { Retention } from './retention.types';

const optional = { nullable: true } as const;
const wallClock = (): number => Date.now() / 1000;

@Resolver()
export class AdoptionResolver {
  constructor(
    private readonly adoptions: AdoptionService,
    private readonly delegations: DelegatedService,
    private readonly mergeabilities: MergeabilityService,
    private readonly retentions: RetentionService,
    private readonly authorships: AuthorshipShareService,
    private readonly readinesses: ReadinessService,
  ) {}

  @Query(() => Adoption, {
    description: 'Who uses agents, and how far. Repositories, services, sizes and authorship do not narrow people.',
  })
  adoption(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
    @Args('by', { ...optional, type: () => AdoptionBy }) by?: AdoptionBy,
  ): Promise<Adoption> {
    return this.adoptions.adoption(org, { ...scope }, by ?? 'team', wallClock());
  }

  @Query(() => Delegated, { description: 'Work that people gave to agents and let run.' })
  delegated(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
  ): Promise<Delegated> {
    return this.delegations.delegated(org, { ...scope }, wallClock());
  }

  @Query(() => Mergeability, { description: 'Share of delegated runs that ended in a merged pull request.' })
  mergeability(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
    @Args('by', { ...optional, type: () => MergeabilityBy }) by?: MergeabilityBy,
  ): Promise<Mergeability> {
    return this.mergeabilities.mergeability(org, { ...scope }, by ?? 'length', wallClock());
  }

  @Query(() => [Retention], { description: 'For casual and power, after 4 and after 12 weeks.' })
  retention(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
  ): Promise<Retention[]> {
    return this.retentions.retention(org, { ...scope }, wallClock());
  }

  @Query(() => AuthorshipShare)
  authorshipShare(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
  ): Promise<AuthorshipShare> {
    return this.authorships.share(org, { ...scope }, wallClock());
  }

  @Query(() => Readiness, {
    description: 'What repositories offer to delegated work: state, artifacts, checks, rollback.',
  })
  readiness(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
  ): Promise<Readiness> {
    return this.readinesses.readiness(org, { ...scope }, wallClock());
  }
}
