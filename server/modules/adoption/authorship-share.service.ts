import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { AGENTS } from '../../domain/agents/registry';
import { AUTHORSHIP, AUTHORSHIP_EVIDENCE } from '../../domain/authorship';
import { AUTHORSHIP_VERSION } from '../../domain/authorship-rules';
import { periodOf } from '../../domain/period';
import { countedBy } from '../../domain/pull-request-counts';
import { evidenceShares } from '../../platform/rate';
import type { Range, Scope } from '../../platform/scope.types';
import { Store } from '../../store/data-source';
import { OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { nowOf, periodColumnsOf, periodsOf, rangeOf } from '../../store/range';
import { selectionOf } from '../../store/selection';
import type { AuthorshipShare } from './authorship-share.types';
import { UNKNOWN } from './people-groups';

const UNMARKED = AUTHORSHIP.indexOf('unmarked');
/** Pull requests asked for in one go. */
const BATCH = 20_000;

/** Who wrote the changes, as far as marks tell. Source: measures.md 5. */
@Injectable()
export class AuthorshipShareService {
  constructor(
    private readonly views: OrganizationViews,
    private readonly store: Store,
  ) {}

  /** @throws Failure bad_input for a range, or something in the scope, that does not exist */
  async share(name: string | null | undefined, scope: Scope, wallClock: number): Promise<AuthorshipShare> {
    const view = await this.views.open(name, scope);
    const range = rangeOf(view.organization, scope.range, view.first, wallClock);
    const key = JSON.stringify(['authorship share', scope, range]);
    const known = view.answers.get(key) as AuthorshipShare | undefined;
    const answer = known ?? (await this.shareIn(view, scope, range, wallClock));
    view.answers.set(key, answer);
    return answer;
  }

  private async shareIn(
    view: OrganizationView,
    scope: Scope,
    range: Range,
    wallClock: number,
  ): Promise<AuthorshipShare> {
    const { flow, organization } = view;
    const { table } = flow;
    const periods = periodsOf(organization, range, 'week');
    const span = { from: range.from, to: range.to, now: nowOf(organization) };
    const items = countedBy(table, 'opened', -1, span, selectionOf(flow, scope));
    const counts = AUTHORSHIP.map(() => new Array<number>(periods.length).fill(0));
    for (const item of items) {
      const period = periodOf(periods, table.created[item]);
      if (period >= 0 && period < periods.length) counts[table.authorship[item]][period]++;
    }
    const marked = items.filter((item) => table.authorship[item] !== UNMARKED);
    const marks = await this.store.inOrganization(organization.id, (client) => marksOf(client, view, marked));
    const agents = new Map<string, number>();
    for (const { agent } of marks) agents.set(agent || UNKNOWN, (agents.get(agent || UNKNOWN) ?? 0) + 1);
    const own = organization.settings.agents?.own ?? [];
    const names = new Map([...own, ...AGENTS].map(({ key, name }) => [key, name]));
    return {
      range,
      periods: periodColumnsOf(organization, periods, 'week', wallClock),
      agentAuthored: counts[AUTHORSHIP.indexOf('agent_authored')],
      aiAssisted: counts[AUTHORSHIP.indexOf('ai_assisted')],
      unmarked: counts[UNMARKED],
      evidence: evidenceShares(
        AUTHORSHIP_EVIDENCE.filter((kind) => kind !== 'none'),
        marks.map(({ evidence }) => evidence),
      ),
      agents: [...agents]
        .map(([agent, pullRequests]) => ({ agent, name: names.get(agent) ?? agent, pullRequests }))
        .sort(
          (a, b) =>
            Number(a.agent === UNKNOWN) - Number(b.agent === UNKNOWN) ||
            a.name.localeCompare(b.name, 'en') ||
            (a.agent < b.agent ? -1 : 1),
        ),
      rulesVersion: AUTHORSHIP_VERSION,
    };
  }
}

interface Mark {
  agent: string;
  evidence: string;
}

/** What marks the pull requests, and as whose. */
async function marksOf(client: PoolClient, { flow }: OrganizationView, items: Int32Array): Promise<Mark[]> {
  const marks: Mark[] = [];
  for (let from = 0; from < items.length; from += BATCH) {
    const batch = items.subarray(from, from + BATCH);
    const { rows } = await client.query<Mark>(
      `SELECT agent, authorship_evidence AS evidence FROM unnest($1::text[], $2::int[]) AS asked (repo, number)
       JOIN pull_request_flow f ON f.repo = asked.repo COLLATE "C" AND f.number = asked.number`,
      [Array.from(batch, (item) => flow.repos[flow.table.repo[item]]), Array.from(batch, (item) => flow.number[item])],
    );
    for (const row of rows) marks.push(row);
  }
  return marks;
}
