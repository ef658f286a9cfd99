import { Args, Query, Resolver } from '@nestjs/graphql';
import { Scope } from '../../platform/scope.types';
import { DeployStageService } from './deploy-stage.service';
import { DeployStage } from './deploy-stage.types';
import { OperateStageService } from './operate-stage.service';
import { OperateStage } from './operate-stage.types';

const optional = { nullable: true } as const;
const wallClock = (): number => Date.now() / 1000;

/** The two stages after the merge. */
@Resolver()
export class StageResolver {
  constructor(
    private readonly deployStages: DeployStageService,
    private readonly operateStages: OperateStageService,
  ) {}

  @Query(() => DeployStage)
  deployStage(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
  ): Promise<DeployStage> {
    return this.deployStages.stage(org, { ...scope }, wallClock());
  }

  @Query(() => OperateStage)
  operateStage(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
  ): Promise<OperateStage> {
    return this.operateStages.stage(org, { ...scope }, wallClock());
  }
}
