import { Injectable } from '@nestjs/common';
import { AUTHORSHIP } from '../../domain/authorship';
import { countedBy } from '../../domain/pull-request-counts';
import { percentiles } from '../../domain/statistics/percentile';
import { finite } from '../../platform/finite';
import { rateOf } from '../../platform/rate';
import type { Range, Scope } from '../../platform/scope.types';
import { AdoptionViews, type AdoptionColumns } from '../../store/adoption-columns';
import { Store } from '../../store/data-source';
import { OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { nowOf, rangeOf } from '../../store/range';
import { selectionOf } from '../../store/selection';
import { mergedFacts, revertsWithin, statedRepositories, type MergedFacts, type Revert, type StatedRepository } from './readiness-facts'; // prettier-ignore
import type { Readiness, RepositoryReadiness } from './readiness.types';

const AGENT_AUTHORED = AUTHORSHIP.indexOf('agent_authored');
/** The first deploy recorded of a service closes only pull requests merged so long before it. Source: measures.md 3. */
const BEFORE_FIRST_DEPLOY = 14 * 86400;

/** What repositories offer to delegated work: state, artifacts, checks, rollback. Source: measures.md 5. */
@Injectable()
export class ReadinessService {
  constructor(
    private readonly views: OrganizationViews,
    private readonly adoptions: AdoptionViews,
    private readonly store: Store,
  ) {}

  /** @throws Failure bad_input for a range, or something in the scope, that does not exist */
  async readiness(name: string | null | undefined, scope: Scope, wallClock: number): Promise<Readiness> {
    const view = await this.views.open(name, scope);
    const range = rangeOf(view.organization, scope.range, view.first, wallClock);
    const key = JSON.stringify(['readiness', scope, range]);
    const known = view.answers.get(key) as Readiness | undefined;
    const answer = known ?? (await this.readinessIn(view, scope, range));
    view.answers.set(key, answer);
    return answer;
  }

  private async readinessIn(view: OrganizationView, scope: Scope, range: Range): Promise<Readiness> {
    const { flow, organization } = view;
    const { table } = flow;
    const selected = selectionOf(flow, scope);
    const span = { from: range.from, to: Math.min(range.to, nowOf(organization)) };
    const items = countedBy(table, 'merged', -1, { ...range, now: nowOf(organization) }, selected);
    const { facts, stated, reverts } = await this.store.inOrganization(organization.id, async (client) => ({
      facts: await mergedFacts(client, view, items),
      stated: await statedRepositories(client),
      reverts: await revertsWithin(client, span),
    }));
    const delegated = delegatedItems(await this.adoptions.of(view), table.length);
    const first = firstDeploys(view);
    const parts = new Map<string, { item: number; facts: MergedFacts }[]>();
    items.forEach((item, place) => {
      const repo = flow.repos[table.repo[item]];
      const part = parts.get(repo);
      const entry = { item, facts: facts[place] };
      if (part) part.push(entry);
      else parts.set(repo, [entry]);
    });
    const inScope = selected ? keysOf(view, selected) : undefined;
    const ofRepo = (repo: string): Revert[] =>
      reverts.filter((revert) => revert.repo === repo && (!inScope || inScope.has(`${revert.repo}#${revert.number}`)));
    return {
      range,
      repositories: [...parts]
        .sort(([a], [b]) => a.localeCompare(b, 'en') || (a < b ? -1 : 1))
        .map(([repo, merged]) => ({
          ...sharesOf(view, merged, delegated, first),
          ...rollbackOf(view, repo, ofRepo(repo), span),
          ...statementOf(repo, stated.get(repo)),
        })),
    };
  }
}

/** Written by an agent, or named by a delegated run. */
function delegatedItems({ tables: { runs } }: AdoptionColumns, length: number): Uint8Array {
  const items = new Uint8Array(length);
  for (let row = 0; row < runs.length; row++)
    if (runs.delegated[row] === 1 && runs.item[row] >= 0) items[runs.item[row]] = 1;
  return items;
}

/** When the first deploy of each service finished, by its number; NaN = none is recorded. */
function firstDeploys({ flow, deploys }: OrganizationView): Float64Array {
  const first = new Float64Array(flow.services.length).fill(NaN);
  // In order of finishing.
  for (const { service, finishedAt } of deploys.rows) {
    const number = flow.services.indexOf(service);
    if (number >= 0 && Number.isNaN(first[number])) first[number] = finishedAt;
  }
  return first;
}

function keysOf({ flow }: OrganizationView, selected: Uint8Array): Set<string> {
  const keys = new Set<string>();
  selected.forEach((one, item) => {
    if (one === 1) keys.add(`${flow.repos[flow.table.repo[item]]}#${flow.number[item]}`);
  });
  return keys;
}

type Shares =
  'pullRequests' | 'delegatedPullRequests' | 'linkedToIssue' | 'linkedUnknown' | 'deployed' | 'greenAtMerge';

function sharesOf(
  { flow: { table } }: OrganizationView,
  merged: { item: number; facts: MergedFacts }[],
  delegated: Uint8Array,
  first: Float64Array,
): Pick<RepositoryReadiness, Shares> {
  const count = (wanted: (one: { item: number; facts: MergedFacts }) => boolean): number =>
    merged.filter(wanted).length;
  const deployable = merged.filter(({ item }) => table.end[item] >= first[table.service[item]] - BEFORE_FIRST_DEPLOY);
  return {
    pullRequests: merged.length,
    delegatedPullRequests: count(({ item }) => delegated[item] === 1 || table.authorship[item] === AGENT_AUTHORED),
    linkedToIssue: rateOf(
      count(({ facts }) => facts.linked === true),
      count(({ facts }) => facts.linked !== undefined),
    ),
    linkedUnknown: count(({ facts }) => facts.linked === undefined),
    deployed: rateOf(deployable.filter(({ item }) => table.deploy[item] >= 0).length, deployable.length),
    greenAtMerge: rateOf(
      count(({ facts }) => facts.green === true),
      count(({ facts }) => facts.green !== undefined),
    ),
  };
}

function rollbackOf(
  { deploys }: OrganizationView,
  repo: string,
  reverts: Revert[],
  { from, to }: { from: number; to: number },
): Pick<RepositoryReadiness, 'revertLeadHours' | 'revertN' | 'rollbacks'> {
  const hours = reverts.flatMap((revert) => revert.hours ?? []);
  const rolled = deploys.rows.filter(
    (row) => row.repo === repo && row.rollsBack !== '' && row.finishedAt >= from && row.finishedAt < to,
  );
  const succeeded = rolled.filter(({ status }) => status === 'success').length;
  return {
    revertLeadHours: finite(percentiles(Float64Array.from(hours), [0.5])[0]),
    revertN: hours.length,
    rollbacks: rateOf(reverts.filter(({ merged }) => merged).length + succeeded, reverts.length + rolled.length),
  };
}

function statementOf(
  repo: string,
  stated: StatedRepository | undefined,
): Pick<RepositoryReadiness, 'repo' | 'instructions' | 'requiredChecks'> {
  return { repo, instructions: stated?.instructions ?? null, requiredChecks: stated?.requiredChecks ?? null };
}
