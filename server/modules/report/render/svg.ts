import type { ReportChart, ReportDocument } from '../report.types';
import { STAGE_NAMES } from '../text/names';
import { countText, daysText, shareText } from '../text/number';
import { html } from './escape';
import { constraintRuns, runsLine } from './words';

const WIDTH = 880;
const STRIP = 26;
/** Narrower runs hold no word; all of them are told below. */
const WORDED = 62;

/** Which stage was the constraint in which week, as one strip. */
export function stripSvg(document: ReportDocument): string {
  const all = document.weeks.length;
  let at = 0;
  const parts = constraintRuns(document).map(({ name, weeks }) => {
    const x = (WIDTH * at) / all;
    const width = (WIDTH * weeks) / all;
    at += weeks;
    const stage = document.stages.find((of) => STAGE_NAMES[of.stage] === name)?.stage;
    const fill = stage ? `var(--${stage})` : 'var(--line)';
    const word = stage ? name : name.startsWith('none') ? 'none' : '';
    const text =
      width < WORDED
        ? ''
        : `<text x="${round(x + 6)}" y="17" style="fill:${stage ? 'var(--on)' : 'var(--muted)'}">${html(word)}</text>`;
    return `<rect x="${round(x)}" y="0" width="${round(Math.max(1, width - 1.5))}" height="${STRIP}" fill="${fill}"/>${text}`;
  });
  return `<svg viewBox="0 0 ${WIDTH} ${STRIP}" role="img" aria-label="${html(`Constraint by week: ${runsLine(document)}.`)}">${parts.join('')}</svg>`;
}

const CHART = { width: 420, height: 96, left: 4, right: 66, top: 8, bottom: 16 };

/** One value per week as a line, broken where there are not enough data; the last one told beside it. */
export function chartSvg(
  { values, unit, reference, referenceLabel, summary }: ReportChart,
  weeks: readonly string[],
): string {
  const { width, height, left, right, top, bottom } = CHART;
  const known = values.filter((value): value is number => value !== null);
  const most = Math.max(...known, reference ?? 0, 1e-9);
  const x = (week: number): number => left + ((width - left - right) * week) / Math.max(1, values.length - 1);
  const y = (value: number): number => top + (height - top - bottom) * (1 - value / most);
  const line = values.map((value, week) => (value === null ? '' : `${values[week - 1] === null || week === 0 ? 'M' : 'L'}${round(x(week))} ${round(y(value))}`)).join(''); // prettier-ignore
  // A point between two gaps has no line.
  const lonely = values.flatMap((value, week) =>
    value !== null && (values[week - 1] ?? null) === null && (values[week + 1] ?? null) === null
      ? [`<circle cx="${round(x(week))}" cy="${round(y(value))}" r="2" fill="var(--accent)"/>`]
      : [],
  );
  const last = values.findLastIndex((value) => value !== null);
  const end = last < 0 ? '' : `<circle cx="${round(x(last))}" cy="${round(y(values[last]!))}" r="3" fill="var(--accent)"/><text x="${round(x(last) + 7)}" y="${round(Math.max(10, y(values[last]!) + 4))}" style="fill:var(--ink);font-weight:600">${html(valueText(values[last]!, unit))}</text>`; // prettier-ignore
  const compared = reference === null ? '' : `<line x1="${left}" x2="${width - right}" y1="${round(y(reference))}" y2="${round(y(reference))}" stroke="var(--muted)" stroke-dasharray="4 3"/><text x="${left + 2}" y="${round(y(reference) < 16 ? y(reference) + 12 : y(reference) - 3)}">${html(referenceLabel ?? '')}</text>`; // prettier-ignore
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${html(summary)}"><line x1="${left}" x2="${width - right}" y1="${height - bottom}" y2="${height - bottom}" stroke="var(--line)"/>${compared}<path d="${line}" fill="none" stroke="var(--accent)" stroke-width="2"/>${lonely.join('')}${end}<text x="${left}" y="${height - 3}">${html(weeks[0])}</text><text x="${width - right}" y="${height - 3}" text-anchor="end">${html(weeks[weeks.length - 1])}</text></svg>`;
}

function valueText(value: number, unit: string): string {
  if (unit === 'share') return shareText(value);
  return unit === 'days' ? daysText(value) : countText(value);
}

const round = (value: number): number => Math.round(value * 10) / 10;
