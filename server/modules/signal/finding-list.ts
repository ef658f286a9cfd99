import { FINDING_EVIDENCE, FINDING_OUTCOMES } from '../../domain/finding';
import { Failure } from '../../platform/failure';
import type { Range, Scope } from '../../platform/scope.types';
import type { FindingColumns } from '../../store/finding-columns';
import type { OrganizationView } from '../../store/organization-view';
import { periodColumnsOf, periodsOf } from '../../store/range';
import { inGroup, UNKNOWN, wholeGroup } from './finding-groups';
import { inRate, outcomesOf, PENDING, UNTHREADED, type Span } from './finding-rows';
import { findingSelectionOf } from '../../store/finding-selection';
import type { FindingFilter } from './finding.types';
import { spanOf } from './finding-range';
import type { OutcomeSeries } from './hit-rate.types';

/**
 * The findings a filter selects, as rows of the table, newest first: exactly as many as the number said. `text` is not looked at.
 *
 * @throws Failure bad_input for words, groups and periods that do not exist
 */
export function findingList(
  view: OrganizationView,
  columns: FindingColumns,
  scope: Scope,
  filter: FindingFilter,
  series: OutcomeSeries,
  range: Range,
  wallClock: number,
): Int32Array {
  const { table } = columns;
  const selection = findingSelectionOf(view, columns, scope, filter.agent);
  const outcomes = outcomesOf(table, series);
  const span = periodsAsked(view, filter, range, wallClock);
  const whole = wholeGroup(columns, selection, span, outcomes);
  const tests = testsOf(view, columns, filter);
  const outcome = filter.outcome ? FINDING_OUTCOMES.indexOf(filter.outcome) : -1;
  const kept = (row: number, code: number): boolean =>
    // What nobody can answer is counted apart, so it is listed apart.
    (outcome < 0 ? code !== UNTHREADED : code === outcome) &&
    (filter.inRate === undefined || filter.inRate === null || inRate(code) === filter.inRate) &&
    tests.every((test) => test(row));
  const rows = [
    ...whole.rows.filter((row) => kept(row, outcomes[row])),
    ...whole.pending.filter((row) => kept(row, PENDING)),
  ];
  return Int32Array.from(rows).sort((a, b) => table.posted[b] - table.posted[a] || b - a);
}

function testsOf(view: OrganizationView, columns: FindingColumns, filter: FindingFilter): ((row: number) => boolean)[] {
  const { table, severities, categories } = columns;
  const { severity, category, evidence, group, groupKey } = filter;
  const tests: ((row: number) => boolean)[] = [];
  const given = (word: string | null | undefined): word is string => word !== undefined && word !== null && word !== '';
  const told = (word: string): string => (word === '' ? UNKNOWN : word);
  if (given(severity)) tests.push((row) => told(severities[table.severity[row]]) === severity);
  if (given(category)) tests.push((row) => told(categories[table.category[row]]) === category);
  if (given(evidence)) {
    const code = FINDING_EVIDENCE.findIndex((word) => word === evidence);
    if (code < 0)
      throw new Failure('bad_input', `"${evidence}" is no evidence; there are: ${FINDING_EVIDENCE.join(', ')}.`);
    tests.push((row) => table.evidence[row] === code);
  }
  if (given(groupKey) !== given(group))
    throw new Failure('bad_input', `A group is named by both "group" and "groupKey", and only "${given(group) ? 'group' : 'groupKey'}" was given: give both.`); // prettier-ignore
  if (given(group) && group !== 'week' && group !== 'month' && given(groupKey))
    tests.push(inGroup(view, columns, group, groupKey));
  return tests;
}

/** The span of the range, narrowed to the week or month asked for. */
function periodsAsked(view: OrganizationView, filter: FindingFilter, range: Range, wallClock: number): Span {
  const { week, group, groupKey } = filter;
  let span = spanOf(view, range);
  const asked = [
    ...(week ? [{ by: 'week' as const, key: week }] : []),
    ...((group === 'week' || group === 'month') && groupKey ? [{ by: group, key: groupKey }] : []),
  ];
  for (const { by, key } of asked) {
    const periods = periodsOf(view.organization, range, by);
    const place = periodColumnsOf(view.organization, periods, by, wallClock).label.indexOf(key);
    if (place < 0)
      throw new Failure('bad_input', `"${key}" is no ${by} of this range: write it as ${by === 'week' ? '2026-W40' : '2026-10'}, within the range.`); // prettier-ignore
    span = {
      from: Math.max(span.from, periods.edges[place]),
      to: Math.min(span.to, periods.edges[place + 1]),
    };
  }
  return span;
}
