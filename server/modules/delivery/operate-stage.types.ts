import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Duration } from '../../platform/duration';
import { DurationSummary } from '../../platform/duration-summary.types';
import { Periods, Range } from '../../platform/scope.types';
import { EvidenceShare, Rate } from '../../platform/rate.types';

const unknown = { nullable: true } as const;
const column = { nullable: 'items' } as const;

@ObjectType({ description: 'One page per responder named on an incident. Averages over people, never one person.' })
export class PagesPerPerson {
  @Field(() => Float) mean!: number;
  @Field(() => Float, unknown) p85!: number | null;
  @Field(() => Int) people!: number;
  @Field(() => Float, { description: 'Of the range, from the day of the first incident to the end of the data.' })
  weeks!: number;
  @Field(() => Int) pages!: number;
}

@ObjectType({
  description:
    'Columns: one entry per week; null: unknown. What speaks of people is null in weeks with fewer than 5 people on call.',
})
export class OperateWeeks {
  @Field(() => [Int], { nullable: 'items', description: 'Opened.' }) incidents!: (number | null)[];
  @Field(() => [Duration], {
    nullable: 'items',
    description: 'Hours in which a service had an open incident, summed over services.',
  })
  openHours!: (number | null)[];
  @Field(() => [Duration], { nullable: 'items', description: 'Of them outside working hours.' })
  outOfHoursOpenHours!: (number | null)[];
  @Field(() => [Duration], column) staffedHours!: (number | null)[];
  @Field(() => [Float], { nullable: 'items', description: 'Open hours per staffed hour.' }) load!: (number | null)[];
  @Field(() => [Int], column) pages!: (number | null)[];
  @Field(() => [Int], { nullable: 'items', description: 'People named in the four weeks up to and with this one.' })
  responders!: (number | null)[];
}

@ObjectType()
export class OperateStage {
  @Field(() => Range) range!: Range;
  @Field(() => Boolean) unknown!: boolean;
  @Field(() => Periods) periods!: Periods;
  @Field(() => OperateWeeks) weekly!: OperateWeeks;
  @Field(() => Int, { description: 'Opened in the range.' }) incidents!: number;
  @Field(() => Int, { description: 'Announced maintenance that began in the range, left out.' }) maintenance!: number;
  @Field(() => DurationSummary) toAcknowledge!: DurationSummary;
  @Field(() => DurationSummary) toResolve!: DurationSummary;
  @Field(() => Rate, { description: 'Opened outside the working hours of its responders, else of the organization.' })
  outOfHours!: Rate;
  @Field(() => Int, { nullable: true, description: 'People named on them; null: no source tells.' })
  responders!: number | null;
  @Field(() => String, {
    description:
      'Whose hours are the staffed hours: responders, or calendar where nobody is named; hidden: fewer than 5 people are on call in every week.',
  })
  staffedBy!: string;
  @Field(() => PagesPerPerson, { nullable: true, description: 'Null: unknown, or fewer than 5 people.' })
  pagesPerPersonWeek!: PagesPerPerson | null;
  @Field(() => [EvidenceShare]) evidence!: EvidenceShare[];
}
