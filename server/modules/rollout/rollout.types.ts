import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GATE_REASONS, GATE_VERDICTS } from '../../domain/gate';
import { DECISION_KINDS, WAVE_STATES } from '../../domain/rollout-plan';
import { DateTime } from '../../platform/date-time';
import { enumOf } from '../../platform/words';
import { GateMetric, RolloutDocument, RolloutTier } from './document.types';

export const RolloutState = enumOf(['draft', 'active', 'ended'] as const);
export type RolloutState = keyof typeof RolloutState;
export const WaveState = enumOf(WAVE_STATES);
export type WaveState = keyof typeof WaveState;
export const GateVerdict = enumOf(GATE_VERDICTS);
export type GateVerdict = keyof typeof GateVerdict;
export const GateReason = enumOf(GATE_REASONS);
export type GateReason = keyof typeof GateReason;
export const RolloutDecisionKind = enumOf(DECISION_KINDS);
export type RolloutDecisionKind = keyof typeof RolloutDecisionKind;

registerEnumType(RolloutState, { name: 'RolloutState' });
registerEnumType(WaveState, {
  name: 'WaveState',
  valuesMap: {
    planned: { description: 'Its week has not come.' },
    soaking: { description: 'Trained, and looked at before the next wave.' },
    held: { description: 'By a gate or by somebody: see heldBy.' },
    done: { description: 'It ran when the plan ended.' },
  },
});
registerEnumType(GateVerdict, { name: 'GateVerdict', description: 'Inconclusive: held, for a person to decide.' });
registerEnumType(GateReason, {
  name: 'GateReason',
  valuesMap: {
    held: { description: 'The bound keeps the pass condition.' },
    broken: { description: 'The bound breaks the fail condition.' },
    between: { description: 'The interval reaches over a condition.' },
    not_enough_data: { description: 'Fewer than the minimum n.' },
    no_source: { description: 'No source tells of it.' },
    cannot_forecast: { description: 'The flow cannot be calibrated.' },
    being_forecast: { description: 'The simulation still runs: ask again.' },
    not_read: { description: 'Nobody asked in that week, and it cannot be simulated afterwards; it held nothing.' },
  },
});
registerEnumType(RolloutDecisionKind, {
  name: 'RolloutDecisionKind',
  valuesMap: {
    override: { description: 'Goes on although a gate does not pass.' },
    rollback: { description: 'The teams of the wave go back.' },
  },
});

const left = { nullable: true } as const;
const column = { nullable: 'items' } as const;

@ObjectType({ description: 'What a gate said in a week, with what it rests on.' })
export class GateLight {
  @Field(() => String) gate!: string;
  @Field(() => GateMetric) metric!: GateMetric;
  @Field(() => String, { nullable: true, description: 'Null: the whole organization.' }) wave!: string | null;
  @Field(() => String, { description: 'ISO week at whose end it was read.' }) week!: string;
  @Field(() => GateVerdict) verdict!: GateVerdict;
  @Field(() => GateReason) reason!: GateReason;
  @Field(() => Float, left) value!: number | null;
  @Field(() => Float, { nullable: true, description: 'Bounds that hold at every weekly look of the plan at once, with 95 %.' })
  low!: number | null;
  @Field(() => Float, left) high!: number | null;
  @Field(() => Int) n!: number;
  @Field(() => Float, left) effectiveN!: number | null;
  @Field(() => Float, { description: 'Of the pass condition.' }) target!: number;
  @Field(() => Float, { description: 'Of the fail condition.' }) floor!: number;
  @Field(() => Boolean, { description: 'Somebody decided to go on in spite of it.' }) overridden!: boolean;
} // prettier-ignore

@ObjectType()
export class RolloutWave {
  @Field(() => String) name!: string;
  @Field(() => [String]) teams!: string[];
  @Field(() => Int, { nullable: true, description: 'Null: not known, or under 5.' }) people!: number | null;
  @Field(() => RolloutTier) tier!: RolloutTier;
  @Field(() => String, { nullable: true, description: 'Planned start, ISO week.' }) start!: string | null;
  @Field(() => String, { nullable: true, description: 'Week in which it started, or would by what is known now.' })
  actualStart!: string | null;
  @Field(() => [String], { description: 'Weeks of training, from the actual start.' }) trainingWeeks!: string[];
  @Field(() => String, { nullable: true, description: 'Last week of the soak.' }) soakUntil!: string | null;
  @Field(() => WaveState) state!: WaveState;
  @Field(() => String, { nullable: true, description: 'The gate that holds it; empty = somebody; null = not held.' })
  heldBy!: string | null;
  @Field(() => [WaveState], { description: 'State in each of the weeks of the plan that passed.' }) states!: WaveState[];
  @Field(() => [GateLight], { description: 'The last of every gate that speaks for it.' }) lights!: GateLight[];
} // prettier-ignore

