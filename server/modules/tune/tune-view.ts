import { Injectable } from '@nestjs/common';
import { Failure } from '../../platform/failure';
import type { Range, Scope } from '../../platform/scope.types';
import { FindingViews, type FindingColumns } from '../../store/finding-columns';
import { answered, OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { rangeOf } from '../../store/range';
import { agentsOf, scaleOf, rowsInRate, type AgentScale } from './agent-findings';

/** One organization with its findings, open for questions about rules. */
export interface TuneView {
  view: OrganizationView;
  columns: FindingColumns;
}

/** The findings of one agent that a rule can be tried on. */
export interface AgentView extends TuneView {
  agent: string;
  scale: AgentScale;
  range: Range;
  /** In the rate, of pull requests closed in the range. */
  rows: Int32Array;
}

/** Opens organizations for questions about rules. */
@Injectable()
export class TuneViews {
  constructor(
    private readonly views: OrganizationViews,
    private readonly findings: FindingViews,
  ) {}

  /** @param scope what will be selected, as `OrganizationViews.open` takes it */
  async open(name: string | null | undefined, scope?: Pick<Scope, 'tiers'>): Promise<TuneView> {
    const view = await this.views.open(name, scope);
    return { view, columns: await this.findings.of(view) };
  }

  /**
   * @param agent undefined = the one with most findings in the rate, the first of equals; null in the answer = no agent has a finding
   * @throws Failure bad_input for an agent without findings
   */
  async agent(
    name: string | null | undefined,
    scope: Scope,
    agent: string | undefined,
    wallClock: number,
  ): Promise<AgentView | { agent: null; range: Range }> {
    const { view, columns } = await this.open(name, scope);
    const range = rangeOf(view.organization, scope.range, firstOf(view, columns), wallClock);
    const agents = agentsOf(view, columns);
    if (agent !== undefined && !agents.includes(agent)) throw noFindings(agent, agents);
    let [chosen, most] = ['', -1];
    for (const each of agent === undefined ? agents : [agent]) {
      const { length } = rowsInRate(view, columns, each, scope, range);
      if (length > most) [chosen, most] = [each, length];
    }
    if (most < 0) return { agent: null, range };
    return {
      view,
      columns,
      agent: chosen,
      scale: scaleOf(view, columns, chosen),
      range,
      rows: rowsInRate(view, columns, chosen, scope, range),
    };
  }

  /** The same where an agent is named. */
  async named(name: string | null | undefined, scope: Scope, agent: string, wallClock: number): Promise<AgentView> {
    const found = await this.agent(name, scope, agent, wallClock);
    if (found.agent === null) throw noFindings(agent, []);
    return found;
  }
}

function noFindings(agent: string, agents: readonly string[]): Failure {
  const some = agents.length === 0 ? 'no agent has any' : `there are findings of: ${agents.join(', ')}`;
  return new Failure('bad_input', `There is no finding of "${agent}"; ${some}.`);
}

/** The first moment anything is known of: findings may be older than every pull request that is recorded. */
function firstOf(view: OrganizationView, { table }: FindingColumns): number {
  return answered(view, ['tune first'], () => {
    let earliest = Number.isNaN(view.first) ? Infinity : view.first;
    for (let row = 0; row < table.length; row++) if (table.posted[row] < earliest) earliest = table.posted[row];
    return earliest === Infinity ? NaN : earliest;
  });
}
