import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Measure } from '../../platform/measure.types';
import { Scope } from '../../platform/scope.types';
import { DeliveryFigures } from './delivery.types';
import { DeliveryService } from './delivery.service';
import { DeployService } from './deploy.service';
import { DeployConnection, DeployFilter } from './deploy.types';
import { DeployDetail, IncidentDetail } from './detail.types';
import { IncidentDecider } from './incident-decider';
import { IncidentService } from './incident.service';
import { Incident, IncidentConnection, IncidentDecision } from './incident.types';

const optional = { nullable: true } as const;
const wallClock = (): number => Date.now() / 1000;

@Resolver()
export class DeliveryResolver {
  constructor(
    private readonly deliveries: DeliveryService,
    private readonly deployLists: DeployService,
    private readonly incidentLists: IncidentService,
    private readonly decider: IncidentDecider,
  ) {}

  @Query(() => DeliveryFigures)
  delivery(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
  ): Promise<DeliveryFigures> {
    return this.deliveries.delivery(org, { ...scope }, wallClock());
  }

  @Query(() => DeployConnection, { description: 'Production deploys, newest first.' })
  deploys(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
    @Args('filter', { ...optional, type: () => DeployFilter }) filter?: DeployFilter,
    @Args('first', { ...optional, type: () => Int }) first?: number,
    @Args('after', { ...optional, type: () => String }) after?: string,
  ): Promise<DeployConnection> {
    return this.deployLists.list(org, { ...scope }, { ...filter }, { first, after }, wallClock());
  }

  @Query(() => DeployDetail, optional)
  deploy(
    @Args('id', { type: () => String }) id: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<DeployDetail | null> {
    return this.deployLists.detail(org, id);
  }

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

  @Query(() => IncidentDetail, optional)
  incident(
    @Args('id', { type: () => String }) id: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<IncidentDetail | null> {
    return this.incidentLists.detail(org, id);
  }

  @Mutation(() => Incident, { description: 'Which deploy an incident came from. Outlives every import.' })
  decideIncident(
    @Args('id', { type: () => String }) id: string,
    @Args('decision', { type: () => IncidentDecision }) decision: IncidentDecision,
    @Args('deploy', { ...optional, type: () => String }) deploy?: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<Incident> {
    return this.decider.decide(org, id, decision, deploy);
  }
}
