import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { LeversInput } from './lever.types';
import { ScenarioService } from './scenario.service';
import { Scenario } from './scenario.types';

const optional = { nullable: true } as const;

@Resolver()
export class ScenarioResolver {
  constructor(private readonly service: ScenarioService) {}

  @Query(() => [Scenario], { description: 'By name.' })
  scenarios(@Args('org', { ...optional, type: () => String }) org?: string): Promise<Scenario[]> {
    return this.service.list(org);
  }

  @Mutation(() => Scenario, {
    description: 'A new one, or a change of the one of this id; one that was deleted comes back under its id.',
  })
  saveScenario(
    @Args('name', { type: () => String }) name: string,
    @Args('levers', { type: () => LeversInput }) levers: LeversInput,
    @Args('id', { ...optional, type: () => String }) id?: string,
    @Args('note', { ...optional, type: () => String }) note?: string,
    @Args('weeks', { ...optional, type: () => Int, description: '13 or 26 (default).' }) weeks?: number,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<Scenario> {
    return this.service.save(org, { id, name, note, levers, weeks });
  }

  @Mutation(() => Boolean, { description: 'False: there was none. Saving it again under its id brings it back.' })
  deleteScenario(
    @Args('id', { type: () => String }) id: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<boolean> {
    return this.service.delete(org, id);
  }
}
