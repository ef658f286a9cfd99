import { Injectable } from '@nestjs/common';
import { FINDING_OUTCOMES } from '../../domain/finding';
import { reviewAgentsOf } from '../../domain/review-agents';
import { rateOf } from '../../platform/rate';
import type { Scope } from '../../platform/scope.types';
import { Store } from '../../store/data-source';
import { FindingViews, type FindingColumns } from '../../store/finding-columns';
import { OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { findingRange, spanOf } from './finding-range';
import { closedRows, pendingRows, type Span } from './finding-rows';
import { findingSelectionOf } from '../../store/finding-selection';
import type { ParserHealth, UnparsedText } from './signal.types';

const SAMPLES = 10;
const UNPARSED = FINDING_OUTCOMES.indexOf('unparsed');

/** How well the agents' files read what the agents write: formats drift. */
@Injectable()
export class ParserService {
  constructor(
    private readonly views: OrganizationViews,
    private readonly findings: FindingViews,
    private readonly store: Store,
  ) {}

  /** Every agent, in alphabetical order. @throws Failure bad_input for something in the scope that does not exist */
  async health(name: string | null | undefined, scope: Scope, wallClock: number): Promise<ParserHealth[]> {
    const view = await this.views.open(name, scope);
    const columns = await this.findings.of(view);
    const span = spanOf(view, findingRange(view, columns, scope.range, wallClock));
    const { byKey } = reviewAgentsOf(view.organization.settings.agents);
    const { table, reviews } = columns;
    const told: ParserHealth[] = [];
    for (const agent of [...columns.agents].sort()) {
      const selection = findingSelectionOf(view, columns, scope, agent);
      const sums = { texts: 0, findings: 0, clean: 0, other: 0, unparsed: 0 };
      for (let row = 0; row < reviews.length; row++) {
        if (selection.reviews[row] === 0 || !isIn(reviews.first[row], reviews.closed[row], span)) continue;
        sums.findings += reviews.findings[row];
        sums.clean += reviews.clean[row];
        sums.other += reviews.other[row];
        sums.unparsed += reviews.unparsed[row];
        sums.texts += reviews.findings[row] + reviews.other[row] + reviews.unparsed[row];
      }
      const rows = [
        ...closedRows(table, selection.findings, span, table.outcome),
        ...pendingRows(table, selection.findings, span.to, table.outcome),
      ];
      const known = byKey.get(agent);
      told.push({
        agent,
        name: known?.name ?? agent,
        version: known?.version ?? 0,
        own: known?.own ?? false,
        ...sums,
        unparsedShare: rateOf(sums.unparsed, sums.findings + sums.unparsed),
        severityUnknown: rows.filter((row) => table.outcome[row] !== UNPARSED && isUntold(columns, row)).length,
        samples: sums.unparsed === 0 ? [] : await this.samples(view, agent, scope.repos, span),
      });
    }
    return told;
  }

  private async samples(
    view: OrganizationView,
    agent: string,
    repos: readonly string[] | undefined,
    span: Span,
  ): Promise<UnparsedText[]> {
    const { rows } = await this.store.inOrganization(view.organization.id, (client) =>
      client.query<UnparsedText>(
        `SELECT r.repo, r.number, s.value->>'place' AS place, s.value->>'id' AS id, s.value->>'text' AS text
         FROM agent_review r CROSS JOIN LATERAL jsonb_array_elements(r.samples) AS s
         WHERE r.agent = $1 AND r.unparsed > 0 AND r.first_at < $3 AND (r.closed_at = 'NaN' OR r.closed_at >= $2)
           AND ($4::text[] IS NULL OR r.repo = ANY ($4))
         ORDER BY r.last_at DESC, r.repo, r.number LIMIT ${SAMPLES}`,
        [agent, span.from, span.to, repos?.length ? repos : null],
      ),
    );
    return rows;
  }
}

const isUntold = ({ table, severities }: FindingColumns, row: number): boolean =>
  severities[table.severity[row]] === '';

/** Closed in the span, or begun before its end and still open then. */
const isIn = (first: number, closed: number, { from, to }: Span): boolean =>
  closed < to ? closed >= from : first < to;
