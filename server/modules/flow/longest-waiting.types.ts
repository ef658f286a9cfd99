import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { WaitsOn } from '../../platform/waits-on.types';
import { Stage } from '../../platform/words';

const unknown = { nullable: true } as const;

@ObjectType({ description: 'A pull request that was open and in pickup, review or merge at the end of the range.' })
export class WaitingPullRequest {
  @Field(() => String) repo!: string;
  @Field(() => Int) number!: number;
  @Field(() => String) title!: string;
  @Field(() => String, unknown) url!: string | null;
  @Field(() => String, unknown) team!: string | null;
  @Field(() => String) author!: string;
  @Field(() => Stage, { description: 'The stage it was in then.' }) stage!: Stage;
  @Field(() => Float, { description: 'Hours it had been in that stage, by the clock of the scope.' })
  waitHours!: number;
  @Field(() => WaitsOn) on!: WaitsOn;
  @Field(() => [String], { description: 'Accounts or teams it waited on, where the data tell; never automated ones.' })
  people!: string[];
}

@ObjectType({ description: 'What waited longest at the end of the range, or of the data where they end before.' })
export class LongestWaiting {
  @Field(() => Int, { description: 'All that waited.' }) total!: number;
  @Field(() => [WaitingPullRequest], { description: 'The longest first.' }) nodes!: WaitingPullRequest[];
}
