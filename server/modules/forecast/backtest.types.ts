import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { BACKTEST_ARRIVALS } from '../../domain/backtest-answer';
import { CALIBRATION_REFUSALS } from '../../domain/forecast-model';
import { RunProgress, RunState } from '../../platform/run.types';
import { enumOf, Stage } from '../../platform/words';
import { CalibrationRefusal } from './calibration.types';

export const BacktestArrivals = enumOf(BACKTEST_ARRIVALS);
export type BacktestArrivals = keyof typeof BacktestArrivals;
registerEnumType(BacktestArrivals, {
  name: 'BacktestArrivals',
  description: 'What was written in the weeks forecast: as it came, or forecast as well.',
});
export const BacktestRefusal = enumOf([...CALIBRATION_REFUSALS, 'few_weeks_after'] as const);
export type BacktestRefusal = keyof typeof BacktestRefusal;
registerEnumType(BacktestRefusal, { name: 'BacktestRefusal', description: 'Why there is no backtest.' });

const left = { nullable: true } as const;

@ObjectType({ description: 'How one way of forecasting did; null = nothing to tell it from.' })
export class BacktestScore {
  @Field(() => Float, { nullable: true, description: 'Share of the stage-weeks whose WIP lay within the band that should hold 80 %.' })
  coverage!: number | null;
  @Field(() => Int, { description: 'Stage-weeks behind it.' }) coverageN!: number;
  @Field(() => Float, { nullable: true, description: 'Forecast less actual WIP, over the actual mean.' })
  bias!: number | null;
  @Field(() => Float, { nullable: true, description: 'Forecast from actual WIP, whichever way, over the actual mean.' })
  error!: number | null;
  @Field(() => Float, { nullable: true, description: 'Earth mover’s distance of cycle times (ready to merged), over their mean.' })
  distance!: number | null;
} // prettier-ignore

@ObjectType({ description: 'A forecast made from the weeks up to `week`, and what came.' })
export class BacktestOrigin {
  @Field(() => String, { description: 'The last week it knew, 2026-W30.' }) week!: string;
  @Field(() => Int, { description: 'Weeks forecast.' }) weeks!: number;
  @Field(() => BacktestArrivals) arrivals!: BacktestArrivals;
  @Field(() => Boolean, { description: 'A shift, or a move of the constraint, lies within: nothing in the weeks before tells of it.' })
  moved!: boolean;
  @Field(() => CalibrationRefusal, left) refusal!: CalibrationRefusal | null;
  @Field(() => Float, { description: 'The band was widened by this factor, learnt from earlier origins; 1 = not.' })
  widened!: number;
  @Field(() => BacktestScore) forecast!: BacktestScore;
  @Field(() => BacktestScore, { description: 'Without the widening.' }) raw!: BacktestScore;
  @Field(() => BacktestScore, { description: 'Mean of the last four weeks; it has no band.' })
  lastFourWeeks!: BacktestScore;
  @Field(() => BacktestScore, { description: 'Weekly throughput drawn at random from the last 12 weeks.' })
  throughput!: BacktestScore;
  @Field(() => Int, { description: 'Merged pull requests behind the distances.' }) merged!: number;
} // prettier-ignore

@ObjectType({ description: 'Over the origins of one horizon.' })
export class BacktestSummary {
  @Field(() => BacktestArrivals) arrivals!: BacktestArrivals;
  @Field(() => Int, { description: 'Weeks forecast.' }) weeks!: number;
  @Field(() => Stage, { nullable: true, description: 'Null: all stages.' }) stage!: Stage | null;
  @Field(() => Boolean, { description: 'Of the origins without a move within the weeks alone; false: of all.' })
  stable!: boolean;
  @Field(() => Int, { description: 'Origins.' }) n!: number;
  @Field(() => BacktestScore) forecast!: BacktestScore;
  @Field(() => BacktestScore) raw!: BacktestScore;
  @Field(() => BacktestScore) lastFourWeeks!: BacktestScore;
  @Field(() => BacktestScore) throughput!: BacktestScore;
}

@ObjectType({ description: 'How good such forecasts would have been on the weeks that are known.' })
export class Backtest {
  @Field(() => [BacktestOrigin]) origins!: BacktestOrigin[];
  @Field(() => [BacktestSummary]) summary!: BacktestSummary[];
  @Field(() => Boolean, { nullable: true, description: 'With forecast arrivals, over all origins: nearer in WIP and in cycle time than the mean of the last four weeks. Null: under three origins.' })
  beatsLastFourWeeks!: boolean | null;
  @Field(() => Boolean, left) beatsThroughput!: boolean | null;
  @Field(() => BacktestRefusal, left) refusal!: BacktestRefusal | null;
} // prettier-ignore

@ObjectType()
export class BacktestRun {
  @Field(() => String) id!: string;
  @Field(() => RunState) state!: RunState;
  @Field(() => RunProgress, left) progress!: RunProgress | null;
  @Field(() => String, left) message!: string | null;
  @Field(() => BacktestRefusal, left) refusal!: BacktestRefusal | null;
  @Field(() => Backtest, left) answer!: Backtest | null;
}
