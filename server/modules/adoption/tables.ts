import { rounded, type Cell, type Table } from '../../platform/csv';
import { moment } from '../../platform/moment';
import type { Rate } from '../../platform/rate.types';
import type { TierCounts } from '../../platform/tier.types';
import type { Adoption } from './adoption.types';
import type { AuthorshipShare } from './authorship-share.types';
import type { Delegated } from './delegated.types';
import type { Mergeability } from './mergeability.types';
import type { Readiness } from './readiness.types';
import type { Retention } from './retention.types';

/** What each table holds, in one sentence. */
export const tableDefinitions = {
  adoption:
    'One row per group and the first for all together: people there at the end of the last week the range touches by their tier, at_least of the known ones those whose tier could be higher, delegated hours in the range and in the equal one before, and the share at casual or power of those whose tier is known with its 95 % interval; groups under 5 people stand in one row; empty = unknown.',
  'adoption-weeks':
    "One row per ISO week the range touches: people by tier at the week's end; running = not over at the end of the data.",
  'adoption-moves':
    "One row per pair of tiers: people by their tier at the end of the last week before the range and of the range's last; empty = not there.",
  'adoption-surfaces':
    'One row per function and surface: people who used it within the range, of those of the function who were there; functions under 5 people stand in one row; empty = unknown, or too few to tell.',
  'adoption-phases':
    "One row per adoption phase of GitHub, the newest told in the range, and tier at the last week's end; phases under 5 people stand in one row, and nothing of them is told where they are under 5 together.",
  'adoption-sources': 'One row per source: what it tells of, and its first day and the end of its last.',
  delegated:
    'One row per ISO week: hours of delegated runs, cut to the week and added up, and runs started in it; runs that a run started are in neither; empty = no source tells.',
  mergeability:
    'One row per group and the first for all together: delegated runs that ended in the range, how many of those with a decided outcome ended in a merged pull request, with the 95 % interval on counts divided by the design effect; enough = at least 10.',
  retention:
    'One row per tier, weeks and cohort, the first of each for all together: of the people who first reached the tier in the range, how many are at it or above so many weeks later, with the 95 % interval; empty = not old enough.',
  'authorship-share':
    'One row per ISO week: pull requests created in it by who wrote them; unmarked = nothing marks them, which does not say that a person wrote them alone.',
  'authorship-marks':
    'One row per kind of evidence, strongest first, and per agent: marked pull requests created in the range.',
  readiness:
    'One row per repository with pull requests merged in the range: of those the delegated ones, shares linked to an issue, linked to a deploy and with passed checks, each with the number it is of; instruction files, required checks, median hours to a revert, reverts and rollbacks that succeeded; empty = unknown.',
} as const;

const rateCells = ({ value, low, high, numerator, n, enough }: Rate): Cell[] => [
  numerator, n, rounded(value), rounded(low), rounded(high), String(enough),
]; // prettier-ignore
const rateColumns = (name: string): string[] => [name, 'n', 'share', 'low', 'high', 'enough'];
const tierCells = (of: TierCounts): Cell[] => [of.none, of.ambient, of.casual, of.power, of.unknown, of.atLeast];

export function adoptionTable({ total, groups }: Adoption): Table {
  return {
    columns: ['key', 'people', 'none', 'ambient', 'casual', 'power', 'unknown', 'at_least', 'delegated_hours', 'delegated_hours_previous', ...rateColumns('used_agents')],
    rows: [{ ...total, key: '(all)' }, ...groups].map((of): Cell[] => [
        of.merged ? `(${of.label})` : of.key, of.counts.people, ...tierCells(of.counts), rounded(of.delegatedHours), rounded(of.delegatedHoursPrevious), ...rateCells(of.usedAgents),
      ]),
  }; // prettier-ignore
}

export function weekTable({ weeks }: Adoption): Table {
  return {
    columns: ['week', 'none', 'ambient', 'casual', 'power', 'unknown', 'at_least', 'running'],
    rows: weeks.periods.label.map((label, week) => [
      label, weeks.none[week], weeks.ambient[week], weeks.casual[week], weeks.power[week], weeks.unknown[week], weeks.atLeast[week],
      String(weeks.periods.running[week]),
    ]),
  }; // prettier-ignore
}

export const moveTable = ({ moves }: Adoption): Table => ({
  columns: ['from', 'to', 'people'],
  rows: moves.map(({ from, to, people }) => [from, to, people]),
  left: [1],
});

