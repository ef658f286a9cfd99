import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Rate } from '../../platform/rate.types';
import { Range } from '../../platform/scope.types';
import { enumOf } from '../../platform/words';

export const MERGEABILITY_BY = ['length', 'tool', 'repo', 'surface'] as const;
export const MergeabilityBy = enumOf(MERGEABILITY_BY);
export type MergeabilityBy = keyof typeof MergeabilityBy;
registerEnumType(MergeabilityBy, { name: 'MergeabilityBy' });

@ObjectType({ description: 'Delegated runs that ended in the range.' })
export class MergeabilityGroup {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => Int) runs!: number;
  @Field(() => Int, { description: 'Pull requests the decided runs belong to.' }) pullRequests!: number;
  @Field(() => Rate, { description: 'Runs whose pull request was merged, of those whose outcome is decided; interval on counts divided by deff.' })
  merged!: Rate; // prettier-ignore
  @Field(() => Float, { description: 'Design effect: runs of one pull request hang together.' }) deff!: number;
  @Field(() => Boolean, { description: 'There are too few pull requests to estimate it.' }) deffAssumed!: boolean;
}

@ObjectType()
export class Mergeability {
  @Field(() => Range) range!: Range;
  @Field(() => MergeabilityBy) by!: MergeabilityBy;
  @Field(() => MergeabilityGroup) total!: MergeabilityGroup;
  @Field(() => [MergeabilityGroup], { description: 'Lengths by size, the others in alphabetical order.' })
  groups!: MergeabilityGroup[];
  @Field(() => Int, { description: 'Runs whose pull request is still open: not decided.' }) open!: number;
  @Field(() => Int, { description: 'Runs that name no pull request: their end was another.' })
  withoutPullRequest!: number;
  @Field(() => Int, { description: 'Runs that name a pull request which is not recorded, and tell no outcome.' })
  unknown!: number;
  @Field(() => Boolean, { description: 'The scope narrows to under 5 people, so nothing is told of them.' })
  tooFew!: boolean;
}
