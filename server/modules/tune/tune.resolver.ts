import { Args, Float, Query, Resolver } from '@nestjs/graphql';
import { Scope } from '../../platform/scope.types';
import { Tune, TuneOutcome, TuneRuleInput } from './tune.types';
import { TuneService } from './tune.service';

const optional = { nullable: true } as const;
const wallClock = (): number => Date.now() / 1000;

/** What the threshold should be. */
@Resolver()
export class TuneResolver {
  constructor(private readonly tuner: TuneService) {}

  @Query(() => Tune)
  tune(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
    @Args('agent', { ...optional, type: () => String, description: 'Default: the one with most findings.' })
    agent?: string,
    @Args('target', { ...optional, type: () => Float, description: 'Default 0.6.' }) target?: number,
  ): Promise<Tune> {
    return this.tuner.tune(org, { ...scope }, agent, target, wallClock());
  }

  @Query(() => TuneOutcome, { description: 'What one rule would have done.' })
  tuneCut(
    @Args('agent', { type: () => String }) agent: string,
    @Args('rule', { type: () => TuneRuleInput }) rule: TuneRuleInput,
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
  ): Promise<TuneOutcome> {
    return this.tuner.cut(org, { ...scope }, agent, rule, wallClock());
  }
}
