import type { ReportDocument } from '../report.types';

/** What stands in front, in this order; the rest follows by the alphabet. */
const FIRST = ['form', 'organization', 'simulated', 'team', 'week', 'from', 'to', 'timeZone', 'dataVersion', 'title', 'headline', 'parts', 'suggestions', 'waiting']; // prettier-ignore

/** A report as JSON with stable keys in a stable order, whether it comes from the archive or was just made; behind a marker of its form. */
export function reportJson(document: ReportDocument): string {
  return `${JSON.stringify({ downstream: `report/${document.form}`, ...(ordered(document) as object) }, null, 2)}\n`;
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const place = (key: string): number => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
      .map(([key, of]) => [key, ordered(of)]),
  );
}
