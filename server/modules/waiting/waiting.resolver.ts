import { Args, Query, Resolver } from '@nestjs/graphql';
import { Scope } from '../../platform/scope.types';
import { Stage } from '../../platform/words';
import { WaitingService } from './waiting.service';
import { Waiting } from './waiting.types';

const optional = { nullable: true } as const;

@Resolver()
export class WaitingResolver {
  constructor(private readonly service: WaitingService) {}

  @Query(() => Waiting)
  waiting(
    @Args('stage', { type: () => Stage }) stage: Stage,
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
  ): Promise<Waiting> {
    return this.service.waiting(org, { ...scope }, stage, Date.now() / 1000);
  }
}
