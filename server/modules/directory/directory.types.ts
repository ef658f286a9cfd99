import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';
import { Authorship, SizeBucket } from '../../platform/words';

@ObjectType()
export class Organization {
  @Field(() => String) name!: string;
  @Field(() => Boolean) simulated!: boolean;
  @Field(() => String) timeZone!: string;
  @Field(() => DateTime, {
    nullable: true,
    description: 'The newest moment the data speak of; `now` of every number. Null: nothing imported yet.',
  })
  dataHorizon!: number | null;
  @Field(() => Boolean, { description: 'The horizon lies more than two weeks back: relative ranges end there.' })
  stale!: boolean;
  @Field(() => Int, { description: 'Grows with every change of the data.' }) dataVersion!: number;
  @Field(() => Int) pullRequests!: number;
}

@ObjectType()
export class TeamCut {
  @Field(() => String) team!: string;
  @Field(() => String, { nullable: true }) parent!: string | null;
  @Field(() => Int) members!: number;
}

@ObjectType({ description: 'What one can cut by in this organization.' })
export class Cuts {
  @Field(() => [TeamCut]) teams!: TeamCut[];
  @Field(() => [String]) repos!: string[];
  @Field(() => [String]) services!: string[];
  @Field(() => [String], { description: "Functions of the pull requests' authors." }) functions!: string[];
  @Field(() => [Authorship]) authorship!: Authorship[];
  @Field(() => [SizeBucket]) sizes!: SizeBucket[];
}
