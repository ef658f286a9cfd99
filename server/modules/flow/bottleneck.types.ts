import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { VERDICT_RULES } from '../../domain/bottleneck';
import { enumOf, Stage } from '../../platform/words';
import { Periods, Range } from '../../platform/scope.types';

export const VerdictRule = enumOf(VERDICT_RULES);
export type VerdictRule = keyof typeof VerdictRule;
registerEnumType(VerdictRule, { name: 'VerdictRule' });

const number = { nullable: true } as const;
const column = { nullable: 'items' } as const;

@ObjectType()
export class BottleneckStage {
  @Field(() => Stage) stage!: Stage;
  @Field(() => Boolean) unknown!: boolean;
  @Field(() => [Float], column) backlogDays!: (number | null)[];
  @Field(() => [Float], column) baseline!: (number | null)[];
  @Field(() => [Float], column) limit!: (number | null)[];
  @Field(() => [Boolean], column) saturated!: (boolean | null)[];
  @Field(() => [Boolean]) byTarget!: boolean[];
  @Field(() => [Boolean]) enough!: boolean[];
  @Field(() => [Int], column) wip!: (number | null)[];
  @Field(() => [Int], column) growth!: (number | null)[];
  @Field(() => [Float], {
    nullable: 'items',
    description: 'By the net outflow of the four weeks; null = never, or unknown.',
  })
  drainDays!: (number | null)[];
  @Field(() => [Int], column) departures!: (number | null)[];
  @Field(() => [Int], column) departures4w!: (number | null)[];
  @Field(() => [Float], column) stageHours!: (number | null)[];
  @Field(() => Float, number) target!: number | null;
}

@ObjectType()
export class Move {
  @Field(() => Stage) from!: Stage;
  @Field(() => Stage) to!: Stage;
  @Field(() => String, { description: 'First week in which the new label held.' }) week!: string;
  @Field(() => [String], {
    nullable: true,
    description: 'The change lies between these weeks (both included); null when it cannot be dated.',
  })
  between!: string[] | null;
  @Field(() => Float, number) p!: number | null;
  @Field(() => Boolean) dated!: boolean;
}

@ObjectType()
export class Verdict {
  @Field(() => String) week!: string;
  @Field(() => Stage, number) constraint!: Stage | null;
  @Field(() => VerdictRule) rule!: VerdictRule;
  @Field(() => Float, number) margin!: number | null;
  @Field(() => Boolean) close!: boolean;
  @Field(() => Boolean) byTarget!: boolean;
  @Field(() => Stage, number) runnerUp!: Stage | null;
  @Field(() => Float, number) runnerUpMargin!: number | null;
  @Field(() => Float, number) backlogDays!: number | null;
  @Field(() => Float, number) limit!: number | null;
  @Field(() => Float, number) baseline!: number | null;
  @Field(() => String, { nullable: true, description: 'Week since which this label holds.' }) since!: string | null;
  @Field(() => Stage, { nullable: true, description: 'Stage after write in which most work stands.' })
  pile!: Stage | null;
  @Field(() => Int, number) pileWip!: number | null;
  @Field(() => Float, number) pileDrainDays!: number | null;
  @Field(() => Boolean, number) pileDrains!: boolean | null;
}

@ObjectType()
export class Bottleneck {
  @Field(() => Range) range!: Range;
  @Field(() => Periods) weeks!: Periods;
  @Field(() => [Stage], { nullable: 'items', description: 'Per week; null = not enough data.' })
  constraint!: (Stage | null)[];
  @Field(() => [Stage], { nullable: 'items', description: 'The label after hysteresis (3 of 4 consecutive weeks).' })
  held!: (Stage | null)[];
  @Field(() => [VerdictRule]) rule!: VerdictRule[];
  @Field(() => [Float], column) margin!: (number | null)[];
  @Field(() => [Boolean]) close!: boolean[];
  @Field(() => [Boolean]) byTarget!: boolean[];
  @Field(() => [Stage], column) runnerUp!: (Stage | null)[];
  @Field(() => [Float], column) runnerUpMargin!: (number | null)[];
  @Field(() => [BottleneckStage]) stages!: BottleneckStage[];
  @Field(() => [Move]) moves!: Move[];
  @Field(() => Verdict, { nullable: true, description: 'The last whole week of the range.' }) now!: Verdict | null;
}
