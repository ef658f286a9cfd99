import { Injectable } from '@nestjs/common';
import { countedBy, type Measure } from '../../domain/pull-request-counts';
import { Failure } from '../../platform/failure';
import { finite } from '../../platform/finite';
import { OrganizationViews } from '../../store/organization-view';
import type { Incident, IncidentConnection } from './incident.types';
import type { Page } from '../../platform/page';
import { nowOf, rangeOf } from '../../store/range';
import type { Scope } from '../../platform/scope.types';
import { incidentSelectionOf } from '../../store/selection';

const PAGE = 50;
const LARGEST_PAGE = 1000;

/** The incidents behind the numbers of operate. */
@Injectable()
export class IncidentService {
  constructor(private readonly views: OrganizationViews) {}

  /**
   * One page, newest first. `arrivals` opened in the range, `departures` resolved in it, `wip` open at its end, else open at some time in it.
   *
   * @throws Failure bad_input for a measure incidents do not have, or a cursor of another list
   */
  async list(
    name: string | null | undefined,
    scope: Scope,
    measure: Measure,
    page: Page,
    wallClock: number,
  ): Promise<IncidentConnection> {
    if (!['all', 'arrivals', 'departures', 'wip'].includes(measure))
      throw new Failure('bad_input', `Incidents have no "${measure}": ask for all, arrivals, departures or wip.`);
    const view = await this.views.open(name);
    const range = rangeOf(view.organization, scope.range, view.first, wallClock);
    const span = { from: range.from, to: range.to, now: nowOf(view.organization) };
    const selected = incidentSelectionOf(view.flow, view.incidents, scope);
    const { rows, table } = view.incidents;
    const items = selected === null ? new Int32Array(0) : countedBy(table, measure, 0, span, selected).reverse();
    const first = Math.min(LARGEST_PAGE, Math.max(1, page.first ?? PAGE));
    const start = page.after ? items.findIndex((item) => rows[item].id === page.after) + 1 : 0;
    if (page.after && start === 0)
      throw new Failure('bad_input', `"${page.after}" is not in this list: ask without "after" first.`);
    const shown = [...items.subarray(start, start + first)];
    const nodes = shown.map((item): Incident => {
      const row = rows[item];
      return {
        id: row.id,
        title: row.title === '' ? null : row.title,
        service: row.service === '' ? null : row.service,
        severity: row.severity === '' ? null : row.severity,
        openedAt: row.openedAt,
        acknowledgedAt: finite(row.acknowledgedAt),
        resolvedAt: finite(row.resolvedAt),
        hours: finite((row.resolvedAt - row.openedAt) / 3600),
        url: /^https?:\/\//.test(row.url) ? row.url : null,
        causedBy: row.causedBy === '' ? null : row.causedBy,
        evidence: row.evidence ?? null,
      };
    });
    return {
      total: items.length,
      nodes,
      endCursor: nodes.length === 0 ? null : nodes[nodes.length - 1].id,
      hasNextPage: start + nodes.length < items.length,
    };
  }
}
