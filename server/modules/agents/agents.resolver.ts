import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AgentsService } from './agents.service';
import {
  AgentSettings,
  AgentTry,
  OwnAgentInput,
  ReviewAgent,
  SeverityRuleInput,
  UnknownReviewer,
} from './agents.types';

const optional = { nullable: true } as const;

/** Which agents review, how their texts are read, and what an organization says about that. */
@Resolver()
export class AgentsResolver {
  constructor(private readonly agents: AgentsService) {}

  @Query(() => [ReviewAgent], { description: 'Every agent whose reviews are known, in alphabetical order.' })
  reviewAgents(@Args('org', { ...optional, type: () => String }) org?: string): Promise<ReviewAgent[]> {
    return this.agents.reviewAgents(org);
  }

  @Query(() => AgentSettings)
  agentSettings(@Args('org', { ...optional, type: () => String }) org?: string): Promise<AgentSettings> {
    return this.agents.settings(org);
  }

  @Query(() => AgentTry, { description: 'What the rules of an agent make of a text; nothing is saved.' })
  tryAgent(
    @Args('text', { type: () => String }) text: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('agent', { ...optional, type: () => OwnAgentInput, description: 'One that is not saved yet.' })
    agent?: OwnAgentInput,
    @Args('key', { ...optional, type: () => String, description: 'One that is known.' }) key?: string,
    @Args('severityRules', { ...optional, type: () => [SeverityRuleInput], description: 'In place of the saved ones.' })
    severityRules?: SeverityRuleInput[],
    @Args('repo', { ...optional, type: () => String }) repo?: string,
    @Args('place', {
      ...optional,
      type: () => String,
      description: 'thread (default), review, conversation or check.',
    })
    place?: string,
  ): Promise<AgentTry> {
    return this.agents.tryOut(org, { text, agent, key, severityRules, repo, place });
  }

  @Query(() => [UnknownReviewer])
  unknownReviewers(@Args('org', { ...optional, type: () => String }) org?: string): Promise<UnknownReviewer[]> {
    return this.agents.unknownReviewers(org);
  }

  @Mutation(() => AgentSettings, { description: 'What is left out stays as it is.' })
  setAgentSettings(
    @Args('own', { ...optional, type: () => [OwnAgentInput] }) own?: OwnAgentInput[],
    @Args('severityRules', { ...optional, type: () => [SeverityRuleInput] }) severityRules?: SeverityRuleInput[],
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<AgentSettings> {
    return this.agents.set(org, { own, severityRules });
  }

  @Mutation(() => AgentSettings, {
    description: 'Back to what stood before the last change; once more takes that back.',
  })
  undoAgentSettings(@Args('org', { ...optional, type: () => String }) org?: string): Promise<AgentSettings> {
    return this.agents.undo(org);
  }
}
