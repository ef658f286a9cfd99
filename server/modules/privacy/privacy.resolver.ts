import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Scope } from '../../platform/scope.types';
import { ErasureService } from './erasure.service';
import { OwnRows } from './own-row.service';
import { PersonKeys } from './person-keys.service';
import { PersonTiers } from './person-tiers.service';
import { PrivacyService } from './privacy.service';
import { Erasure, ErasurePreview, OwnRow, PersonKeyMade, PersonTierConnection, Privacy } from './privacy.types';

const optional = { nullable: true } as const;
const org = { ...optional, type: () => String };

/** What protects people: whether rows of them are shown, how long data are kept, keys to the own row, deleting a person. */
@Resolver()
export class PrivacyResolver {
  constructor(
    private readonly settings: PrivacyService,
    private readonly erasure: ErasureService,
    private readonly keys: PersonKeys,
    private readonly ownRows: OwnRows,
    private readonly tiers: PersonTiers,
  ) {}

  @Query(() => Privacy)
  privacy(@Args('org', org) name?: string): Promise<Privacy> {
    return this.settings.of(name);
  }

  @Query(() => ErasurePreview)
  erasurePreview(@Args('login', { type: () => String }) login: string, @Args('org', org) name?: string) {
    return this.erasure.preview(name, login);
  }

  @Query(() => OwnRow, { description: 'Of the person whom the key was made for, and of nobody else.' })
  ownRow(@Args('key', { type: () => String }) key: string): Promise<OwnRow> {
    return this.ownRows.of(key);
  }

  @Query(() => PersonTierConnection, { description: 'Refused (`not_allowed`) while rows of single people are off.' })
  personTiers(
    @Args('org', org) name?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
    @Args('first', { ...optional, type: () => Int }) first?: number,
    @Args('after', { ...optional, type: () => String }) after?: string,
  ): Promise<PersonTierConnection> {
    return this.tiers.list(name, scope ?? {}, first, after);
  }

  @Mutation(() => Privacy)
  setPersonRows(@Args('on', { type: () => Boolean }) on: boolean, @Args('org', org) name?: string): Promise<Privacy> {
    return this.settings.setPersonRows(name, on);
  }

  @Mutation(() => Privacy, {
    description: 'What is older is removed at once and every day from now on; null keeps it for ever.',
  })
  setRetention(
    @Args('source', { type: () => String }) source: string,
    @Args('days', { ...optional, type: () => Int }) days?: number,
    @Args('org', org) name?: string,
  ): Promise<Privacy> {
    return this.settings.setRetention(name, source, days ?? null);
  }

  @Mutation(() => Erasure, { description: 'Cannot be taken back.' })
  erasePerson(@Args('login', { type: () => String }) login: string, @Args('org', org) name?: string): Promise<Erasure> {
    return this.erasure.erase(name, login);
  }

  @Mutation(() => PersonKeyMade)
  makePersonKey(
    @Args('login', { type: () => String }) login: string,
    @Args('days', { ...optional, type: () => Int, description: 'It is valid for; default 30, at most 366.' })
    days?: number,
    @Args('org', org) name?: string,
  ): Promise<PersonKeyMade> {
    return this.keys.make(name, login, days ?? 30);
  }

  @Mutation(() => Privacy)
  async revokePersonKey(@Args('id', { type: () => ID }) id: string, @Args('org', org) name?: string): Promise<Privacy> {
    await this.keys.revoke(name, id);
    return this.settings.of(name);
  }
}
