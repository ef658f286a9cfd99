import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Scope } from '../../platform/scope.types';
import { publishedAnchors } from './anchors';
import { PublishedAnchors } from './anchor.types';
import { BacktestRun } from './backtest.types';
import { CalibrationRun } from './calibration.types';
import { ForecastService } from './forecast.service';
import { ForecastQuestion, ForecastRun, InstantForecast } from './forecast.types';
import { LeversInput } from './lever.types';

const optional = { nullable: true } as const;
const anew = {
  ...optional,
  type: () => Boolean,
  description: 'Begins anew what was cancelled or has failed.',
} as const;

@Resolver()
export class ForecastResolver {
  constructor(private readonly forecasts: ForecastService) {}

  @Query(() => ForecastRun, {
    description:
      'What breaks next. The range of the scope is of no account: a forecast begins at the data’s end, or at that of `until`, and rests on the last stable weeks before.',
  })
  forecast(
    @Args('question', { type: () => ForecastQuestion }) question: ForecastQuestion,
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
    @Args('again', anew) again?: boolean,
  ): Promise<ForecastRun> {
    return this.forecasts.forecast(org, { ...scope }, question, Date.now() / 1000, again);
  }

  @Query(() => InstantForecast)
  instantForecast(
    @Args('levers', { type: () => LeversInput }) levers: LeversInput,
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
  ): Promise<InstantForecast> {
    return this.forecasts.instant(org, { ...scope }, levers, Date.now() / 1000);
  }

  @Query(() => CalibrationRun)
  calibration(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
    @Args('again', anew) again?: boolean,
    @Args('until', { ...optional, type: () => String, description: 'As in ForecastQuestion.' }) until?: string,
  ): Promise<CalibrationRun> {
    return this.forecasts.calibration(org, { ...scope }, Date.now() / 1000, again, until);
  }

  @Query(() => BacktestRun)
  backtest(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
    @Args('again', anew) again?: boolean,
  ): Promise<BacktestRun> {
    return this.forecasts.backtest(org, { ...scope }, Date.now() / 1000, again);
  }

  @Mutation(() => Boolean, {
    description: 'Stops a forecast, calibration or backtest that runs in this process; false: none of this id does.',
  })
  cancelForecast(@Args('id', { type: () => String }) id: string): boolean {
    return this.forecasts.cancel(id);
  }

  @Query(() => PublishedAnchors)
  publishedAnchors(): PublishedAnchors {
    return publishedAnchors();
  }
}
