import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Deliveries } from './deliveries.service';
import {
  DeliveryMeans,
  ReportDelivery,
  ReportDeliveryConnection,
  ReportSchedule,
  ReportScheduleInput,
} from './schedule.types';
import { Schedules } from './schedules.service';

const optional = { nullable: true } as const;
const wallClock = (): number => Date.now() / 1000;

/** When reports go where, and what became of it. */
@Resolver()
export class ScheduleResolver {
  constructor(
    private readonly schedules: Schedules,
    private readonly deliveries: Deliveries,
  ) {}

  @Query(() => DeliveryMeans)
  deliveryMeans(): DeliveryMeans {
    return this.schedules.means();
  }

  @Query(() => [ReportSchedule], { description: 'By name.' })
  reportSchedules(@Args('org', { ...optional, type: () => String }) org?: string): Promise<ReportSchedule[]> {
    return this.schedules.list(org);
  }

  @Query(() => ReportDeliveryConnection, { description: 'The newest first.' })
  reportDeliveries(
    @Args('schedule', { type: () => ID }) schedule: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('first', { ...optional, type: () => Int }) first?: number,
    @Args('after', { ...optional, type: () => String }) after?: string,
  ): Promise<ReportDeliveryConnection> {
    return this.deliveries.list(org, schedule, { first, after });
  }

  @Mutation(() => ReportSchedule)
  saveReportSchedule(
    @Args('input', { type: () => ReportScheduleInput }) input: ReportScheduleInput,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<ReportSchedule> {
    return this.schedules.save(org, input, wallClock());
  }

  @Mutation(() => Boolean, { description: 'False: there was none.' })
  deleteReportSchedule(
    @Args('id', { type: () => ID }) id: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<boolean> {
    return this.schedules.delete(org, id);
  }

  @Mutation(() => ReportSchedule)
  pauseReportSchedule(
    @Args('id', { type: () => ID }) id: string,
    @Args('paused', { type: () => Boolean }) paused: boolean,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<ReportSchedule> {
    return this.schedules.pause(org, id, paused, wallClock());
  }

  @Mutation(() => ReportDelivery, { description: 'Sends the report there as a test, once, and tells what came of it.' })
  testReportSchedule(
    @Args('id', { type: () => ID }) id: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<ReportDelivery> {
    return this.deliveries.sendNow(org, id, 'test');
  }

  @Mutation(() => ReportDelivery, { description: 'Beside its times; tried again where it may pass.' })
  sendReportNow(
    @Args('id', { type: () => ID }) id: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<ReportDelivery> {
    return this.deliveries.sendNow(org, id, 'report');
  }

  @Mutation(() => ReportDelivery, { description: 'One that failed or waits, at once.' })
  retryReportDelivery(
    @Args('id', { type: () => ID }) id: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<ReportDelivery> {
    return this.deliveries.retry(org, id);
  }

  @Mutation(() => ReportSchedule, { description: 'Somebody who unsubscribed gets it again.' })
  resubscribe(
    @Args('schedule', { type: () => ID }) schedule: string,
    @Args('address', { type: () => String }) address: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<ReportSchedule> {
    return this.schedules.resubscribe(org, schedule, address);
  }
}
