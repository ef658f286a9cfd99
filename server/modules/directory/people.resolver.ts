import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Failure } from '../../platform/failure';
import { PeopleDecider } from './people-decider';
import { PeopleService } from './people.service';
import {
  PeopleDecided,
  PeopleDecision,
  PeopleDecisionInput,
  PeopleEffect,
  Person,
  PersonConnection,
  PersonFilter,
} from './people.types';

const optional = { nullable: true } as const;
const mostPerPage = 500;
const wallClock = (): number => Date.now() / 1000;

@Resolver()
export class PeopleResolver {
  constructor(
    private readonly list: PeopleService,
    private readonly decider: PeopleDecider,
  ) {}

  @Query(() => PersonConnection, { description: 'Who is who, in the order of the alphabet.' })
  people(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('filter', { ...optional, type: () => PersonFilter }) filter?: PersonFilter,
    @Args('first', { ...optional, type: () => Int }) first?: number,
    @Args('after', { ...optional, type: () => String }) after?: string,
  ): Promise<PersonConnection> {
    const size = first ?? 50;
    if (size < 1 || size > mostPerPage)
      throw new Failure('bad_input', `"first" is ${size}; a page of people has from 1 to ${mostPerPage}.`);
    return this.list.list(org, filter ?? {}, size, after);
  }

  @Query(() => Person, { nullable: true, description: 'The person an account belongs to; null: no record names it.' })
  async person(
    @Args('login', { type: () => String }) login: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<Person | null> {
    return (await this.list.all(org)).find(({ accounts }) => accounts.some((of) => of.login === login)) ?? null;
  }

  @Query(() => [PeopleDecision], { description: 'What people decided about accounts, the newest first.' })
  peopleDecisions(@Args('org', { ...optional, type: () => String }) org?: string): Promise<PeopleDecision[]> {
    return this.list.decisions(org);
  }

  @Query(() => PeopleEffect)
  previewPeopleDecisions(
    @Args('decisions', { type: () => [PeopleDecisionInput] }) decisions: PeopleDecisionInput[],
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('takeBack', {
      ...optional,
      type: () => [String],
      description: 'Accounts about which everything that was decided would be forgotten.',
    })
    takeBack?: string[],
  ): Promise<PeopleEffect> {
    return this.decider.preview(org, decisions, wallClock(), takeBack ?? []);
  }

  @Mutation(() => PeopleDecided, { description: 'All of them or, when one cannot be decided, none.' })
  decidePeople(
    @Args('decisions', { type: () => [PeopleDecisionInput] }) decisions: PeopleDecisionInput[],
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<PeopleDecided> {
    return this.decider.decide(org, decisions);
  }

  @Mutation(() => PeopleDecided, { description: 'Everything that was decided about one account.' })
  takeBackPeopleDecision(
    @Args('login', { type: () => String }) login: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<PeopleDecided> {
    return this.decider.takeBack(org, login);
  }
}
