import { AUTHORSHIP } from '../../domain/authorship';
import type { Periods } from '../../domain/period';
import { SIZE_BUCKETS } from '../../domain/size-bucket';
import type { FindingColumns } from '../../store/finding-columns';
import type { OrganizationView } from '../../store/organization-view';
import type { FindingSelection } from '../../store/finding-selection';
import { closedReviews, closedRows, pendingRows, type Span } from './finding-rows';
import type { HitRateBy } from './hit-rate.types';

/** Not told, or not known. */
export const UNKNOWN = 'unknown';
/** A team of fewer people says too much about each of them: it goes with the unknown ones. */
const LEAST_PEOPLE = 5;

/** Findings that are counted together, as rows of the table. */
export interface FindingGroup {
  key: string;
  /** Set when they are of one agent. */
  agent: string | null;
  /** On pull requests closed in the span. */
  rows: Int32Array;
  /** Waiting at its end. */
  pending: Int32Array;
  /** Of pull requests closed in the span; of the agent, where there is one. */
  reviews: Int32Array;
}

/** Where a finding or review belongs; groups are numbered as `named` tells them. */
interface Dimension {
  ofFinding(row: number): number;
  /** undefined = reviews have no such thing, so all of the group's agent count. */
  ofReview?(row: number): number;
  named(group: number): { key: string; agent: string | null; order: (string | number)[] };
}

/** All of a selection in a span. */
export function wholeGroup(
  columns: FindingColumns,
  selection: FindingSelection,
  span: Span,
  outcomes: Uint8Array,
): FindingGroup {
  const { table } = columns;
  return {
    key: 'all',
    agent: null,
    rows: closedRows(table, selection.findings, span, outcomes),
    pending: pendingRows(table, selection.findings, span.to, outcomes),
    reviews: closedReviews(columns, selection.reviews, span),
  };
}

/**
 * The groups of a whole, in alphabetical order, severities by rank and sizes by size; `unknown` last.
 *
 * @param one all are of one agent, so that words need not name it
 */
export function groupsIn(
  view: OrganizationView,
  columns: FindingColumns,
  whole: FindingGroup,
  by: Exclude<HitRateBy, 'week' | 'month'>,
  one: boolean,
): FindingGroup[] {
  const dimension = dimensionOf(view, columns, by, one);
  const parts = new Map<number, { rows: number[]; pending: number[]; reviews: number[] }>();
  const partOf = (group: number) => {
    const known = parts.get(group);
    if (known) return known;
    const made = { rows: [], pending: [], reviews: [] };
    parts.set(group, made);
    return made;
  };
  for (const row of whole.rows) partOf(dimension.ofFinding(row)).rows.push(row);
  for (const row of whole.pending) partOf(dimension.ofFinding(row)).pending.push(row);
  if (dimension.ofReview) for (const row of whole.reviews) partOf(dimension.ofReview(row)).reviews.push(row);
  return [...parts]
    .map(([group, part]) => ({ ...dimension.named(group), part }))
    .sort((a, b) => compared(a.order, b.order))
    .map(({ key, agent, part }) => ({
      key,
      agent,
      rows: Int32Array.from(part.rows),
      pending: Int32Array.from(part.pending),
      reviews: dimension.ofReview
        ? Int32Array.from(part.reviews)
        : whole.reviews.filter((row) => columns.agents[columns.reviews.agent[row]] === agent),
    }));
}

/** A group per period, with what waits at the end of each. @param now nothing is known beyond */
export function groupsByPeriod(
  columns: FindingColumns,
  selection: FindingSelection,
  periods: Periods,
  labels: readonly string[],
  now: number,
  outcomes: Uint8Array,
): FindingGroup[] {
  return labels.map((key, period) => {
    const span = { from: periods.edges[period], to: Math.min(periods.edges[period + 1], now) };
    return { ...wholeGroup(columns, selection, span, outcomes), key };
  });
}

