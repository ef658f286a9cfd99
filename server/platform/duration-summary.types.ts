import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Duration } from './duration';

const unknown = { nullable: true } as const;

@ObjectType()
export class DurationSummary {
  @Field(() => Duration, unknown) p50!: number | null;
  @Field(() => Duration, { nullable: true, description: '95 % interval of p50; null where there are too few.' })
  p50Low!: number | null;
  @Field(() => Duration, unknown) p50High!: number | null;
  @Field(() => Duration, unknown) p85!: number | null;
  @Field(() => Int) n!: number;
  @Field(() => Boolean, { description: 'False: fewer than 10, not enough data.' }) enough!: boolean;
}
