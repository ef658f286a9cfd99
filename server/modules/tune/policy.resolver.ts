import { Args, Float, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';
import { Scope } from '../../platform/scope.types';
import { ExportService } from './export.service';
import { PolicyService } from './policy.service';
import { Policy, PolicyExport } from './policy.types';
import { TuneRuleInput } from './tune.types';

const optional = { nullable: true } as const;
const wallClock = (): number => Date.now() / 1000;

/** Rules that were saved. */
@Resolver()
export class PolicyResolver {
  constructor(
    private readonly saved: PolicyService,
    private readonly exports: ExportService,
  ) {}

  @Query(() => [Policy], { description: 'By agent and name; those that ended come last.' })
  policies(@Args('org', { ...optional, type: () => String }) org?: string): Promise<Policy[]> {
    return this.saved.list(org, wallClock());
  }

  @Query(() => PolicyExport)
  policyExport(
    @Args('id', { type: () => Int }) id: number,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<PolicyExport> {
    return this.exports.ofPolicy(org, id);
  }

  @Query(() => PolicyExport, { description: 'The same for a rule that is not saved.' })
  ruleExport(
    @Args('agent', { type: () => String }) agent: string,
    @Args('rule', { type: () => TuneRuleInput }) rule: TuneRuleInput,
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
    @Args('target', { ...optional, type: () => Float }) target?: number,
  ): Promise<PolicyExport> {
    return this.exports.ofRule(org, { ...scope }, agent, rule, target, wallClock());
  }

  @Mutation(() => Policy)
  savePolicy(
    @Args('agent', { type: () => String }) agent: string,
    @Args('name', { type: () => String }) name: string,
    @Args('rule', { type: () => TuneRuleInput }) rule: TuneRuleInput,
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
    @Args('target', { ...optional, type: () => Float, description: 'Default 0.6.' }) target?: number,
    @Args('startedAt', {
      ...optional,
      type: () => DateTime,
      description: 'When the agent began to post by it; default: when it was saved.',
    })
    startedAt?: number,
  ): Promise<Policy> {
    return this.saved.save(org, { ...scope }, { agent, name, rule, target, startedAt }, wallClock());
  }

  @Mutation(() => Policy)
  endPolicy(
    @Args('id', { type: () => Int }) id: number,
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('undo', { ...optional, type: () => Boolean, description: 'It goes on.' }) undo?: boolean,
  ): Promise<Policy> {
    return this.saved.end(org, id, undo ?? false, wallClock());
  }
}
