import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Measure } from '../../platform/measure.types';
import { Scope } from '../../platform/scope.types';
import { IncidentService } from './incident.service';
import { IncidentConnection } from './incident.types';

const optional = { nullable: true } as const;
const wallClock = (): number => Date.now() / 1000;

@Resolver()
export class DeliveryResolver {
  constructor(private readonly incidentLists: IncidentService) {}

  @Query(() => IncidentConnection)
  incidents(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
    @Args('measure', { ...optional, type: () => Measure }) measure?: Measure,
    @Args('first', { ...optional, type: () => Int }) first?: number,
    @Args('after', { ...optional, type: () => String }) after?: string,
  ): Promise<IncidentConnection> {
    return this.incidentLists.list(org, { ...scope }, measure ?? 'all', { first, after }, wallClock());
  }
}
