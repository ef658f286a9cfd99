/** What a source tells of a day or span of days; NaN = not told. */
export interface UseFigures {
  /** Sessions, prompts, runs, minutes, lines, tokens, cost: above 0 = used. */
  figures: readonly number[];
  /** The tool only acted on its own. */
  ambient: boolean;
}

/**
 * Whether a person used the tool: a figure is above 0; or none is told, since a source then names only those who used it, and the tool did not act on its
 * own. All told figures 0 = not used.
 */
export function isUsed({ figures, ambient }: UseFigures): boolean {
  let told = false;
  for (const figure of figures) {
    if (figure > 0) return true;
    if (figure === figure) told = true;
  }
  return !told && !ambient;
}
