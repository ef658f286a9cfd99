import { Field, Float, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';
import { RunProgress, RunState } from '../../platform/run.types';
import { enumOf, Stage } from '../../platform/words';
import { Calibration, CalibrationRefusal } from './calibration.types';
import { Levers, LeversInput } from './lever.types';

const left = { nullable: true } as const;
const column = { nullable: 'items' } as const;

@InputType()
export class ForecastQuestion {
  @Field(() => LeversInput) levers!: LeversInput;
  @Field(() => Int, { nullable: true, description: '13 or 26 (default).' }) weeks?: number | null;
  @Field(() => Int, { nullable: true, description: 'Runs of the simulation, 50 to 1000; default 200.' })
  replications?: number | null;
  @Field(() => Int, { nullable: true, description: 'Of the random numbers; default 1. The same seed gives the same answer.' })
  seed?: number | null;
  @Field(() => Float, { nullable: true, description: 'Hours under which p90 of the time in review is to stay; default: the backlog of pickup and review that the organization finds right.' })
  target?: number | null;
  @Field(() => Boolean, { nullable: true, description: 'With the uncertainty of what was calibrated: the outer bands. Default true.' })
  refits?: boolean | null;
  @Field(() => String, { nullable: true, description: 'ISO week, 2026-W40: what was known at its end; null = the last whole week. Sizes, teams and authorship stay as they are known today.' })
  until?: string | null;
} // prettier-ignore

@ObjectType({
  description:
    'Columns, one entry per future week; null = unknown. 10th to 90th percentile: low and high of the simulation’s own noise, outerLow and outerHigh with the uncertainty of what was calibrated.',
})
export class Band {
  @Field(() => [Float], column) median!: (number | null)[];
  @Field(() => [Float], column) low!: (number | null)[];
  @Field(() => [Float], column) high!: (number | null)[];
  @Field(() => [Float], column) outerLow!: (number | null)[];
  @Field(() => [Float], column) outerHigh!: (number | null)[];
}

@ObjectType({ description: 'The last 26 observed weeks, as columns.' })
export class StagePast {
  @Field(() => [String]) weeks!: string[];
  @Field(() => [Float], column) wip!: (number | null)[];
  @Field(() => [Float], { nullable: 'items', description: 'Hours in the stage of what left it in the week.' })
  p50!: (number | null)[];
  @Field(() => [Float], column) p90!: (number | null)[];
  @Field(() => [Float], column) departures!: (number | null)[];
}

@ObjectType()
export class StageForecast {
  @Field(() => Stage) stage!: Stage;
  @Field(() => Boolean, { description: 'False: no source tells of it, or it cannot be calibrated. Its bands are null.' })
  known!: boolean;
  @Field(() => Band, { description: 'Items at the end of the week.' }) wip!: Band;
  @Field(() => Band, { description: 'Hours in the stage of what leaves it in the week.' }) p50!: Band;
  @Field(() => Band) p90!: Band;
  @Field(() => Band) departures!: Band;
  @Field(() => [Float], { nullable: 'items', description: 'Median days until the pile is gone; null = never, or unknown.' })
  drainDays!: (number | null)[];
  @Field(() => [Float], { nullable: 'items', description: 'Share of the runs in which it is the constraint that week.' })
  constraint!: (number | null)[];
  @Field(() => StagePast) past!: StagePast;
} // prettier-ignore

@ObjectType()
export class NextConstraint {
  @Field(() => Stage, { nullable: true, description: 'Null: none within the weeks.' }) stage!: Stage | null;
  @Field(() => String, { nullable: true, description: 'Median week in which it becomes the constraint, 2026-W48, of the runs in which it does.' })
  week!: string | null;
  @Field(() => Int, { nullable: true, description: 'The same week, counted from 0.' }) weekIndex!: number | null;
  @Field(() => Float, { nullable: true, description: 'Share of the runs in which it does within the weeks.' })
  probability!: number | null;
  @Field(() => Float, { nullable: true, description: '95 % by Wilson.' }) low!: number | null;
  @Field(() => Float, left) high!: number | null;
  @Field(() => Int, { description: 'Runs.' }) n!: number;
} // prettier-ignore

export const DifferenceMeasure = enumOf(['wip', 'p90'] as const);
export type DifferenceMeasure = keyof typeof DifferenceMeasure;
registerEnumType(DifferenceMeasure, { name: 'DifferenceMeasure' });

@ObjectType({
  description:
    'Mean of the last four weeks, the scenario less the base, run by run with the same random numbers; 95 % interval of the mean. wip in pull requests, p90 in hours.',
})
export class ForecastDifference {
  @Field(() => Stage) stage!: Stage;
  @Field(() => DifferenceMeasure) measure!: DifferenceMeasure;
  @Field(() => Float, left) base!: number | null;
  @Field(() => Float, left) scenario!: number | null;
  @Field(() => Float, left) difference!: number | null;
  @Field(() => Float, left) low!: number | null;
  @Field(() => Float, left) high!: number | null;
}

export const LeverName = enumOf([
  'reviewers',
  'reviewEffort',
  'deployEvery',
  'seats',
  'ciTime',
  'incidentRate',
  'wipLimit',
  'writing',
] as const);
export type LeverName = keyof typeof LeverName;
registerEnumType(LeverName, { name: 'LeverName' });

@ObjectType()
export class LeverOption {
  @Field(() => LeverName) lever!: LeverName;
  @Field(() => Float, { nullable: true, description: 'Its smallest change that holds the target; null: none that was tried does.' })
  value!: number | null;
  @Field(() => Float, { nullable: true, description: "How far that is from the base, in the lever's steps." }) cost!: number | null;
  @Field(() => Float, { nullable: true, description: 'Share of the runs in which p90 stays under the target.' }) holds!: number | null;
} // prettier-ignore

@ObjectType()
export class CheapestLever {
  @Field(() => Stage, { description: 'Whose p90 is held.' }) stage!: Stage;
  @Field(() => Float, { description: 'Hours.' }) target!: number;
  @Field(() => Float, { nullable: true, description: 'Share of the runs that hold it as it is; where that is enough there are no options.' })
  holds!: number | null;
  @Field(() => [LeverOption], { description: 'The cheapest first, those that hold it nowhere last.' })
  options!: LeverOption[];
} // prettier-ignore

@ObjectType({
  description:
    'The smallest multiple of today’s writing, in tenths up to 4, at which a stage other than today’s constraint becomes it within the weeks in at least half of the runs; all other levers as they are tried.',
})
export class WritingHeadroom {
  @Field(() => Stage, { nullable: true, description: 'Null: none does up to `writing`.' }) stage!: Stage | null;
  @Field(() => Float, { description: '1 = as it is.' }) writing!: number;
  @Field(() => String, { nullable: true, description: 'Median week in which it does, 2026-W48.' }) week!: string | null;
  @Field(() => Int, { nullable: true, description: 'The same week, counted from 0.' }) weekIndex!: number | null;
  @Field(() => Float, { nullable: true, description: 'Share of the runs in which it does.' }) probability!: number | null;
  @Field(() => Float, { nullable: true, description: '95 % by Wilson.' }) low!: number | null;
  @Field(() => Float, left) high!: number | null;
  @Field(() => Int, { description: 'Runs.' }) n!: number;
} // prettier-ignore

@ObjectType({ description: 'Share of its servers’ time on duty that a queue asks for.' })
export class Utilisation {
  @Field(() => Stage) stage!: Stage;
  @Field(() => String, { nullable: true, description: 'The team whose reviewers they are; null: all others, or a stage without teams.' })
  name!: string | null;
  @Field(() => Float, { nullable: true, description: 'Null: nobody waits for anybody there, or unknown.' }) base!: number | null;
  @Field(() => Float, { nullable: true, description: 'Least base utilisation that fits the weeks about as well: short waits leave a wide range.' })
  baseFrom!: number | null;
  @Field(() => Float, { nullable: true, description: 'Greatest.' }) baseTo!: number | null;
  @Field(() => Float, { nullable: true, description: 'At 1 and above there is no steady state: the queue grows.' })
  scenario!: number | null;
  @Field(() => Float, { nullable: true, description: 'Effective servers of the base.' }) servers!: number | null;
  @Field(() => Int, { description: 'Items that the calibration rests on.' }) n!: number;
} // prettier-ignore

@ObjectType()
export class FutureWeeks {
  @Field(() => DateTime) from!: number;
  @Field(() => DateTime) to!: number;
  @Field(() => String) timeZone!: string;
}

@ObjectType({
  description: 'What breaks next: a simulation from today’s real work in progress. A forecast, not a fact.',
})
export class Forecast {
  @Field(() => FutureWeeks) range!: FutureWeeks;
  @Field(() => [String], { description: '2026-W48' }) weeks!: string[];
  @Field(() => Int) replications!: number;
  @Field(() => Boolean, { description: 'Before all replications, since the differences had become sure to 5 %.' })
  stoppedEarly!: boolean;
  @Field(() => Int, { description: 'Calibrations behind the outer bands; 0 = none, and the outer bands are null.' })
  refits!: number;
  @Field(() => Int) seed!: number;
  @Field(() => Levers) levers!: Levers;
  @Field(() => Boolean, { description: 'Of the simulated organization.' }) simulated!: boolean;
  @Field(() => [StageForecast], { description: 'Of the scenario.' }) stages!: StageForecast[];
  @Field(() => [StageForecast], { description: 'As it has been.' }) base!: StageForecast[];
  @Field(() => Stage, { nullable: true, description: 'Of the last whole week; null: not enough data, or none.' })
  constraintNow!: Stage | null;
  @Field(() => NextConstraint) next!: NextConstraint;
  @Field(() => NextConstraint, { description: 'Once `next` is fixed.' }) after!: NextConstraint;
  @Field(() => NextConstraint, { description: 'Without the scenario.' }) baseNext!: NextConstraint;
  @Field(() => [ForecastDifference]) differences!: ForecastDifference[];
  @Field(() => CheapestLever, { nullable: true, description: 'Null: none can be told.' })
  cheapest!: CheapestLever | null;
  @Field(() => WritingHeadroom, { nullable: true, description: 'Null: not worked out yet.' })
  headroom!: WritingHeadroom | null;
  @Field(() => [Utilisation]) utilisation!: Utilisation[];
  @Field(() => Calibration) calibration!: Calibration;
}

@ObjectType({ description: 'The first asking begins it, the same question again says how far it is.' })
export class ForecastRun {
  @Field(() => String, { description: 'The same question on the same data has the same id, whichever process is asked.' })
  id!: string;
  @Field(() => RunState) state!: RunState;
  @Field(() => RunProgress, left) progress!: RunProgress | null;
  @Field(() => String, { nullable: true, description: 'One sentence, where it failed or was refused.' }) message!: string | null;
  @Field(() => CalibrationRefusal, left) refusal!: CalibrationRefusal | null;
  @Field(() => Forecast, { nullable: true, description: 'Once it is done. While it runs: the answer without outer bands, when that is there already.' })
  answer!: Forecast | null;
} // prettier-ignore

@ObjectType({
  description:
    'Mean hours on duty until a look at a change is done, wait and service, by Allen and Cunneen’s formula, ± 20 %.',
})
export class InstantStage {
  @Field(() => Stage) stage!: Stage;
  @Field(() => String, { nullable: true, description: 'As in Utilisation.' }) name!: string | null;
  @Field(() => Float, left) base!: number | null;
  @Field(() => Float, left) scenario!: number | null;
  @Field(() => Float, { nullable: true, description: 'scenario ÷ base' }) ratio!: number | null;
  @Field(() => Boolean, { description: 'No steady state: it grows from week to week.' }) saturated!: boolean;
}

@ObjectType({ description: 'An answer while somebody is still moving a lever: a formula for steady queues, ± 20 %, not the simulation.' })
export class InstantForecast {
  @Field(() => RunState, { description: 'Of the calibration that it rests on: ask again while it is running.' }) state!: RunState;
  @Field(() => Boolean, { description: 'False: not calibrated yet, or it cannot be.' }) known!: boolean;
  @Field(() => String, left) message!: string | null;
  @Field(() => [InstantStage]) stages!: InstantStage[];
  @Field(() => [Utilisation]) utilisation!: Utilisation[];
} // prettier-ignore
