import { Injectable } from '@nestjs/common';
import { concentrationOf } from '../../domain/concentration';
import { delegatedCover } from '../../domain/delegated-cover';
import type { DelegatedScope } from '../../domain/delegated-rows';
import { delegatedWorkOf } from '../../domain/delegated-work';
import { ENOUGH } from '../../domain/flow';
import { interactiveHoursOf } from '../../domain/interactive-hours';
import type { Periods } from '../../domain/period';
import { runsAtOnceOf } from '../../domain/runs-at-once';
import { SMALLEST_GROUP } from '../../domain/small-groups';
import { percentiles } from '../../domain/statistics/percentile';
import { finite } from '../../platform/finite';
import type { Scope } from '../../platform/scope.types';
import { AdoptionViews, type AdoptionColumns } from '../../store/adoption-columns';
import { answered, OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { periodColumnsOf, periodsOf } from '../../store/range';
import { adoptionScopeOf, delegatedScopeOf, type AdoptionScope } from './adoption-scope';
import type { Delegated } from './delegated.types';

/** How exactly the wall clock decides which period is over. */
const HOUR = 3600;

/** Work that people give to agents and let run. Source: measures.md 5. */
@Injectable()
export class DelegatedService {
  constructor(
    private readonly views: OrganizationViews,
    private readonly adoptions: AdoptionViews,
  ) {}

  /** @throws Failure bad_input for a range, or something in the scope, that does not exist */
  async delegated(name: string | null | undefined, scope: Scope, wallClock: number): Promise<Delegated> {
    const view = await this.views.open(name);
    const columns = await this.adoptions.of(view);
    const hour = Math.floor(wallClock / HOUR) * HOUR;
    return answered(view, ['delegated', scope, hour], () =>
      delegatedIn(view, columns, adoptionScopeOf(view, columns, scope, hour), hour),
    );
  }
}

function delegatedIn(view: OrganizationView, columns: AdoptionColumns, asked: AdoptionScope, hour: number): Delegated {
  const { organization } = view;
  const { range, previousRange } = asked;
  const { tables } = columns;
  const periods = periodsOf(organization, range, 'week');
  const whole = delegatedScopeOf(view, columns, asked, range);
  const found = workIn(columns, whole, periods);
  const delegating = found.work.delegates.reduce((sum, one) => sum + one, 0);
  // Of a repository, a service or a kind of change: whoever delegated there is the group.
  const tooFew = asked.tooFew || (asked.runs !== undefined && delegating > 0 && delegating < SMALLEST_GROUP);
  const scope = tooFew ? { ...whole, people: new Uint8Array(tables.people.length) } : whole;
  const { work, covered, runsCovered } = tooFew ? workIn(columns, scope, periods) : found;
  const before = delegatedScopeOf(view, columns, tooFew ? { ...asked, people: scope.people } : asked, previousRange);
  const told = !tooFew && covered.some((one) => one === 1);
  const known = (value: number): number | null => (told ? finite(value) : null);
  const atOnce = runsAtOnceOf(tables, scope)
    .filter((most) => most > 0)
    .sort();
  const [atOnceMedian, atOnceP90] = percentiles(atOnce.slice(), [0.5, 0.9]);
  const [medianHours, p90Hours] = percentiles(work.lengths.slice(), [0.5, 0.9]);
  const n = work.lengths.length;
  return {
    range,
    periods: periodColumnsOf(organization, periods, 'week', hour),
    hours: Array.from(work.hours, (hours, period) => (told && covered[period] === 1 ? hours : null)),
    runs: Array.from(work.started, (runs, period) => (told && runsCovered[period] === 1 ? runs : null)),
    totalHours: known(work.total),
    totalHoursPrevious: tooFew ? null : totalIn(columns, before),
    totalRuns: runsCovered.some((one) => one === 1) ? known(work.runs) : null,
    longestRunHours: known(work.longest),
    mostAtOnce: atOnce.length === 0 ? null : atOnce[atOnce.length - 1],
    atOnceMedian: finite(atOnceMedian),
    atOnceP90: finite(atOnceP90),
    atOnce: counted(atOnce),
    subAgentRuns: tables.runs.parent.some((parent) => parent !== -1) ? known(work.subAgentRuns) : null,
    compactions: known(work.compactions),
    medianHours: finite(medianHours),
    p90Hours: finite(p90Hours),
    n,
    enough: n >= ENOUGH,
    withoutEnd: work.withoutEnd,
    interactiveHours: tooFew ? null : finite(interactiveHoursOf(tables, scope)),
    people: work.delegates.reduce((sum, one) => sum + one, 0),
    concentration: concentrationTold(work.ofPerson),
    tooFew,
  };
}

/** Work of a scope, of which periods anything tells its hours, and of which the number of its runs. */
function workIn(columns: AdoptionColumns, scope: DelegatedScope, periods: Periods) {
  const { dayOf } = columns;
  const spans = Array.from({ length: periods.length }, (_, period) => [
    dayOf(periods.edges[period]),
    dayOf(periods.edges[period + 1] - 0.001),
  ]).flat();
  return {
    work: delegatedWorkOf(columns.tables, scope, periods),
    covered: delegatedCover(columns.tables, columns.tools, scope.usage, spans),
    runsCovered: delegatedCover(columns.tables, columns.tools, scope.usage, spans, 'runs'),
  };
}

/** null = nothing tells of any. */
function totalIn(columns: AdoptionColumns, scope: DelegatedScope): number | null {
  if (!(scope.from < scope.to)) return null;
  const { work, covered } = workIn(columns, scope, { length: 1, edges: Float64Array.of(scope.from, scope.to) });
  return covered[0] === 1 ? work.total : null;
}

function counted(most: Float64Array): Delegated['atOnce'] {
  const counts = new Map<number, number>();
  for (const runs of most) counts.set(runs, (counts.get(runs) ?? 0) + 1);
  return [...counts].map(([runs, people]) => ({ runs, people }));
}

function concentrationTold(ofPerson: Float64Array): Delegated['concentration'] {
  const { share, people, top } = concentrationOf(ofPerson);
  return { share: finite(share), people, top };
}
