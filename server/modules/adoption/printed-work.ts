import { aligned } from '../../platform/printed-table';
import { rangeLine } from '../../platform/range-line';
import type { Range } from '../../platform/scope.types';
import type { AuthorshipShare } from './authorship-share.types';
import type { Delegated } from './delegated.types';
import type { Mergeability } from './mergeability.types';
import { hoursText, shareText } from './printed';
import type { Readiness } from './readiness.types';
import type { Retention } from './retention.types';

const count = (of: number | null): string => (of === null ? '-' : `${of}`);
const week = (label: string, running: boolean): string => (running ? `${label} (running)` : label);
/** Runs are minutes as often as hours. */
const lengthText = (hours: number | null): string =>
  hours === null ? '-' : hours < 2 ? `${Math.round(hours * 60)} min` : `${hours.toFixed(1)} h`;
const TOO_FEW = 'Under 5 people: nothing is told of them.';

/** Delegated work for a terminal. */
export function delegatedText(of: Delegated): string {
  const { periods, concentration } = of;
  if (of.tooFew) return [rangeLine(of.range), '', TOO_FEW, ''].join('\n');
  const rows = periods.label.map((label, place) => [
    week(label, periods.running[place]),
    hoursText(of.hours[place]),
    count(of.runs[place]),
  ]);
  const length = of.enough
    ? `median ${lengthText(of.medianHours)}, p90 ${lengthText(of.p90Hours)} (n ${of.n})`
    : `not enough data (n ${of.n})`;
  return [
    rangeLine(of.range),
    '',
    ...aligned([['week', 'hours', 'runs'], ...rows]),
    '',
    `Delegated: ${hoursText(of.totalHours)} h in ${count(of.totalRuns)} runs of ${of.people} people; before that, over a range of equal length: ${hoursText(of.totalHoursPrevious)} h.`,
    `Length of a run: ${length}; longest ${lengthText(of.longestRunHours)}. Without a known end: ${of.withoutEnd}.`,
    `Most runs at once of one person: ${count(of.mostAtOnce)}; per person median ${count(of.atOnceMedian)}, p90 ${count(of.atOnceP90)} (${of.atOnce.map(({ runs, people }) => `${people} with ${runs}`).join(', ') || 'none'}).`,
    `Runs started by runs: ${count(of.subAgentRuns)}. Compactions: ${count(of.compactions)}. Hours worked with an agent oneself: ${hoursText(of.interactiveHours)}.`,
    concentration.share === null
      ? `Concentration: not enough data (${concentration.people} people with delegated hours).`
      : `Concentration: the ${concentration.top} of ${concentration.people} people with the most have ${(100 * concentration.share).toFixed(0)} % of the hours.`,
    '',
    'Hours are of runs, cut to the week and added up: two runs at once for an hour are two hours. Runs that a run started are in no hours. "-" = unknown.',
    '',
  ].join('\n');
}

/** Mergeability for a terminal. */
export function mergeabilityText(of: Mergeability): string {
  if (of.tooFew) return [rangeLine(of.range), '', TOO_FEW, ''].join('\n');
  const rows = [{ ...of.total, label: '(all)' }, ...of.groups].map((group) => [
    group.label, shareText(group.merged), `${group.runs}`, `${group.pullRequests}`,
    group.merged.n === 0 ? '-' : `${group.deff.toFixed(1)}${group.deffAssumed ? '*' : ''}`,
  ]); // prettier-ignore
  return [
    rangeLine(of.range),
    '',
    ...aligned([[of.by, 'merged', 'runs', 'PRs', 'deff'], ...rows]),
    '',
    `Not decided: ${of.open} whose pull request is open, ${of.withoutPullRequest} that name none, ${of.unknown} whose pull request is not recorded.`,
    '',
    'Merged = runs that ended in a merged pull request / runs with a decided outcome, with the 95 % interval on counts divided by deff, because runs of',
    'one pull request hang together; * = assumed, there are too few pull requests, or all are alike. Under 10 runs there is not enough data.',
    '',
  ].join('\n');
}

/** Retention for a terminal. */
export function retentionText(range: Range, retentions: Retention[]): string {
  const rows = retentions.map((of) => [
    of.tier, `${of.weeks}`, `${of.people}`, shareText(of.kept), `${of.tooYoung}`, `${of.unknown}`, `${of.leftOut}`,
  ]); // prettier-ignore
  return [
    rangeLine(range),
    '',
    ...aligned([['tier', 'weeks', 'first there', 'kept', 'too young', 'unknown', 'left out'], ...rows]),
    '',
    'Of the people who first reached the tier in the range, how many are at it or above so many weeks later. Left out: at the tier in the range, but no',
    'source tells of the days before. Unknown: no source tells of the later days, or they left. Under 10 people there is not enough data.',
    '',
  ].join('\n');
}

/** Authorship for a terminal. */
export function authorshipText(of: AuthorshipShare): string {
  const { periods } = of;
  const rows = periods.label.map((label, place) => [
    week(label, periods.running[place]), `${of.agentAuthored[place]}`, `${of.aiAssisted[place]}`, `${of.unmarked[place]}`,
  ]); // prettier-ignore
  const rests = of.evidence.filter((one) => one.count > 0).map((one) => `${one.evidence} ${one.count}`);
  const agents = of.agents.map(({ name, pullRequests }) => `${name} ${pullRequests}`);
  return [
    rangeLine(of.range),
    '',
    ...aligned([['week', 'agent authored', 'AI assisted', 'unmarked'], ...rows]),
    '',
    `Marks rest on: ${rests.join(', ') || 'none found'}. Agents: ${agents.join(', ') || 'none'}. Rules of version ${of.rulesVersion}.`,
    'Pull requests by the week they were created in. Unmarked: nothing marks them, which does not say that a person wrote them alone.',
    '',
  ].join('\n');
}

/** Readiness for a terminal. */
export function readinessText({ range, repositories }: Readiness): string {
  const rows = repositories.map((of) => [
    of.repo, `${of.pullRequests}`, `${of.delegatedPullRequests}`, of.instructions === null ? '-' : of.instructions.length === 0 ? 'none' : of.instructions.join(' '),
    shareText(of.linkedToIssue), shareText(of.deployed), count(of.requiredChecks), shareText(of.greenAtMerge),
    of.revertLeadHours === null ? '-' : `${of.revertLeadHours.toFixed(1)} h (n ${of.revertN})`, shareText(of.rollbacks),
  ]); // prettier-ignore
  const head = ['repository', 'merged', 'delegated', 'instructions', 'linked to an issue', 'deployed', 'required checks', 'green at merge', 'revert after', 'reverts and rollbacks done']; // prettier-ignore
  return [
    rangeLine(range),
    '',
    ...(rows.length === 0 ? ['No pull request was merged in the range.'] : aligned([head, ...rows], [3])),
    '',
    'Shares are of pull requests merged in the range, of which it is known. "-" = unknown. Under 10 there is not enough data.',
    '',
  ].join('\n');
}
