import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CALIBRATION_REFUSALS, FIT_BOUNDS } from '../../domain/forecast-model';
import { RunProgress, RunState } from '../../platform/run.types';
import { Authorship, enumOf, Stage } from '../../platform/words';

export const CalibrationRefusal = enumOf(CALIBRATION_REFUSALS);
export type CalibrationRefusal = keyof typeof CalibrationRefusal;
registerEnumType(CalibrationRefusal, {
  name: 'CalibrationRefusal',
  description: 'Why a stage, or the whole, cannot be calibrated.',
});

export const FitBound = enumOf(FIT_BOUNDS);
export type FitBound = keyof typeof FitBound;
registerEnumType(FitBound, {
  name: 'FitBound',
  description:
    'What bounds a utilisation: short waits tell no more than the range (calm), long ones tell what the reviewers can do (jam), they once did more in four weeks (sustained), no more people were seen reviewing (reviewers).',
});

const left = { nullable: true } as const;

@ObjectType()
export class CalibrationWeeks {
  @Field(() => String, { description: 'The first, 2026-W30.' }) from!: string;
  @Field(() => String, { description: 'The last, included.' }) to!: string;
  @Field(() => Int) n!: number;
}

@ObjectType({ description: 'Hours; WIP as the mean of the weeks’ ends.' })
export class CalibrationWaits {
  @Field(() => Float, left) p50!: number | null;
  @Field(() => Float, left) p90!: number | null;
  @Field(() => Float, left) wip!: number | null;
}

@ObjectType({
  description:
    'How flat the fit is: candidates that reproduce the weeks about as well, and what they say; the utilisation of the fit is one in the middle of theirs.',
})
export class CalibrationFlatness {
  @Field(() => Int) candidates!: number;
  @Field(() => Float, left) serversFrom!: number | null;
  @Field(() => Float, left) serversTo!: number | null;
  @Field(() => Float, left) utilisationFrom!: number | null;
  @Field(() => Float, left) utilisationTo!: number | null;
}

@ObjectType({ description: 'How well a calibrated queue reproduces what was observed.' })
export class CalibrationFit {
  @Field(() => Stage) stage!: Stage;
  @Field(() => String, { nullable: true, description: 'The team whose reviewers it is; null: all others, or a stage without teams.' })
  team!: string | null;
  @Field(() => Float, { nullable: true, description: 'Effective servers; null: nobody waits for anybody, time in the stage does not depend on load.' })
  servers!: number | null;
  @Field(() => Float, { nullable: true, description: 'Mean service, hours on duty.' }) service!: number | null;
  @Field(() => Float, { nullable: true, description: 'Standard deviation of the service over its mean.' }) cv!: number | null;
  @Field(() => Float, { nullable: true, description: 'Share of the servers’ time on duty that the base asks for.' })
  utilisation!: number | null;
  @Field(() => Int, { description: 'Items behind it.' }) n!: number;
  @Field(() => Int) weeks!: number;
  @Field(() => CalibrationWaits) observed!: CalibrationWaits;
  @Field(() => CalibrationWaits) simulated!: CalibrationWaits;
  @Field(() => Float, { nullable: true, description: 'Earth mover’s distance between observed and simulated waits, over the observed mean.' })
  distance!: number | null;
  @Field(() => CalibrationFlatness) flat!: CalibrationFlatness;
  @Field(() => [FitBound], { description: 'What bounds its utilisation; empty where nothing was fitted.' }) bounds!: FitBound[];
  @Field(() => CalibrationRefusal, { nullable: true, description: 'Why it is not fitted as a queue.' })
  refusal!: CalibrationRefusal | null;
} // prettier-ignore

@ObjectType({ description: 'What begins in a week.' })
export class CalibrationSource {
  @Field(() => String, { nullable: true, description: 'Null: teams under 5 people, and authors without a team.' })
  team!: string | null;
  @Field(() => Authorship) authorship!: Authorship;
  @Field(() => Float, left) perWeek!: number | null;
  @Field(() => Int) weeks!: number;
  @Field(() => Float, { nullable: true, description: 'Variation between weeks beyond chance, as a cv.' }) noise!: number | null;
} // prettier-ignore

@ObjectType()
export class Calibration {
  @Field(() => CalibrationWeeks, left) weeks!: CalibrationWeeks | null;
  @Field(() => CalibrationRefusal, { nullable: true, description: 'Nothing can be forecast: why.' })
  refusal!: CalibrationRefusal | null;
  @Field(() => [CalibrationFit]) stages!: CalibrationFit[];
  @Field(() => [CalibrationSource]) sources!: CalibrationSource[];
}

@ObjectType()
export class CalibrationRun {
  @Field(() => String) id!: string;
  @Field(() => RunState) state!: RunState;
  @Field(() => RunProgress, left) progress!: RunProgress | null;
  @Field(() => String, left) message!: string | null;
  @Field(() => CalibrationRefusal, left) refusal!: CalibrationRefusal | null;
  @Field(() => Calibration, left) answer!: Calibration | null;
}
