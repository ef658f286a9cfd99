import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { TierRules } from '../../platform/tier.types';
import { TiersService } from './tiers.service';
import { TierChange, TierRulesInput, TierRulesVersions } from './tiers.types';

const optional = { nullable: true } as const;

/** Cut-offs between the tiers. */
@Resolver()
export class TiersResolver {
  constructor(private readonly tiers: TiersService) {}

  @Query(() => TierRulesVersions)
  tierRules(@Args('org', { ...optional, type: () => String }) org?: string): Promise<TierRulesVersions> {
    return this.tiers.rules(org);
  }

  @Query(() => TierChange, { description: 'Who would move under other cut-offs.' })
  tierChange(
    @Args('rules', { type: () => TierRulesInput }) rules: TierRulesInput,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<TierChange> {
    return this.tiers.change(org, rules, Date.now() / 1000);
  }

  @Mutation(() => TierRules, { description: 'Saves cut-offs as a new version; all weeks follow at once.' })
  setTierRules(
    @Args('rules', { type: () => TierRulesInput }) rules: TierRulesInput,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<TierRules> {
    return this.tiers.set(org, rules, Date.now() / 1000);
  }

  @Mutation(() => TierRules, {
    description: 'The cut-offs that stood before, as a new version; once more takes that back.',
  })
  undoTierRules(@Args('org', { ...optional, type: () => String }) org?: string): Promise<TierRules> {
    return this.tiers.undo(org, Date.now() / 1000);
  }
}
