import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';
import { Duration } from '../../platform/duration';

const unknown = { nullable: true } as const;

@ObjectType()
export class Incident {
  @Field(() => String) id!: string;
  @Field(() => String, unknown) title!: string | null;
  @Field(() => String, unknown) service!: string | null;
  @Field(() => String, unknown) severity!: string | null;
  @Field(() => DateTime) openedAt!: number;
  @Field(() => DateTime, unknown) acknowledgedAt!: number | null;
  @Field(() => DateTime, unknown) resolvedAt!: number | null;
  @Field(() => Duration, unknown) hours!: number | null;
  @Field(() => String, unknown) url!: string | null;
  @Field(() => String, { nullable: true, description: 'The deploy it came from.' }) causedBy!: string | null;
  @Field(() => String, { nullable: true, description: 'What says so: stated or time.' }) evidence!: string | null;
}

@ObjectType()
export class IncidentConnection {
  @Field(() => Int) total!: number;
  @Field(() => [Incident]) nodes!: Incident[];
  @Field(() => String, unknown) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}
