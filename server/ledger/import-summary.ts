export interface KindCounts {
  /** Rows inserted or changed. */
  accepted: number;
  /** Rows that were there already, and repetitions within the input. */
  unchanged: number;
  rejected: number;
}

export interface ImportSummary extends KindCounts {
  kinds: Record<string, KindCounts>;
  /** Fields that no kind knows, kept in `extra`. */
  extras: number;
  /** What the doors say about their inputs as a whole, in sentences. */
  notes?: string[];
}

/** The name under which rows count whose kind is not known. */
export const unknownKind = 'unknown';

export function emptySummary(): ImportSummary {
  return { kinds: {}, accepted: 0, unchanged: 0, rejected: 0, extras: 0 };
}

/** Adds to one kind's count and to the total. */
export function count(summary: ImportSummary, kind: string, what: keyof KindCounts, rows = 1): void {
  const counts = (summary.kinds[kind] ??= { accepted: 0, unchanged: 0, rejected: 0 });
  counts[what] += rows;
  summary[what] += rows;
}
