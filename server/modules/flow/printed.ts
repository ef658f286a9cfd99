import { aligned } from '../../platform/printed-table';
import { rangeLine } from '../../platform/range-line';
import type { Bottleneck } from './bottleneck.types';
import type { DurationSummary } from '../../platform/duration-summary.types';
import type { Flow } from './flow.types';

/** Answers for a terminal. */
export const printed = { flow, bottleneck };

function flow({ range, clock, stages, series, periods, pullRequests: of, leadTime, cycleTime }: Flow): string {
  const lines = [`${rangeLine(range)}, ${clock} clock`, ''];
  lines.push(
    ...aligned([
      ['stage', 'arrivals', 'departures', 'abandoned', 'WIP', 'stage hours', 'p50', 'p85', 'p95', 'n'],
      ...stages.map(
        (row) =>
        row.unknown
          ? [row.stage, 'unknown']
          : [
              row.stage, count(row.arrivals), count(row.departures), count(row.abandoned), count(row.wip), count(row.stageHours),
              ...[row.p50, row.p85, row.p95].map((hours) => (row.enough ? duration(hours) : 'not enough data')), `${row.n}${row.estimated ? ' (estimated)' : ''}`,
            ], // prettier-ignore
      ),
    ]),
    '',
    `Pull requests: ${known(of.opened)} opened, ${of.merged} merged (${known(of.unreviewed)} unreviewed), ${known(of.abandoned)} abandoned, ${known(of.open)} open, ${of.irregular} irregular.`,
    ...(of.fromGit > 0
      ? [
          `${of.fromGit} of ${of.total} known from a git clone alone: when they were ready and who reviewed them is unknown. Connect GitHub to learn it.`,
          ...(stages[0].undivided
            ? ['Write reaches from the first commit to the merge in one; what is not merged is not known.']
            : []),
        ]
      : []),
    `Lead time for changes ${stages.some((row) => row.stage === 'deploy' && row.unknown) ? 'unknown (no deploys recorded)' : summary(leadTime)}; cycle time ${of.fromGit === of.total && of.total > 0 ? 'unknown (nothing tells when they were ready)' : summary(cycleTime)}.`,
    '',
    'Time in stage, p50 by period of leaving:',
  );
  lines.push(
    ...aligned([
      ['period', ...series.map((row) => row.stage)],
      ...periods.label.map((label, p) => [
        label + (periods.running[p] ? ' (running)' : ''),
        ...series.map((row) => (row.unknown ? 'unknown' : row.n[p] < 10 ? `n=${row.n[p]}` : duration(row.p50[p]))),
      ]),
    ]),
  );
  return lines.join('\n') + '\n';
}

function bottleneck({
  range,
  weeks,
  constraint,
  held,
  margin,
  close,
  byTarget,
  rule,
  stages,
  moves,
}: Bottleneck): string {
  const lines = [rangeLine(range), ''];
  lines.push(
    ...aligned([
      ['week', 'constraint', 'holds', 'margin', '', ...stages.map((row) => `${row.stage} days`)],
      ...weeks.label.map((week, w) => [
        week,
        constraint[w] ?? (rule[w] === 'unseen' ? 'unknown' : 'not enough data'),
        held[w] ?? '-',
        margin[w] === null ? '-' : `${margin[w].toFixed(2)} x limit`,
        [
          rule[w] === 'none_saturated' ? 'nothing saturated' : '',
          close[w] ? 'close' : '',
          byTarget[w] ? 'by target' : '',
          weeks.running[w] ? 'running' : '',
        ]
          .filter((note) => note !== '')
          .join(', '),
        ...stages.map((row) =>
          row.unknown
            ? 'unknown'
            : row.backlogDays[w] === null
              ? '-'
              : `${row.backlogDays[w].toFixed(1)}${row.saturated[w] ? '!' : ''}`,
        ),
      ]),
    ]),
    '',
    'Days: backlog days, average WIP over departures per day of four weeks; ! = saturated.',
  );
  for (const move of moves)
    lines.push(
      `The constraint moved from ${move.from} to ${move.to} ` +
        (move.between
          ? `between ${move.between[0]} and ${move.between[1]} (p = ${move.p?.toPrecision(2)}).`
          : `by ${move.week}; the week cannot be dated from these data.`),
    );
  if (moves.length === 0) lines.push('The constraint did not move.');
  return lines.join('\n') + '\n';
}

const summary = ({ p50, p85, n, enough }: DurationSummary): string =>
  enough ? `p50 ${duration(p50)}, p85 ${duration(p85)} (n ${n})` : `not enough data (n ${n})`;
const known = (value: number | null): string => (value === null ? 'unknown' : String(value));
const count = (value: number | null): string => (value === null ? '-' : Math.round(value).toLocaleString('en-US'));

function duration(hours: number | null): string {
  if (hours === null) return 'still open';
  if (hours < 1) return `${Math.round(hours * 60)} min`;
  return hours < 48 ? `${hours.toFixed(1)} h` : `${(hours / 24).toFixed(1)} d`;
}
