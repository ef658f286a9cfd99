import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Alert, AlertConnection, AlertState } from './alert.types';
import { Alerts } from './alerts.service';

const optional = { nullable: true } as const;

/** What cannot wait for Monday. */
@Resolver()
export class AlertResolver {
  constructor(private readonly service: Alerts) {}

  @Query(() => AlertConnection, { description: 'Open ones first; of these those nobody has acknowledged.' })
  alerts(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('state', { ...optional, type: () => AlertState, description: 'Default: all.' }) state?: AlertState,
    @Args('first', { ...optional, type: () => Int }) first?: number,
    @Args('after', { ...optional, type: () => String }) after?: string,
  ): Promise<AlertConnection> {
    return this.service.list(org, state ?? null, { first, after });
  }

  @Mutation(() => [Alert], { description: 'Looks now; answers what is open.' })
  checkAlerts(@Args('org', { ...optional, type: () => String }) org?: string): Promise<Alert[]> {
    return this.service.check(org, Date.now() / 1000);
  }

  @Mutation(() => Alert, { description: 'It is told no more until it is over and comes anew.' })
  acknowledgeAlert(
    @Args('id', { type: () => ID }) id: string,
    @Args('who', { type: () => String }) who: string,
    @Args('note', { ...optional, type: () => String }) note?: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<Alert> {
    return this.service.acknowledge(org, id, who, note ?? null);
  }

  @Mutation(() => Alert, { description: 'Takes it back.' })
  unacknowledgeAlert(
    @Args('id', { type: () => ID }) id: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<Alert> {
    return this.service.unacknowledge(org, id);
  }
}
