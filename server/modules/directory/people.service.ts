import { Injectable } from '@nestjs/common';
import { belongingOf } from '../../domain/belonging';
import { accountFactsIn } from '../../store/account-facts';
import { accountsIn } from '../../store/accounts';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import { AccountCounts } from './account-counts';
import { looksOf } from './people-looks';
import type { PeopleDecision, Person, PersonConnection, PersonFilter } from './people.types';

/** Who is who, as it stands, with what people decided about it. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly counts: AccountCounts,
  ) {}

  /** @param after the login of the person before the first one wanted */
  async list(
    org: string | null | undefined,
    filter: PersonFilter,
    first: number,
    after?: string | null,
  ): Promise<PersonConnection> {
    const all = await this.all(org);
    const kept = all.filter((person) => fits(person, filter));
    const start = after ? kept.findIndex(({ login }) => before(after, login)) : 0;
    const nodes = start < 0 ? [] : kept.slice(start, start + first);
    return {
      total: kept.length,
      accounts: kept.reduce((sum, { accounts }) => sum + accounts.length, 0),
      looks: all.filter(({ looks }) => looks.length > 0).length,
      nodes,
      endCursor: nodes.at(-1)?.login ?? null,
      hasNextPage: start >= 0 && start + first < kept.length,
    };
  }

  /** Everybody, in order of the login that stands for each. */
  async all(org: string | null | undefined): Promise<Person[]> {
    const organization = await this.organizations.get(org);
    const { facts, identities } = await this.store.inOrganization(organization.id, (client) =>
      accountsIn(this.store, client, organization.id),
    );
    const counts = await this.counts.of(organization);
    const looks = looksOf(identities, facts);
    return identities
      .map((identity): Person => {
        const belonging = belongingOf(identity, facts.statements);
        return {
          login: identity.login,
          name: identity.accounts.flatMap(({ names }) => names)[0] ?? null,
          accounts: identity.accounts.map(({ login, ids, emails }) => ({ login, ids, emails, ...counts(login) })),
          joins: identity.joins,
          kind: identity.automation === 'none' ? 'human' : 'bot',
          automatedBecause: identity.automation === 'none' ? null : identity.automation,
          team: belonging.team?.value ?? null,
          teamFrom: belonging.team?.source ?? null,
          function: belonging.function?.value ?? null,
          functionFrom: belonging.function?.source ?? null,
          looks: looks.get(identity.login) ?? [],
          decided: identity.accounts.some(({ decided }) => decided),
        };
      })
      .sort((x, y) => (before(x.login, y.login) ? -1 : 1));
  }

  /** What people decided, the newest first. */
  async decisions(org: string | null | undefined): Promise<PeopleDecision[]> {
    const { id } = await this.organizations.get(org);
    const { decisions } = await this.store.inOrganization(id, accountFactsIn);
    return decisions
      .map(({ login, sameAs, type, team, function: role, decidedAt }) => ({
        login,
        sameAs: sameAs || null,
        kind: (type || null) as PeopleDecision['kind'],
        team: team || null,
        function: role || null,
        decidedAt,
      }))
      .sort((x, y) => y.decidedAt - x.decidedAt || (x.login < y.login ? -1 : 1));
  }
}

function fits({ login, name, accounts, team, kind, looks, decided }: Person, filter: PersonFilter): boolean {
  if (filter.kind && kind !== filter.kind) return false;
  if (filter.looks && looks.length === 0) return false;
  if (filter.decided && !decided) return false;
  const text = filter.text?.trim().toLowerCase();
  if (!text) return true;
  const words = [login, name ?? '', team ?? '', ...accounts.flatMap((account) => [account.login, ...account.emails])];
  return words.some((word) => word.toLowerCase().includes(text));
}

/** Logins in the order of the alphabet, without regard to case. */
function before(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x === y ? a < b : x < y;
}
