import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Rate } from '../../platform/rate.types';
import { Range } from '../../platform/scope.types';

@ObjectType({
  description: 'What a repository offers to delegated work; shares are of pull requests merged in the range.',
})
export class RepositoryReadiness {
  @Field(() => String) repo!: string;
  @Field(() => Int, { description: 'Merged in the range.' }) pullRequests!: number;
  @Field(() => Int, { description: 'Of them written by an agent, or named by a delegated run.' })
  delegatedPullRequests!: number;
  @Field(() => [String], { nullable: true, description: 'Files that instruct agents; null = not known, empty = none.' })
  instructions!: string[] | null;
  @Field(() => Rate, { description: 'Linked to an issue, of those of which it is known.' }) linkedToIssue!: Rate;
  @Field(() => Int, { description: 'Neither links nor text of them are known.' }) linkedUnknown!: number;
  @Field(() => Rate, { description: 'Linked to a deploy; n is 0 where no deploys of the repository are known.' })
  deployed!: Rate;
  @Field(() => Int, { nullable: true, description: 'Checks that must pass on the default branch; null = not known.' })
  requiredChecks!: number | null;
  @Field(() => Rate, { description: 'Checks of the last commit passed, of those of which they are known.' })
  greenAtMerge!: Rate;
  @Field(() => Float, { nullable: true, description: "Median hours from a change's merge to its revert's merge." })
  revertLeadHours!: number | null;
  @Field(() => Int, { description: 'Reverts merged in the range whose change is recorded.' }) revertN!: number;
  @Field(() => Rate, { description: 'Reverts that were merged and rollbacks that succeeded, of those that ended in the range.' })
  rollbacks!: Rate; // prettier-ignore
}

@ObjectType()
export class Readiness {
  @Field(() => Range) range!: Range;
  @Field(() => [RepositoryReadiness], { description: 'In alphabetical order.' }) repositories!: RepositoryReadiness[];
}
