import { Injectable } from '@nestjs/common';
import { FINDING_EVIDENCE } from '../../domain/finding';
import type { FindingTable } from '../../domain/finding-table';
import { countedBy } from '../../domain/pull-request-counts';
import { flagBit } from '../../domain/stage';
import { finite } from '../../platform/finite';
import { rateOf } from '../../platform/rate';
import type { EvidenceShare, Rate } from '../../platform/rate.types';
import type { Range, Scope } from '../../platform/scope.types';
import { FindingViews, type FindingColumns } from '../../store/finding-columns';
import { answered, OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { nowOf, periodColumnsOf, periodsOf, previousOf } from '../../store/range';
import { findingRange, spanOf } from './finding-range';
import { groupsByPeriod, groupsIn, wholeGroup } from './finding-groups';
import { inRate, NOTHING, outcomesOf, type Span } from './finding-rows';
import { findingSelectionOf, type FindingSelection } from '../../store/finding-selection';
import type { HitRate, HitRateBy, HitRateGroup, OutcomeSeries } from './hit-rate.types';
import { shrunkGroups } from './shrunk-groups';
import { toldGroup } from './told-group';

export interface HitRateQuestion {
  by?: HitRateBy | null;
  agent?: string | null;
  series?: OutcomeSeries | null;
}

/** How exactly the wall clock decides which period is over. */
const HOUR = 3600;
const FROM_GIT = flagBit('from_git');

/** Whether what review agents say is worth reading. Source: measures.md 4. */
@Injectable()
export class HitRateService {
  constructor(
    private readonly views: OrganizationViews,
    private readonly findings: FindingViews,
  ) {}

  /** @throws Failure bad_input for a range, or something in the scope, that does not exist */
  async hitRate(
    name: string | null | undefined,
    scope: Scope,
    asked: HitRateQuestion,
    wallClock: number,
  ): Promise<HitRate> {
    const view = await this.views.open(name, scope);
    const columns = await this.findings.of(view);
    const range = findingRange(view, columns, scope.range, wallClock);
    const question = { by: asked.by ?? 'agent', agent: asked.agent ?? '', series: asked.series ?? 'strict' } as const;
    const hour = Math.floor(wallClock / HOUR) * HOUR;
    return answered(view, ['hit rate', scope, question, range, hour], () =>
      hitRateIn(view, columns, scope, question, range, hour),
    );
  }
}

function hitRateIn(
  view: OrganizationView,
  columns: FindingColumns,
  scope: Scope,
  { by, agent, series }: Required<{ [key in keyof HitRateQuestion]: NonNullable<HitRateQuestion[key]> }>,
  range: Range,
  hour: number,
): HitRate {
  const { table } = columns;
  const { organization } = view;
  const selection = findingSelectionOf(view, columns, scope, agent);
  const span = spanOf(view, range);
  const of = (kind: OutcomeSeries, when: Span): HitRateGroup =>
    toldGroup(columns, wholeGroup(columns, selection, when, outcomesOf(table, kind)), outcomesOf(table, kind));
  const outcomes = outcomesOf(table, series);
  const whole = wholeGroup(columns, selection, span, outcomes);
  const previousRange = previousOf(range);
  let running: boolean[] | null = null;
  let groups: HitRateGroup[];
  if (by === 'week' || by === 'month') {
    const periods = periodsOf(organization, range, by);
    const told = periodColumnsOf(organization, periods, by, hour);
    running = told.running;
    groups = groupsByPeriod(columns, selection, periods, told.label, span.to, outcomes).map((group) =>
      toldGroup(columns, group, outcomes),
    );
  } else {
    const one = agent !== '' || columns.agents.length === 1;
    groups = groupsIn(view, columns, whole, by, one).map((group) => toldGroup(columns, group, outcomes));
  }
  const strict = wholeGroup(columns, selection, span, table.outcome).rows.filter((row) => inRate(table.outcome[row]));
  const vendorTells = whole.rows.some((row) => table.vendor[row] !== NOTHING);
  return {
    range,
    previousRange,
    series,
    by,
    agents: [...columns.agents].sort(),
    unknown: table.length === 0 && columns.reviews.length === 0,
    total: toldGroup(columns, whole, outcomes),
    previous: of(series, { from: previousRange.from, to: Math.min(previousRange.to, span.to) }),
    groups: shrunkGroups(groups),
    running,
    evidence: evidenceOf(table, strict),
    coverage: coverageOf(view, columns, selection, span),
    suppressed: whole.reviews.reduce((sum, row) => sum + columns.reviews.suppressed[row], 0),
    lenient: of('lenient', span),
    vendor: vendorTells ? of('vendor', span) : null,
    filesKnown: filesKnownOf(table, strict),
  };
}

function evidenceOf({ evidence }: FindingTable, rows: Int32Array): EvidenceShare[] {
  const counts = new Float64Array(FINDING_EVIDENCE.length);
  for (const row of rows) counts[evidence[row]]++;
  return FINDING_EVIDENCE.map((word, code) => ({
    evidence: word,
    count: counts[code],
    share: finite(counts[code] / rows.length),
  }));
}

/** Of how many findings the changed lines of later commits could be looked at. */
const filesKnownOf = ({ filesKnown }: FindingTable, rows: Int32Array): Rate =>
  rateOf(
    rows.reduce((sum, row) => sum + filesKnown[row], 0),
    rows.length,
  );

/** Pull requests merged in the span of which an agent finished a review before; what a clone alone tells of is left out, for it tells of no reviews. */
function coverageOf(
  { flow, organization }: OrganizationView,
  { reviews }: FindingColumns,
  selection: FindingSelection,
  span: Span,
): Rate {
  const reviewed = new Uint8Array(flow.table.length);
  for (let row = 0; row < reviews.length; row++)
    if (selection.reviews[row] === 1 && reviews.completed[row] === 1 && reviews.item[row] >= 0)
      reviewed[reviews.item[row]] = 1;
  const merged = countedBy(flow.table, 'merged', -1, { ...span, now: nowOf(organization) }, selection.items).filter(
    (item) => (flow.table.flags[item] & FROM_GIT) === 0,
  );
  return rateOf(
    merged.reduce((sum, item) => sum + reviewed[item], 0),
    merged.length,
  );
}