/** Which findings a group of `hitRate` holds, by its key; with several agents a severity's key may name the agent or not. */
export function inGroup(
  view: OrganizationView,
  columns: FindingColumns,
  by: Exclude<HitRateBy, 'week' | 'month'>,
  key: string,
): (row: number) => boolean {
  const [named, bare] = [false, true].map((one) => dimensionOf(view, columns, by, one));
  const known = new Map<number, boolean>();
  return (row) => {
    const group = named.ofFinding(row);
    const found = known.get(group) ?? (named.named(group).key === key || bare.named(group).key === key);
    known.set(group, found);
    return found;
  };
}

/** Words of different agents are different words: packed behind the agent. */
const WORDS = 65536;

function dimensionOf(
  { flow }: OrganizationView,
  columns: FindingColumns,
  by: Exclude<HitRateBy, 'week' | 'month'>,
  one: boolean,
): Dimension {
  const { table, reviews, agents } = columns;
  const plain = (word: string): string => (word === '' ? UNKNOWN : word);
  const last = (word: string): number => (word === UNKNOWN ? 1 : 0);
  const ofAgent = (word: string, agent: string): string => (one ? plain(word) : `${agent}: ${plain(word)}`);
  /** By something of the pull request. */
  const byItem = (of: (item: number) => number, words: readonly string[], inOrder: boolean): Dimension => ({
    ofFinding: (row) => (table.item[row] < 0 ? -1 : of(table.item[row])),
    ofReview: (row) => (reviews.item[row] < 0 ? -1 : of(reviews.item[row])),
    named: (group) => {
      const key = words[group] ?? UNKNOWN;
      return { key, agent: null, order: inOrder ? [last(key), group] : [last(key), key] };
    },
  });
  switch (by) {
    case 'agent':
      return {
        ofFinding: (row) => table.agent[row],
        ofReview: (row) => reviews.agent[row],
        named: (group) => ({ key: agents[group], agent: agents[group], order: [agents[group]] }),
      };
    case 'severity': {
      const ranks = new Map<number, number>();
      const groupOf = (row: number): number => table.agent[row] * WORDS + table.severity[row];
      for (let row = 0; row < table.length; row++) {
        // Not told comes last.
        const rank = table.rank[row] === 0 ? Infinity : table.rank[row];
        ranks.set(groupOf(row), Math.min(ranks.get(groupOf(row)) ?? Infinity, rank));
      }
      return {
        ofFinding: groupOf,
        named: (group) => {
          const agent = agents[Math.floor(group / WORDS)];
          const word = columns.severities[group % WORDS];
          return { key: ofAgent(word, agent), agent, order: [agent, last(plain(word)), ranks.get(group) ?? Infinity, word] }; // prettier-ignore
        },
      };
    }
    case 'category':
      return {
        ofFinding: (row) => table.agent[row] * WORDS + table.category[row],
        named: (group) => {
          const agent = agents[Math.floor(group / WORDS)];
          const word = columns.categories[group % WORDS];
          return { key: ofAgent(word, agent), agent, order: [agent, last(plain(word)), word] };
        },
      };
    case 'repo':
      return {
        ofFinding: (row) => table.repo[row],
        ofReview: (row) => reviews.repo[row],
        named: (group) => ({ key: columns.repos[group], agent: null, order: [columns.repos[group]] }),
      };
    case 'team': {
      const { teams } = flow.people;
      // A team of whose members nothing is known (its repositories alone are) may be of any size.
      const shown = teams.map(({ members }) => members === 0 || members >= LEAST_PEOPLE);
      return byItem(
        (item) => (flow.table.team[item] >= 0 && shown[flow.table.team[item]] ? flow.table.team[item] : -1),
        teams.map(({ team }) => team),
        false,
      );
    }
    case 'size': {
      const unknown = SIZE_BUCKETS.indexOf('unknown');
      return byItem((item) => (flow.table.size[item] === unknown ? -1 : flow.table.size[item]), SIZE_BUCKETS, true);
    }
    case 'authorship':
      return byItem((item) => flow.table.authorship[item], AUTHORSHIP, true);
  }
}

function compared(a: (string | number)[], b: (string | number)[]): number {
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i], b[i]];
    if (x === y) continue;
    return typeof x === 'string' && typeof y === 'string'
      ? x.localeCompare(y, 'en') || (x < y ? -1 : 1)
      : x < y
        ? -1
        : 1;
  }
  return 0;
}
