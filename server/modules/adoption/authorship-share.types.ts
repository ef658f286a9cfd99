import { Field, Int, ObjectType } from '@nestjs/graphql';
import { EvidenceShare } from '../../platform/rate.types';
import { Periods, Range } from '../../platform/scope.types';

@ObjectType()
export class AgentPullRequests {
  @Field(() => String, { description: 'unknown = the mark names none.' }) agent!: string;
  @Field(() => String, { description: 'As its maker calls it; the key of an agent not known here.' }) name!: string;
  @Field(() => Int) pullRequests!: number;
}

@ObjectType({ description: 'Columns, one entry per ISO week: pull requests created in it, by who wrote them.' })
export class AuthorshipShare {
  @Field(() => Range) range!: Range;
  @Field(() => Periods) periods!: Periods;
  @Field(() => [Int]) agentAuthored!: number[];
  @Field(() => [Int]) aiAssisted!: number[];
  @Field(() => [Int], { description: 'Nothing marks them; which does not say that a person wrote them alone.' })
  unmarked!: number[];
  @Field(() => [EvidenceShare], { description: 'What the marks rest on, of the marked ones.' })
  evidence!: EvidenceShare[];
  @Field(() => [AgentPullRequests], { description: 'In alphabetical order.' }) agents!: AgentPullRequests[];
  @Field(() => Int) rulesVersion!: number;
}