@ObjectType({ description: 'Median and 10th to 90th percentile of the simulated runs.' })
export class RolloutBand {
  @Field(() => [Float], column) median!: (number | null)[];
  @Field(() => [Float], column) low!: (number | null)[];
  @Field(() => [Float], column) high!: (number | null)[];
}

@ObjectType({ description: 'What was forecast when the plan was started; columns, one entry per week.' })
export class RolloutForecast {
  @Field(() => [String]) weeks!: string[];
  @Field(() => RolloutBand, { description: '90th percentile of the hours from ready to the first human review.' })
  reviewWaitP90!: RolloutBand;
  @Field(() => RolloutBand, { description: 'Pull requests in pickup and review at the end of the week.' })
  wip!: RolloutBand;
  @Field(() => RolloutBand, { description: 'Pull requests merged.' }) merged!: RolloutBand;
}

@ObjectType({ description: 'What came; columns, one entry per whole week of the plan that passed.' })
export class RolloutActual {
  @Field(() => [String]) weeks!: string[];
  @Field(() => [Float], column) reviewWaitP90!: (number | null)[];
  @Field(() => [Int], { description: 'First reviews behind it.' }) reviewWaitN!: number[];
  @Field(() => [Float], column) wip!: (number | null)[];
  @Field(() => [Float], column) merged!: (number | null)[];
  @Field(() => [Float], { nullable: 'items', description: 'Null also under 10 findings.' }) hitRate!: (number | null)[];
  @Field(() => [Float], column) hitRateLow!: (number | null)[];
  @Field(() => [Float], column) hitRateHigh!: (number | null)[];
  @Field(() => [Int]) hitRateN!: number[];
}

@ObjectType({ description: 'What somebody decided against or beside the gates.' })
export class RolloutDecision {
  @Field(() => Int) id!: number;
  @Field(() => RolloutDecisionKind) kind!: RolloutDecisionKind;
  @Field(() => String, left) wave!: string | null;
  @Field(() => String, left) gate!: string | null;
  @Field(() => String, { description: 'ISO week it is about.' }) week!: string;
  @Field(() => String) who!: string;
  @Field(() => String) why!: string;
  @Field(() => DateTime) at!: number;
}

@ObjectType()
export class RolloutVersion {
  @Field(() => Int) version!: number;
  @Field(() => String, left) who!: string | null;
  @Field(() => String, left) why!: string | null;
  @Field(() => DateTime) createdAt!: number;
  @Field(() => String, { description: 'Saving it again takes back what came after.' }) yaml!: string;
}

@ObjectType()
export class RolloutPlanSummary {
  @Field(() => String) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Int) version!: number;
  @Field(() => RolloutState) state!: RolloutState;
  @Field(() => Int) waves!: number;
  @Field(() => String, { description: 'ISO week.' }) start!: string;
  @Field(() => DateTime) createdAt!: number;
  @Field(() => DateTime, left) startedAt!: number | null;
  @Field(() => DateTime, left) endedAt!: number | null;
}

@ObjectType({ description: 'Who gets agents when, and whether they may.' })
export class RolloutPlan {
  @Field(() => String) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Int) version!: number;
  @Field(() => RolloutState) state!: RolloutState;
  @Field(() => DateTime) createdAt!: number;
  @Field(() => DateTime, left) startedAt!: number | null;
  @Field(() => DateTime, left) endedAt!: number | null;
  @Field(() => RolloutDocument) document!: RolloutDocument;
  @Field(() => String) yaml!: string;
  @Field(() => String) json!: string;
  @Field(() => Boolean, { description: 'Of the simulated organization.' }) simulated!: boolean;
  @Field(() => String, { nullable: true, description: 'The last whole week of the data.' }) week!: string | null;
  @Field(() => [String], { description: 'ISO weeks of the plan.' }) weeks!: string[];
  @Field(() => [RolloutWave]) waves!: RolloutWave[];
  @Field(() => [GateLight], { description: 'Every gate in every week that passed, oldest first.' }) gates!: GateLight[];
  @Field(() => RolloutForecast, left) forecast!: RolloutForecast | null;
  @Field(() => String, { nullable: true, description: 'Why nothing was forecast at the start.' }) forecastMessage!: string | null;
  @Field(() => RolloutActual) actual!: RolloutActual;
  @Field(() => [RolloutDecision], { description: 'Oldest first.' }) decisions!: RolloutDecision[];
  @Field(() => [RolloutVersion], { description: 'Newest first.' }) versions!: RolloutVersion[];
} // prettier-ignore
