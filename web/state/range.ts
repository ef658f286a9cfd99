const DAY = 86_400_000;

/** A range as the address holds it: the last whole weeks or months, calendar days with both ends included, or everything. */
export type RangeAddress =
  { kind: 'weeks' | 'months'; count: number } | { kind: 'days'; from: string; to: string } | { kind: 'all' };

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text;

function validDay(text: string): boolean {
  return !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && isDay(text);
}

/** Reads `-12w`, `-6m`, `2026-07-01..2026-09-30` or `all`; null when it is neither, has no such day, or ends before it starts. */
export function parseRange(text: string): RangeAddress | null {
  if (text === 'all') return { kind: 'all' };
  const relative = /^-(\d{1,3})([wm])$/.exec(text);
  if (relative) {
    const count = Number(relative[1]);
    return count > 0 ? { kind: relative[2] === 'w' ? 'weeks' : 'months', count } : null;
  }
  const [from, to, more] = text.split('..');
  if (more !== undefined || !from || !to || !validDay(from) || !validDay(to) || to < from) return null;
  return { kind: 'days', from, to };
}

/**
 * The equal period before or after an absolute range: `2026-09-28..2026-10-04`, −1 → `2026-09-21..2026-09-27`.
 * Null when the text is no absolute range.
 */
export function shiftRange(address: string, direction: -1 | 1): string | null {
  const range = parseRange(address);
  if (range?.kind !== 'days') return null;
  const [from, to] = [Date.parse(range.from), Date.parse(range.to)];
  const step = direction * (to - from + DAY);
  const day = (moment: number) => new Date(moment + step).toISOString().slice(0, 10);
  return `${day(from)}..${day(to)}`;
}
