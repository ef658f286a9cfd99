import { CAUSES } from '../../domain/waiting';
import { aligned } from '../../platform/printed-table';
import { rangeLine } from '../../platform/range-line';
import type { Waiting } from './waiting.types';

/** The answer for a terminal. */
export function printedWaiting(of: Waiting): string {
  const { range, stage, total, weekly, periods, n, estimatedShare, calendars, unassigned, longest } = of;
  const lines = [`${rangeLine(range)}, elapsed clock, ${stage}`, ''];
  if (of.unknown) return [...lines, `Unknown: ${of.reason}`].join('\n') + '\n';
  const hours = (value: number): string => Math.round(value).toLocaleString('en-US');
  const share = (value: number): string => (total.total > 0 ? `${((100 * value) / total.total).toFixed(1)} %` : '-');
  lines.push(
    ...aligned([['cause', 'hours', 'share'], ...CAUSES.map((cause) => [cause, hours(total[cause]), share(total[cause])]), ['total', hours(total.total), '']]),
    '',
    `${n} visits; ${estimatedShare === null ? 'no hours' : `${(100 * estimatedShare).toFixed(1)} % of the hours rest on estimates`}.`,
    // Deploys wait for trains, not for people.
    ...(calendars.stated + calendars.learnt + calendars.organization > 0
      ? [`Calendars: ${calendars.stated} people by their time zone, ${calendars.learnt} learnt, ${calendars.organization} by the organization's hours.`]
      : []),
    ...(unassigned > 0 ? [`${unassigned} waits nobody took up: told by the organization's calendar alone.`] : []),
    '',
    ...aligned([
      ['week', ...CAUSES, 'n'],
      ...periods.label.map((label, p) => [label + (periods.running[p] ? ' (running)' : ''), ...CAUSES.map((cause) => hours(weekly[cause][p])), String(weekly.n[p])]),
    ]),
    '',
    'Longest:',
    ...aligned(longest.map((item) => [`${item.repo}#${item.number}`, `${hours(item.hours)} h`, item.cause, item.open ? 'open' : ''])),
  ); // prettier-ignore
  return lines.join('\n') + '\n';
}
