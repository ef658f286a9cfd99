import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';
import { Levers } from './lever.types';

@ObjectType({ description: 'What somebody tried, kept under a name.' })
export class Scenario {
  @Field(() => String) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => Levers) levers!: Levers;
  @Field(() => Int) weeks!: number;
  @Field(() => DateTime) createdAt!: number;
  @Field(() => DateTime) updatedAt!: number;
}
