import { Field, Float, ID, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum JobState {
  waiting = 'waiting',
  running = 'running',
  done = 'done',
  failed = 'failed',
  stopped = 'stopped',
}
registerEnumType(JobState, { name: 'JobState' });

/** Work that goes on after its request was answered. */
@ObjectType()
export class Job {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => JobState) state!: JobState;
  @Field(() => Float) done!: number;
  @Field(() => Float, { nullable: true }) total!: number | null;
  @Field(() => String, { nullable: true }) message!: string | null;
  @Field(() => String, { nullable: true }) error!: string | null;
}
