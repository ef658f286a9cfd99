import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ANCHOR_MEASURES } from '../../domain/published-anchors';
import { enumOf } from '../../platform/words';

export const AnchorMeasure = enumOf(ANCHOR_MEASURES);
export type AnchorMeasure = keyof typeof AnchorMeasure;
export const AnchorEvidence = enumOf(['telemetry', 'survey', 'experiment'] as const);
export type AnchorEvidence = keyof typeof AnchorEvidence;
export const AnchorUnit = enumOf(['change', 'times'] as const);
export type AnchorUnit = keyof typeof AnchorUnit;
export const SummaryStatistic = enumOf(['mean', 'median'] as const);
export type SummaryStatistic = keyof typeof SummaryStatistic;

registerEnumType(AnchorMeasure, { name: 'AnchorMeasure' });
registerEnumType(AnchorEvidence, {
  name: 'AnchorEvidence',
  description:
    'telemetry: of a vendor’s customers; survey: a model of what people said; experiment: chance decided who used what.',
});
registerEnumType(AnchorUnit, {
  name: 'AnchorUnit',
  description: 'change: relative, 0.98 = 98 % more; times: a multiple, 4.6 = 4.6 times.',
});
registerEnumType(SummaryStatistic, { name: 'SummaryStatistic' });

const left = { nullable: true } as const;

@ObjectType({ description: 'A figure that somebody published: context, not a measure of this organization.' })
export class PublishedAnchor {
  @Field(() => String) source!: string;
  @Field(() => String) title!: string;
  @Field(() => Int) year!: number;
  @Field(() => AnchorMeasure) what!: AnchorMeasure;
  @Field(() => Float) value!: number;
  @Field(() => AnchorUnit) unit!: AnchorUnit;
  @Field(() => Float, { nullable: true, description: '95 %; null: none was published.' }) low!: number | null;
  @Field(() => Float, left) high!: number | null;
  @Field(() => SummaryStatistic, { nullable: true, description: 'Null: the source does not say, or neither.' })
  statistic!: SummaryStatistic | null;
  @Field(() => AnchorEvidence) evidence!: AnchorEvidence;
  @Field(() => String) url!: string;
}

@ObjectType({ description: 'How much longer reviews take in a plain queue with so many reviewers when more comes in.' })
export class ConsistencyCurve {
  @Field(() => Int) servers!: number;
  @Field(() => SummaryStatistic, { description: 'Of the review time: service and wait.' }) statistic!: SummaryStatistic;
  @Field(() => Float, { description: 'Base utilisation that reproduces what was published.' }) reproducing!: number;
  @Field(() => [Float], { description: 'Base utilisations to draw.' }) utilisation!: number[];
  @Field(() => [Float], { description: 'Review time after ÷ before, at each.' }) ratio!: number[];
}

@ObjectType({ description: 'Whether a plain queue can tell a published figure: a check of consistency, not a validation.' })
export class ConsistencyCheck {
  @Field(() => PublishedAnchor) merges!: PublishedAnchor;
  @Field(() => PublishedAnchor) reviewTime!: PublishedAnchor;
  @Field(() => Float, { description: 'Changes after ÷ before, as published.' }) growth!: number;
  @Field(() => Float, { description: 'Review time after ÷ before, as published.' }) observed!: number;
  @Field(() => Float, { description: 'Least base utilisation that reproduces it, over all curves.' })
  utilisationFrom!: number;
  @Field(() => Float, { description: 'Greatest.' }) utilisationTo!: number;
  @Field(() => [ConsistencyCurve]) curves!: ConsistencyCurve[];
} // prettier-ignore

@ObjectType()
export class PublishedAnchors {
  @Field(() => [PublishedAnchor]) anchors!: PublishedAnchor[];
  @Field(() => [ConsistencyCheck]) consistency!: ConsistencyCheck[];
}
