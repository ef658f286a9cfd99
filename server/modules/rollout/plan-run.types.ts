import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { FASTER_LEVERS, PLAN_REFUSALS, WAVE_LIMITS } from '../../domain/rollout-plan';
import { RunProgress, RunState } from '../../platform/run.types';
import { enumOf } from '../../platform/words';
import { RolloutTier } from './document.types';
import { RolloutBand } from './rollout.types';

export const WaveLimit = enumOf(WAVE_LIMITS);
export type WaveLimit = keyof typeof WaveLimit;
export const PlanRefusal = enumOf(PLAN_REFUSALS);
export type PlanRefusal = keyof typeof PlanRefusal;
export const FasterLever = enumOf(FASTER_LEVERS);
export type FasterLever = keyof typeof FasterLever;

registerEnumType(WaveLimit, {
  name: 'WaveLimit',
  description: 'What decided the week in which a wave starts.',
  valuesMap: {
    nothing: { description: 'It starts as early as the plan may.' },
    given: { description: 'The document says so.' },
    seats: { description: 'All seats of the training are taken before.' },
    soak: { description: 'The wave before has to soak.' },
    gates: { description: 'A gate has too few data before.' },
    capacity: { description: 'The wait for review would not hold its target before, or not with all of its teams.' },
  },
});
registerEnumType(PlanRefusal, {
  name: 'PlanRefusal',
  description: 'Why no plan is found.',
  valuesMap: {
    cannot_calibrate: { description: 'The flow of this organization cannot be calibrated.' },
    base_over_target: { description: 'The target does not hold even if nobody starts.' },
    capacity: { description: 'The target does not hold with all of the teams, however late they begin; see leftOut.' },
    no_weeks: { description: 'The plan takes longer than its weeks.' },
    no_people: { description: 'A wave has no people that are known.' },
  },
});
registerEnumType(FasterLever, { name: 'FasterLever' });

const left = { nullable: true } as const;

@ObjectType({ description: 'A wave as it was planned; one that was too large for the reviewers is split.' })
export class PlannedWave {
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'The wave of the document it is, or is a part of.' }) of!: string;
  @Field(() => [String]) teams!: string[];
  @Field(() => RolloutTier) tier!: RolloutTier;
  @Field(() => Int, { nullable: true, description: 'To be trained; null: under 5.' }) people!: number | null;
  @Field(() => String, { description: 'ISO week.' }) start!: string;
  @Field(() => [String]) trainingWeeks!: string[];
  @Field(() => String, { description: 'Last week of the soak.' }) soakUntil!: string;
  @Field(() => WaveLimit) limitedBy!: WaveLimit;
  @Field(() => String, { nullable: true, description: 'The gate, where a gate decided.' }) gate!: string | null;
  @Field(() => Float, { nullable: true, description: 'Share of the simulated runs in which the target holds with it and all before; null: not simulated.' })
  holds!: number | null;
  @Field(() => Int, { description: 'Simulated runs behind it.' }) n!: number;
} // prettier-ignore

@ObjectType({ description: 'The reviewers nearest to their limit.' })
export class PlanPool {
  @Field(() => String, { nullable: true, description: 'Null: those of all teams without a pool of their own.' })
  team!: string | null;
  @Field(() => Int, { nullable: true, description: 'People of that team; null: under 5, or not known.' })
  people!: number | null;
  @Field(() => Float, { description: 'Effective reviewers.' }) servers!: number;
  @Field(() => Float, { description: 'Utilisation as it is now.' }) base!: number;
  @Field(() => Float, { nullable: true, description: 'Utilisation up to which 90 % wait under two service times.' })
  cap!: number | null;
  @Field(() => [Float], { description: 'Utilisation asked for, per week of the plan; above 1 the queue grows.' })
  load!: number[];
}

@ObjectType({ description: 'The earliest plan that holds.' })
export class PlannedRollout {
  @Field(() => [String], { description: 'ISO weeks.' }) weeks!: string[];
  @Field(() => [PlannedWave]) waves!: PlannedWave[];
  @Field(() => Float, { nullable: true, description: 'Share of the simulated runs in which the target holds with all waves.' })
  holds!: number | null;
  @Field(() => Float, { nullable: true, description: 'The same without any wave.' }) baseHolds!: number | null;
  @Field(() => Int) replications!: number;
  @Field(() => PlanPool, left) tightest!: PlanPool | null;
  @Field(() => RolloutBand, { description: '90th percentile of the wait for the first human review, hours, per week.' })
  reviewWaitP90!: RolloutBand;
  @Field(() => Int, { description: 'Weeks until the last wave is trained.' }) takesWeeks!: number;
  @Field(() => String, { description: 'The document with these waves and starts, to save.' }) yaml!: string;
} // prettier-ignore

@ObjectType({ description: 'Reviewers that come to the pool of one team.' })
export class AddedReviewers {
  @Field(() => String) team!: string;
  @Field(() => Int) add!: number;
}

@ObjectType({ description: 'One change that was tried alone.' })
export class TriedOption {
  @Field(() => FasterLever) lever!: FasterLever;
  @Field(() => Float, {
    description: 'Reviewers added; effort of a review × ; people trained per week; weeks of soak.',
  })
  value!: number;
  @Field(() => [AddedReviewers], { description: 'Of added reviewers: where; empty = all pools, by their size.' })
  where!: AddedReviewers[];
}

@ObjectType({ description: 'What would let the plan go faster, each alone.' })
export class FasterOption extends TriedOption {
  @Field(() => Int, { nullable: true, description: 'Null: makes it possible at all.' }) weeksSaved!: number | null;
}

@ObjectType({ description: 'Teams that no week has room for.' })
export class LeftOutTeams {
  @Field(() => String, { description: 'Their wave in the document.' }) wave!: string;
  @Field(() => [String]) teams!: string[];
}

@ObjectType({ description: 'Looking for the earliest plan: the first asking starts it, later ones poll.' })
export class PlanRun {
  @Field(() => String, { description: 'The same for the same document and data.' }) id!: string;
  @Field(() => RunState) state!: RunState;
  @Field(() => RunProgress, left) progress!: RunProgress | null;
  @Field(() => String, { nullable: true, description: 'One sentence: what failed, and what to do.' })
  message!: string | null;
  @Field(() => PlannedRollout, left) planned!: PlannedRollout | null;
  @Field(() => [FasterOption]) faster!: FasterOption[];
  @Field(() => [TriedOption], { description: 'What would not let it go faster.' }) inVain!: TriedOption[];
  @Field(() => [LeftOutTeams], { description: 'Where no plan holds for all: what was planned leaves these out.' })
  leftOut!: LeftOutTeams[];
  @Field(() => PlanRefusal, left) infeasible!: PlanRefusal | null;
}
