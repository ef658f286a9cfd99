import { aligned } from '../../platform/printed-table';
import { rangeLine } from '../../platform/range-line';
import type { Rate } from '../../platform/rate.types';
import type { TierCounts } from '../../platform/tier.types';
import type { Adoption } from './adoption.types';

const WORDS = ['none', 'ambient', 'casual', 'power', 'unknown', 'atLeast'] as const;

/** A share with its interval; too few to tell: the words, not the figure. */
export const shareText = ({ value, low, high, numerator, n, enough }: Rate): string =>
  n === 0 || value === null
    ? '-'
    : enough
      ? `${(100 * value).toFixed(0)} % [${(100 * (low ?? NaN)).toFixed(0)}, ${(100 * (high ?? NaN)).toFixed(0)}] (${numerator} of ${n})`
      : `not enough data (n ${n})`;

/** Hours with one decimal; "-" = unknown. */
export const hoursText = (hours: number | null): string => (hours === null ? '-' : hours.toFixed(1));

const tierCells = (of: TierCounts): string[] => WORDS.map((word) => `${of[word]}`);

/** Adoption for a terminal. */
export function adoptionText(of: Adoption): string {
  const { range, counts, previous, groups, by, hidden, sources, weeks, notNarrowedBy } = of;
  const lines = [rangeLine(range), ''];
  if (of.tooFew) return [...lines, 'Under 5 people: nothing is told of them.', ''].join('\n');
  if (of.unknown)
    lines.push(
      'Nothing tells of any use of agents: import usage or runs (downstream import), connect a vendor, or have agents send telemetry.',
      '',
    );
  const last = weeks.periods.label.length - 1;
  const using = (one: TierCounts): string =>
    one.people === 0
      ? 'nobody there'
      : `${one.atLeast > 0 ? 'at least ' : ''}${one.casual + one.power} of ${one.people} people at casual or power, ${one.power} at power`;
  if (last >= 0)
    lines.push(
      `At the end of ${weeks.periods.label[last]}${of.running ? ' (not over yet)' : ''}: ${using(counts)}; before the range: ${using(previous)}.`,
      `At least: ${counts.atLeast} of them could be higher, a source does not cover the days. Unknown: ${counts.unknown}, nothing tells of them.`,
      '',
    );
  const head = [
    by,
    'people',
    'none',
    'ambient',
    'casual',
    'power',
    'unknown',
    'at least',
    'casual or power',
    'hours',
    'before',
  ];
  const rows = groups.map((group) => [
    group.merged ? `(${group.label})` : group.key,
    `${group.counts.people}`,
    ...tierCells(group.counts),
    `${group.counts.atLeast > 0 && group.usedAgents.enough ? 'at least ' : ''}${shareText(group.usedAgents)}`,
    hoursText(group.delegatedHours),
    hoursText(group.delegatedHoursPrevious),
  ]);
  if (groups.length > 0) lines.push(...aligned([head, ...rows]), '');
  if (hidden > 0) lines.push(`${hidden} people are in groups too small to show.`, '');
  const day = (at: number): string =>
    new Intl.DateTimeFormat('en-CA', { timeZone: range.timeZone, dateStyle: 'short' }).format(at * 1000);
  for (const { kind, tool, from, to } of sources)
    lines.push(`${kind}${tool === '' ? '' : ` of ${tool}`}: ${day(from)} to ${day(to - 1)}`);
  if (sources.length > 0) lines.push('');
  if (notNarrowedBy.length > 0) lines.push(`People are not narrowed by ${notNarrowedBy.join(', ')}.`, '');
  return [
    ...lines,
    `Tiers by version ${of.rules.version} of the cut-offs, over the last ${of.rules.windowDays} days of each week. Hours: delegated runs in the range, and in the equal one before.`,
    'Under 10 people there is not enough data for a share; groups under 5 people are put together. "-" = unknown.',
    '',
  ].join('\n');
}
