import type { AdoptionTables } from './adoption-table';

/**
 * Of which spans of days anything tells of delegated work. 1 = a source tells of at least one day of the span; 0 = unknown, which is not none. Hours are told
 * by runs and by delegated minutes; how many runs there were, by runs alone.
 *
 * @param what hours, or the number of runs
 * @param usage whether days of usage that tell delegated minutes count; else only tools of which runs are recorded do
 * @param spans first and last day of each, one after the other
 */
export function delegatedCover(
  { sources, runs }: Pick<AdoptionTables, 'sources' | 'runs'>,
  tools: readonly string[],
  usage: boolean,
  spans: ArrayLike<number>,
  what: 'hours' | 'runs' = 'hours',
): Uint8Array {
  const recorded = new Set(Array.from(new Set(runs.tool), (tool) => tools[tool]));
  const telling = sources.filter(
    ({ kind, tool }) =>
      (kind === 'runs' || (kind === 'delegated' && what === 'hours')) && (usage || recorded.has(tool)),
  );
  return Uint8Array.from({ length: spans.length / 2 }, (_, i) =>
    telling.some(({ fromDay, toDay }) => fromDay <= spans[2 * i + 1] && toDay >= spans[2 * i]) ? 1 : 0,
  );
}
