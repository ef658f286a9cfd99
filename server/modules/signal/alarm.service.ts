import { Injectable } from '@nestjs/common';
import type { Scope } from '../../platform/scope.types';
import { Store } from '../../store/data-source';
import { FindingViews, type FindingColumns } from '../../store/finding-columns';
import { OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { periodColumnsOf, periodsOf } from '../../store/range';
import { findingRange, spanOf } from './finding-range';
import { agentWatch, type SavedFloor } from './agent-watch';
import { closedRows, inRate } from './finding-rows';
import { findingSelectionOf } from '../../store/finding-selection';
import { toldMuteRisk } from './told-mute-risk';
import type { MuteRisk, SignalAlarm } from './signal.types';

/** Whether agents find less and less interest. Source: measures.md 4. */
@Injectable()
export class AlarmService {
  constructor(
    private readonly views: OrganizationViews,
    private readonly findings: FindingViews,
    private readonly store: Store,
  ) {}

  /**
   * The drop alarm of every agent, in alphabetical order, as it stood at the end of the range; what is watched begins long before the range.
   *
   * @throws Failure bad_input for a range, or something in the scope, that does not exist
   */
  async alarms(name: string | null | undefined, scope: Scope, wallClock: number): Promise<SignalAlarm[]> {
    const { view, columns, range } = await this.opened(name, scope, wallClock);
    const floors = await this.savedFloors(view);
    return [...columns.agents].sort().map((agent) =>
      agentWatch(view, columns, {
        agent,
        selection: findingSelectionOf(view, columns, scope, agent),
        range,
        to: spanOf(view, range).to,
        saved: floors.get(agent),
      }),
    );
  }

  /** The trend in the share of findings people react to, of every agent, over the whole weeks of the range. */
  async muteRisk(name: string | null | undefined, scope: Scope, wallClock: number): Promise<MuteRisk[]> {
    const { view, columns, range } = await this.opened(name, scope, wallClock);
    const periods = periodsOf(view.organization, range, 'week');
    const { label, running } = periodColumnsOf(view.organization, periods, 'week', wallClock);
    // A week that the range cuts is none of its weeks.
    const whole = (week: number): boolean => periods.edges[week + 1] - periods.edges[week] > 6.5 * 86400;
    const weekly = label.flatMap((_, week) => (running[week] || !whole(week) ? [] : [week]));
    const over = weekly.map((week) => label[week]);
    return [...columns.agents].sort().map((agent) => {
      const { table } = columns;
      const selection = findingSelectionOf(view, columns, scope, agent);
      const weeks = weekly.map((week) => {
        const span = { from: periods.edges[week], to: periods.edges[week + 1] };
        return closedRows(table, selection.findings, span, table.outcome).filter((row) => inRate(table.outcome[row]));
      });
      return toldMuteRisk(
        agent,
        over,
        weeks.map((rows) => rows.reduce((sum, row) => sum + table.reacted[row], 0)),
        weeks.map((rows) => rows.length),
      );
    });
  }

  private async opened(name: string | null | undefined, scope: Scope, wallClock: number) {
    const view = await this.views.open(name, scope);
    const columns: FindingColumns = await this.findings.of(view);
    return { view, columns, range: findingRange(view, columns, scope.range, wallClock) };
  }

  /**
   * Per agent the target of the policy in force that was saved last, and from when on it holds; only policies of everything an agent posts, in the
   * whole organization: the alarm watches all of it, and the target of a part says nothing of the whole.
   */
  private async savedFloors(view: OrganizationView): Promise<Map<string, SavedFloor>> {
    const { rows } = await this.store.inOrganization(view.organization.id, (client) =>
      client.query<SavedFloor & { agent: string }>(
        `SELECT DISTINCT ON (agent) agent, target AS floor, extract(epoch FROM coalesce(started_at, saved_at))::float8 AS "from"
         FROM threshold_policy WHERE ended_at IS NULL AND jsonb_strip_nulls(rule - 'maxRank') = '{}'
           AND coalesce(promise->'scope', '{}') - 'range' - 'clock' = '{}' ORDER BY agent, saved_at DESC, id DESC`,
      ),
    );
    return new Map(rows.map(({ agent, floor, from }) => [agent, { floor, from }]));
  }
}
