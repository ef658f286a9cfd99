import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Scope } from '../../platform/scope.types';
import { EffectService } from './effect.service';
import { Effect, EffectQuestion, RolloutWeek } from './effect.types';
import { RolloutService } from './rollout.service';

const optional = { nullable: true } as const;

@Resolver()
export class EffectResolver {
  constructor(
    private readonly effects: EffectService,
    private readonly rollouts: RolloutService,
  ) {}

  @Query(() => Effect)
  effect(
    @Args('question', { type: () => EffectQuestion }) question: EffectQuestion,
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
  ): Promise<Effect> {
    return this.effects.effect(org, { ...scope }, question, Date.now() / 1000);
  }

  @Mutation(() => Boolean, {
    description: 'In which week agents were rolled out to a team; it wins over what usage shows.',
  })
  setRolloutWeeks(
    @Args('weeks', { type: () => [RolloutWeek] }) weeks: RolloutWeek[],
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<boolean> {
    return this.rollouts.set(org, weeks);
  }
}