export const surfaceTable = ({ surfaces }: Adoption): Table => ({
  columns: ['function', 'surface', 'people', 'n', 'share'],
  rows: surfaces.map((of) => [of.function === '' ? '(functions under 5 people)' : of.function, of.surface, of.people, of.hidden ? null : of.n, rounded(of.share)]),
  left: [1],
}); // prettier-ignore

export const phaseTable = ({ phases }: Adoption): Table => ({
  columns: ['phase', 'tier', 'people'],
  rows: phases.map(({ phase, tier, people }) => [phase === '' ? '(phases under 5 people)' : phase, tier, people]),
  left: [1],
});

export const sourceTable = ({ sources }: Adoption): Table => ({
  columns: ['kind', 'tool', 'from', 'to'],
  rows: sources.map(({ kind, tool, from, to }) => [kind, tool, moment(from), moment(to)]),
  left: [1, 2, 3],
});

export const delegatedTable = ({ periods, hours, runs }: Delegated): Table => ({
  columns: ['week', 'hours', 'runs', 'running'],
  rows: periods.label.map((label, week) => [label, rounded(hours[week]), runs[week], String(periods.running[week])]),
});

export function mergeabilityTable({ total, groups }: Mergeability): Table {
  return {
    columns: ['key', 'runs', 'pull_requests', ...rateColumns('merged'), 'deff', 'deff_assumed'],
    rows: [{ ...total, key: '(all)' }, ...groups].map((of) => [
      of.key, of.runs, of.pullRequests, ...rateCells(of.merged), rounded(of.deff), String(of.deffAssumed),
    ]),
  }; // prettier-ignore
}

export function retentionTable(retentions: Retention[]): Table {
  const none: Cell[] = [null, null, null, null, null, null];
  return {
    columns: ['tier', 'weeks_after', 'first_week', 'last_week', 'people', ...rateColumns('kept')],
    rows: retentions.flatMap(({ tier, weeks, kept, people, cohorts }): Cell[][] => [
      [tier, weeks, '(all)', '(all)', people, ...rateCells(kept)],
      ...cohorts.map((cohort): Cell[] => {
        const rate = weeks === 4 ? cohort.after4 : cohort.after12;
        return [tier, weeks, cohort.start, cohort.end, cohort.people, ...(rate ? rateCells(rate) : none)];
      }),
    ]),
    left: [2, 3],
  };
}

export const authorshipTable = ({ periods, agentAuthored, aiAssisted, unmarked }: AuthorshipShare): Table => ({
  columns: ['week', 'agent_authored', 'ai_assisted', 'unmarked', 'running'],
  rows: periods.label.map((label, week) => [
    label, agentAuthored[week], aiAssisted[week], unmarked[week], String(periods.running[week]),
  ]),
}); // prettier-ignore

export const markTable = ({ evidence, agents }: AuthorshipShare): Table => ({
  columns: ['kind', 'key', 'pull_requests'],
  rows: [
    ...evidence.map((of): Cell[] => ['evidence', of.evidence, of.count]),
    ...agents.map((of): Cell[] => ['agent', of.agent, of.pullRequests]),
  ],
  left: [1],
});

export const readinessTable = ({ repositories }: Readiness): Table => ({
  columns: [
    'repo', 'merged', 'delegated', 'instructions', ...rateColumns('linked_to_issue').map(of('issue')), 'linked_unknown', ...rateColumns('deployed').map(of('deploy')),
    'required_checks', ...rateColumns('green_at_merge').map(of('checks')), 'revert_lead_hours', 'revert_n', ...rateColumns('rolled_back').map(of('rollback')),
  ],
  rows: repositories.map((row) => [
    row.repo, row.pullRequests, row.delegatedPullRequests, row.instructions === null ? null : row.instructions.join(' '), ...rateCells(row.linkedToIssue),
    row.linkedUnknown, ...rateCells(row.deployed), row.requiredChecks, ...rateCells(row.greenAtMerge), rounded(row.revertLeadHours), row.revertN, ...rateCells(row.rollbacks),
  ]),
  left: [3],
}); // prettier-ignore

/** Names the columns after the first by what they belong to. */
function of(what: string): (column: string, place: number) => string {
  return (column, place) => (place === 0 ? column : `${what}_${column}`);
}
