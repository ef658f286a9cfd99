import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Duration } from '../../platform/duration';
import { Periods, Range } from '../../platform/scope.types';
import { Stage } from '../../platform/words';

@ObjectType({ description: 'Hours of a wait by cause; the five sum to the total.' })
export class WaitCauses {
  @Field(() => Duration, { description: 'Waiting for the train or batch to fill or leave.' }) batching!: number;
  @Field(() => Duration, { description: 'Whoever took it was busy with what was enabled earlier.' })
  contention!: number;
  @Field(() => Duration, { description: 'Whoever took it did what was enabled later first: overtaken.' })
  prioritisation!: number;
  @Field(() => Duration, { description: 'Outside the calendar of whoever took it.' }) unavailability!: number;
  @Field(() => Duration, { description: 'The rest: nothing recorded explains it.' }) extraneous!: number;
  @Field(() => Duration) total!: number;
}

@ObjectType({ description: 'Columns: hours within each week, by cause; n = visits that touch the week.' })
export class WaitWeeks {
  @Field(() => [Duration]) batching!: number[];
  @Field(() => [Duration]) contention!: number[];
  @Field(() => [Duration]) prioritisation!: number[];
  @Field(() => [Duration]) unavailability!: number[];
  @Field(() => [Duration]) extraneous!: number[];
  @Field(() => [Int]) n!: number[];
}

@ObjectType({ description: 'People, by what is known of their hours.' })
export class CalendarCounts {
  @Field(() => Int, { description: "The organization's weekly hours in the time zone their record states." })
  stated!: number;
  @Field(() => Int, { description: 'Learnt from when they were active.' }) learnt!: number;
  @Field(() => Int, { description: "The organization's calendar, for want of anything else." }) organization!: number;
}

@ObjectType()
export class WaitingItem {
  @Field(() => String) repo!: string;
  @Field(() => Int) number!: number;
  @Field(() => String) title!: string;
  @Field(() => Duration, { description: 'Within the range.' }) hours!: number;
  @Field(() => String, {
    description: 'The cause with most hours: batching, contention, prioritisation, unavailability or extraneous.',
  })
  cause!: string;
  @Field(() => WaitCauses) causes!: WaitCauses;
  @Field(() => Boolean, { description: 'Had not left the stage at the end of the range.' }) open!: boolean;
}

@ObjectType({
  description:
    'Why work waited in a stage: hours by cause on the elapsed clock. They sum to the stage hours of the same scope and range.',
})
export class Waiting {
  @Field(() => Range) range!: Range;
  @Field(() => Stage) stage!: Stage;
  @Field(() => Boolean) unknown!: boolean;
  @Field(() => String, { nullable: true, description: 'Why it is unknown.' }) reason!: string | null;
  @Field(() => Periods) periods!: Periods;
  @Field(() => WaitCauses) total!: WaitCauses;
  @Field(() => WaitWeeks) weekly!: WaitWeeks;
  @Field(() => Int, { description: 'Visits that touch the range.' }) n!: number;
  @Field(() => Float, {
    nullable: true,
    description: 'Share of the hours that rest on an estimated start or an inferred deploy; null = no hours.',
  })
  estimatedShare!: number | null;
  @Field(() => CalendarCounts) calendars!: CalendarCounts;
  @Field(() => Int, {
    description:
      "Visits with a wait nobody has taken up yet: told by the organization's calendar alone, as unavailability and extraneous.",
  })
  unassigned!: number;
  @Field(() => [WaitingItem], { description: 'The 20 that waited longest within the range, longest first.' })
  longest!: WaitingItem[];
}
