import { Args, Query, Resolver } from '@nestjs/graphql';
import { Scope } from '../../platform/scope.types';
import { AlarmService } from './alarm.service';
import { HitRateService } from './hit-rate.service';
import { HitRate, HitRateBy, OutcomeSeries } from './hit-rate.types';
import { MissService } from './miss.service';
import { ParserService } from './parser.service';
import { MuteRisk, ParserHealth, SignalAlarm, SignalMisses } from './signal.types';

const optional = { nullable: true } as const;
const wallClock = (): number => Date.now() / 1000;

@Resolver()
export class SignalResolver {
  constructor(
    private readonly rates: HitRateService,
    private readonly alarms: AlarmService,
    private readonly misses: MissService,
    private readonly parsers: ParserService,
  ) {}

  @Query(() => HitRate, { description: 'How many findings of review agents were accepted.' })
  hitRate(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
    @Args('by', { ...optional, type: () => HitRateBy }) by?: HitRateBy,
    @Args('agent', { ...optional, type: () => String }) agent?: string,
    @Args('series', { ...optional, type: () => OutcomeSeries }) series?: OutcomeSeries,
  ): Promise<HitRate> {
    return this.rates.hitRate(org, { ...scope }, { by, agent, series }, wallClock());
  }

  @Query(() => [SignalAlarm], { description: 'Per agent, in alphabetical order.' })
  signalAlarms(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
  ): Promise<SignalAlarm[]> {
    return this.alarms.alarms(org, { ...scope }, wallClock());
  }

  @Query(() => [MuteRisk], { description: 'Per agent, in alphabetical order.' })
  muteRisk(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
  ): Promise<MuteRisk[]> {
    return this.alarms.muteRisk(org, { ...scope }, wallClock());
  }

  @Query(() => SignalMisses)
  signalMisses(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
  ): Promise<SignalMisses> {
    return this.misses.misses(org, { ...scope }, wallClock());
  }

  @Query(() => [ParserHealth], {
    description: 'Per agent, in alphabetical order; of pull requests closed in the range or open at its end.',
  })
  parserHealth(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
  ): Promise<ParserHealth[]> {
    return this.parsers.health(org, { ...scope }, wallClock());
  }
}
