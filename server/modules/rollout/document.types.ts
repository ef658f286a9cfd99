import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GATE_METRICS, GATE_SCOPES, ROLLOUT_ORDERS, ROLLOUT_TIERS, WRITING_SOURCES } from '../../domain/rollout-plan';
import { enumOf } from '../../platform/words';

export const RolloutTier = enumOf(ROLLOUT_TIERS);
export type RolloutTier = keyof typeof RolloutTier;
export const RolloutOrder = enumOf(ROLLOUT_ORDERS);
export type RolloutOrder = keyof typeof RolloutOrder;
export const WritingSource = enumOf(WRITING_SOURCES);
export type WritingSource = keyof typeof WritingSource;
export const GateMetric = enumOf(GATE_METRICS);
export type GateMetric = keyof typeof GateMetric;
export const GateScope = enumOf(GATE_SCOPES);
export type GateScope = keyof typeof GateScope;

registerEnumType(RolloutTier, { name: 'RolloutTier', description: 'Tiers a wave may lead to.' });
registerEnumType(RolloutOrder, {
  name: 'RolloutOrder',
  description: 'Random: waves of one tier without a start of their own take each other’s places, by the seed.',
});
registerEnumType(WritingSource, {
  name: 'WritingSource',
  description: 'Where a writing multiplier comes from: the organization’s own effect estimate, a published figure, or somebody’s word.',
}); // prettier-ignore
registerEnumType(GateMetric, {
  name: 'GateMetric',
  description: 'Shares from 0 to 1, waits in hours, incidents per week.',
  valuesMap: {
    hit_rate: { description: 'Share of findings accepted, strict, effective counts.' },
    review_wait: { description: '90th percentile of the hours from ready to the first human review.' },
    change_fail_rate: { description: 'Share of production deploys that required intervention.' },
    incidents: { description: 'Incidents opened per week.' },
    capacity: { description: 'Share of simulated runs in which the target of the plan holds.' },
  },
});
registerEnumType(GateScope, { name: 'GateScope', description: 'The teams of a wave, or everybody.' });

const left = { nullable: true } as const;

@ObjectType({ description: 'Exactly one of both.' })
export class GatePass {
  @Field(() => Float, left) atLeast?: number;
  @Field(() => Float, left) atMost?: number;
}

@ObjectType({ description: 'Exactly one of both.' })
export class GateFail {
  @Field(() => Float, left) below?: number;
  @Field(() => Float, left) above?: number;
}

@ObjectType({ description: 'One condition for going on; what lies between pass and fail is for a person.' })
export class GateRule {
  @Field(() => String) name!: string;
  @Field(() => GateMetric) metric!: GateMetric;
  @Field(() => GateScope) scope!: GateScope;
  @Field(() => GatePass) pass!: GatePass;
  @Field(() => GateFail) fail!: GateFail;
  @Field(() => Int) lookBackWeeks!: number;
  @Field(() => Int) minimumN!: number;
}

@ObjectType({ description: 'Teams that get agents together, up to a tier.' })
export class RolloutDocumentWave {
  @Field(() => String) name!: string;
  @Field(() => [String]) teams!: string[];
  @Field(() => RolloutTier) tier!: RolloutTier;
  @Field(() => String, { nullable: true, description: 'ISO week, 2026-W48; null = as early as the planner finds.' })
  start!: string | null;
  @Field(() => Int, { description: 'Weeks between its last training and the first of the next wave.' })
  soakWeeks!: number;
}

@ObjectType({ description: 'How much more somebody of a tier writes; 1 = as before.' })
export class WritingFigure {
  @Field(() => Float) times!: number;
  @Field(() => WritingSource) source!: WritingSource;
  @Field(() => String, { description: 'Who says so, or where it was published.' }) name!: string;
}

@ObjectType()
export class RolloutWriting {
  @Field(() => WritingFigure) casual!: WritingFigure;
  @Field(() => WritingFigure) power!: WritingFigure;
}

@ObjectType({ description: 'The 90th percentile of the wait for the first human review that has to hold, in this share of the simulated runs.' })
export class RolloutTarget {
  @Field(() => Float) reviewWaitHours!: number;
  @Field(() => Float) share!: number;
} // prettier-ignore

@ObjectType({ description: 'A plan as its file holds it.' })
export class RolloutDocument {
  @Field(() => String, { description: 'rollout-plan/1' }) downstream!: 'rollout-plan/1';
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'ISO week before which nothing starts.' }) start!: string;
  @Field(() => Int, { description: 'Weeks the plan may take.' }) weeks!: number;
  @Field(() => RolloutTarget) target!: RolloutTarget;
  @Field(() => [RolloutDocumentWave]) waves!: RolloutDocumentWave[];
  @Field(() => Int, { description: 'People that can be trained per week.' }) trainingSeats!: number;
  @Field(() => [String], { description: 'Teams that stay without, to compare with.' }) holdout!: string[];
  @Field(() => RolloutOrder) order!: RolloutOrder;
  @Field(() => Int) seed!: number;
  @Field(() => RolloutWriting) writing!: RolloutWriting;
  @Field(() => [GateRule]) gates!: GateRule[];
}

@ObjectType({ description: 'What is wrong in a document.' })
export class RolloutFault {
  @Field(() => String, { description: 'Such as waves[1].teams[0]; empty: the whole.' }) path!: string;
  @Field(() => String, { description: 'What is wrong and what to write instead.' }) message!: string;
}

@ObjectType({ description: 'A document that was looked through: with faults, or as it would be saved.' })
export class RolloutCheck {
  @Field(() => [RolloutFault]) faults!: RolloutFault[];
  @Field(() => RolloutDocument, left) document!: RolloutDocument | null;
  @Field(() => String, left) yaml!: string | null;
  @Field(() => String, left) json!: string | null;
}
