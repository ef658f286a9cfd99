import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';

@ObjectType({ description: 'What one source gave of one kind of record.' })
export class Source {
  @Field(() => String) door!: string;
  @Field(() => String, { description: 'The path as it was given, `stdin` or `ingest`.' }) source!: string;
  @Field(() => String) kind!: string;
  @Field(() => Int) records!: number;
  @Field(() => Int) rejected!: number;
  @Field(() => DateTime, { nullable: true }) firstAt!: number | null;
  @Field(() => DateTime, { nullable: true }) lastAt!: number | null;
  @Field(() => DateTime) importedAt!: number;
  @Field(() => Int) repos!: number;
}

@ObjectType({ description: 'A row that a door could not use.' })
export class Reject {
  @Field(() => ID) id!: string;
  @Field(() => String) door!: string;
  @Field(() => String, { description: 'The file, as it was given.' }) source!: string;
  @Field(() => Int, { nullable: true }) line!: number | null;
  @Field(() => String, { nullable: true }) kind!: string | null;
  @Field(() => String) reason!: string;
  @Field(() => String, { description: 'Place, field, value and what to do.' }) message!: string;
  @Field(() => String, { description: 'The payload as it came, at most its first 64 kB.' }) raw!: string;
  @Field(() => DateTime) firstSeen!: number;
}

@ObjectType()
export class RejectConnection {
  @Field(() => Int) total!: number;
  @Field(() => [Reject]) nodes!: Reject[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}
