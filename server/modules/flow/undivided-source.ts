import type { FlowTable } from '../../domain/flow-table';
import type { Periods } from '../../domain/period';
import { countedBy } from '../../domain/pull-request-counts';
import { flagBit, WRITE } from '../../domain/stage';
import type { StageSource } from './flow.service';
import type { StageFlow, StageSeries } from './flow.types';
import { answered, type OrganizationView } from '../../store/organization-view';
import type { Scope } from '../../platform/scope.types';

const FROM_GIT = flagBit('from_git');

/** How many of the selected pull requests a clone alone tells of, and how many others there are. */
interface Knowledge {
  fromGit: number;
  others: number;
  /** The others. */
  divided: Uint8Array | undefined;
}

/**
 * What write, pickup, review or merge is read from: of what is selected, all that is not known from a clone alone. Where nothing else is selected,
 * pickup, review and merge are unknown (undefined), and write stands undivided.
 */
export function dividedSource(
  view: OrganizationView,
  stage: number,
  selected: Uint8Array | undefined,
  scope: Scope,
): StageSource | undefined {
  const { table } = view.flow;
  const { fromGit, others, divided } = answered(view, ['from git', { ...scope, range: '', clock: '' }], () =>
    knowledgeOf(view, selected),
  );
  if (fromGit === 0) return { table, stage, selected };
  if (others > 0) return { table, stage, selected: divided };
  return stage === WRITE ? { table, stage, selected, undivided: true } : undefined;
}

function knowledgeOf({ flow: { table } }: OrganizationView, selected: Uint8Array | undefined): Knowledge {
  let fromGit = 0;
  let others = 0;
  for (let item = 0; item < table.length; item++) {
    if (selected && selected[item] === 0) continue;
    if (table.flags[item] & FROM_GIT) fromGit++;
    else others++;
  }
  if (fromGit === 0 || others === 0) return { fromGit, others, divided: undefined };
  const divided = new Uint8Array(table.length);
  for (let item = 0; item < table.length; item++)
    if ((!selected || selected[item] === 1) && !(table.flags[item] & FROM_GIT)) divided[item] = 1;
  return { fromGit, others, divided };
}

/** What a write that stands undivided does not tell: all that what was not merged yet would count in. */
export function undividedStage(departures: number): Partial<StageFlow> {
  const none = null;
  return {
    undivided: true, arrivals: none, departures, abandoned: none, wip: none, averageWip: none, stageHours: none, growth: none, drainDays: none, drains: none,
    ageP50: none, ageP85: none, ageOldest: none,
  }; // prettier-ignore
}

/** The same by period, with what left it. */
export function undividedSeries(departures: number[]): Partial<StageSeries> {
  const none = new Array<null>(departures.length).fill(null);
  // Of those that were begun nobody knows how many there are, so there is no share of them either.
  const agentAuthoredShare = none;
  return { arrivals: none, departures, abandoned: none, wip: none, averageWip: none, stageHours: none, agentAuthoredShare }; // prettier-ignore
}

/** Merges per period: what leaves an undivided write, also where its beginning is hidden so that its time is not known. */
export function mergesOf(table: FlowTable, periods: Periods, now: number, selected: Uint8Array | undefined): number[] {
  return Array.from(
    { length: periods.length },
    (_, p) =>
      countedBy(table, 'merged', -1, { from: periods.edges[p], to: periods.edges[p + 1], now }, selected).length,
  );
}
