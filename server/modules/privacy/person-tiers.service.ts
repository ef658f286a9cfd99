import { Injectable } from '@nestjs/common';
import { TIER_EVIDENCE, TIERS } from '../../domain/tier-rules';
import { Failure } from '../../platform/failure';
import { finite } from '../../platform/finite';
import type { Scope } from '../../platform/scope.types';
import { AdoptionViews, type AdoptionColumns } from '../../store/adoption-columns';
import { OrganizationViews } from '../../store/organization-view';
import { FUNCTIONS } from '../../store/people';
import { rangeOf } from '../../store/range';
import { withTeamsBelow } from '../../store/selection';
import type { PersonTier, PersonTierConnection } from './privacy.types';

const ABSENT = 255;
const MOST = 500;

/** Tiers person by person, in the order of their logins, where an organization allows it. */
@Injectable()
export class PersonTiers {
  constructor(
    private readonly views: OrganizationViews,
    private readonly adoption: AdoptionViews,
  ) {}

  /**
   * Tiers at the end of the scope's last week; of the scope only range, teams and functions are read.
   *
   * @throws Failure not_allowed while rows of single people are off
   */
  async list(
    org: string | null | undefined,
    scope: Scope,
    first = 50,
    after?: string | null,
  ): Promise<PersonTierConnection> {
    if (first < 1 || first > MOST)
      throw new Failure('bad_input', `"first" is ${first}; a page has from 1 to ${MOST} rows.`);
    const view = await this.views.open(org);
    const { organization, flow } = view;
    if (organization.settings.personRows !== true)
      throw new Failure(
        'not_allowed',
        `Rows of single people are off in the organization "${organization.name}": an admin turns them on under Privacy, or with "downstream privacy --person-rows on".`,
      );
    const columns = await this.adoption.of(view);
    const range = rangeOf(organization, scope.range, view.first, Date.now() / 1000);
    const week = columns.weekOf(Math.min(range.to, organization.dataHorizon) - 1);
    const teams = flow.people.teams.map(({ team }) => team);
    const wanted = scope.teams?.length ? new Set(withTeamsBelow(flow.people, scope.teams)) : undefined;
    const all = week < 0 ? [] : rowsAt(columns, week, teams);
    const kept = all.filter(
      ({ team, function: role }) =>
        (wanted === undefined || (team !== null && wanted.has(team))) &&
        (!scope.functions?.length || (role !== null && scope.functions.includes(role))),
    );
    const start = after ? kept.findIndex(({ login }) => login > after) : 0;
    const nodes = start < 0 ? [] : kept.slice(start, start + first);
    return {
      total: kept.length,
      nodes,
      endCursor: nodes.at(-1)?.login ?? null,
      hasNextPage: start >= 0 && start + first < kept.length,
    };
  }
}

function rowsAt(columns: AdoptionColumns, week: number, teams: readonly string[]): PersonTier[] {
  const tiers = columns.tiers();
  const { people } = columns.tables;
  return columns.logins
    .flatMap((login, person): PersonTier[] => {
      const at = person * tiers.weeks + week;
      if (tiers.tier[at] === ABSENT) return [];
      return [
        {
          login,
          team: people.team[person] < 0 ? null : teams[people.team[person]],
          function: people.function[person] === 255 ? null : FUNCTIONS[people.function[person]],
          tier: TIERS[tiers.tier[at]],
          atLeast: tiers.atLeast[at] === 1,
          evidence: TIER_EVIDENCE[tiers.evidence[at]],
          value: finite(tiers.value[at]),
        },
      ];
    })
    .sort((a, b) => (a.login < b.login ? -1 : 1));
}
