import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { RolloutCheck } from './document.types';
import { PlanRun } from './plan-run.types';
import { RolloutDocuments } from './rollout-documents.service';
import { RolloutPlanner } from './rollout-planner.service';
import { RolloutDecisionKind, RolloutPlan, RolloutPlanSummary } from './rollout.types';
import { RolloutService } from './rollout.service';

const optional = { nullable: true } as const;
const wallClock = (): number => Date.now() / 1000;

/** Plans of who gets agents when. */
@Resolver()
export class RolloutResolver {
  constructor(
    private readonly plans: RolloutService,
    private readonly documents: RolloutDocuments,
    private readonly planner: RolloutPlanner,
  ) {}

  @Query(() => [RolloutPlanSummary], { description: 'Active ones first, then drafts, then ended ones; newest first.' })
  rolloutPlans(@Args('org', { ...optional, type: () => String }) org?: string): Promise<RolloutPlanSummary[]> {
    return this.plans.list(org);
  }

  @Query(() => RolloutPlan)
  rolloutPlan(
    @Args('id', { type: () => String }) id: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<RolloutPlan> {
    return this.plans.plan(org, id, wallClock());
  }

  @Query(() => RolloutCheck, { description: 'Looks a document through (YAML or JSON); every fault at once.' })
  checkRolloutPlan(
    @Args('document', { type: () => String }) document: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<RolloutCheck> {
    return this.documents.check(org, document);
  }

  @Query(() => RolloutCheck, { description: 'A document to begin with, from the teams of the organization.' })
  defaultRolloutPlan(@Args('org', { ...optional, type: () => String }) org?: string): Promise<RolloutCheck> {
    return this.documents.byDefault(org, wallClock());
  }

  @Query(() => PlanRun)
  planRollout(
    @Args('document', { type: () => String, description: 'YAML or JSON.' }) document: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('again', { ...optional, type: () => Boolean, description: 'Anew where it was cancelled or has failed.' })
    again?: boolean,
  ): Promise<PlanRun> {
    return this.planner.run(org, document, wallClock(), { again: again === true });
  }

  @Mutation(() => Boolean, { description: 'False: it does not run any more.' })
  cancelPlanRun(@Args('id', { type: () => String }) id: string): boolean {
    return this.planner.cancel(id);
  }

  @Mutation(() => RolloutPlan, {
    description: 'Saves a new plan, or a new version of one; saving an earlier version takes back what came after it.',
  })
  saveRolloutPlan(
    @Args('document', { type: () => String, description: 'YAML or JSON.' }) document: string,
    @Args('id', { ...optional, type: () => String }) id?: string,
    @Args('who', { ...optional, type: () => String }) who?: string,
    @Args('why', { ...optional, type: () => String }) why?: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<RolloutPlan> {
    return this.plans.save(org, { id, document, who, why }, wallClock());
  }

  @Mutation(() => RolloutPlan, { description: 'From now on it is tracked, against what is forecast now.' })
  startRolloutPlan(
    @Args('id', { type: () => String }) id: string,
    @Args('who', { type: () => String }) who: string,
    @Args('why', { type: () => String }) why: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<RolloutPlan> {
    return this.plans.start(org, id, { who, why }, wallClock());
  }

  @Mutation(() => RolloutPlan)
  endRolloutPlan(
    @Args('id', { type: () => String }) id: string,
    @Args('who', { type: () => String }) who: string,
    @Args('why', { type: () => String }) why: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<RolloutPlan> {
    return this.plans.end(org, id, { who, why }, wallClock());
  }

  @Mutation(() => RolloutPlan, { description: 'Holds, resumes, overrides or rolls back; stays in the log.' })
  decideRollout(
    @Args('id', { type: () => String }) id: string,
    @Args('kind', { type: () => RolloutDecisionKind, description: 'hold, resume, override or rollback.' })
    kind: RolloutDecisionKind,
    @Args('who', { type: () => String }) who: string,
    @Args('why', { type: () => String }) why: string,
    @Args('wave', { ...optional, type: () => String }) wave?: string,
    @Args('gate', { ...optional, type: () => String, description: 'For an override; left out: all gates.' })
    gate?: string,
    @Args('week', { ...optional, type: () => String, description: 'ISO week; default: this week.' }) week?: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<RolloutPlan> {
    return this.plans.decide(org, id, { kind, wave, gate, week, who, why }, wallClock());
  }

  @Mutation(() => Boolean, { description: 'Drafts only.' })
  deleteRolloutPlan(
    @Args('id', { type: () => String }) id: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<boolean> {
    return this.plans.delete(org, id);
  }
}
