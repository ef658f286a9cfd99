/** The plot of the tuner within its drawing, in px. */
export interface TunePlot {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Below this width the names of the anchors do not fit beside the plot. */
export const WIDE = 620;

/** The plot of a drawing; on a wide one the anchors are named at its right. */
export function plotOf(width: number, height: number): TunePlot {
  const left = 48;
  const right = width >= WIDE ? 176 : 18;
  return { left, top: 26, width: Math.max(60, width - left - right), height: height - 26 - 44 };
}

/** Place of so many kept findings, in px of the drawing. */
export function xOf(plot: TunePlot, kept: number, most: number): number {
  return plot.left + (most > 0 ? kept / most : 0) * plot.width;
}

/** Place of a share of 0..1, in px of the drawing. */
export function yOf(plot: TunePlot, share: number): number {
  return plot.top + (1 - share) * plot.height;
}

/**
 * The stop nearest to a place, for a cut that is dragged.
 *
 * @param kept findings each stop keeps; undefined = not known yet, such a stop cannot be dragged to
 * @param x px of the drawing
 * @returns its index; of stops at the same place the loosest, because it asks less of the agent; -1 = none is known
 */
export function nearestStop(plot: TunePlot, kept: readonly (number | undefined)[], most: number, x: number): number {
  let best = -1;
  let distance = Infinity;
  kept.forEach((each, index) => {
    if (each === undefined) return;
    const away = Math.abs(xOf(plot, each, most) - x);
    if (away <= distance + 1e-9) [best, distance] = [index, away];
  });
  return best;
}

/**
 * Which names can stand beside each other without covering one another; the one of the cut always stands.
 *
 * @param places px of their middles, from left to right
 * @param at index of the cut
 * @param gap px one name needs
 */
export function namedStops(places: readonly (number | null)[], at: number, gap: number): boolean[] {
  const own = places[at] ?? null;
  // From the right: the name of what is posted today is worth more than that of a neighbour.
  let last = Infinity;
  const named = places.map(() => false);
  for (let index = places.length - 1; index >= 0; index--) {
    const place = places[index];
    if (place === null) continue;
    const free = index === at || (last - place >= gap && (own === null || Math.abs(own - place) >= gap));
    if (!free) continue;
    named[index] = true;
    last = place;
  }
  return named;
}

/** Widest letter of a name, in px; a name of many narrow ones is taken for wider than it is. */
const LETTER = 8;

/** Where the name of a stop stands: at the left of its line, or at its right and a line higher where it would stick out over the axis. */
export function nameAt(
  plot: TunePlot,
  x: number,
  y: number,
  name: string,
): { x: number; y: number; textAnchor: 'start' | 'end' } {
  return x - 7 - name.length * LETTER >= plot.left
    ? { x: x - 7, y, textAnchor: 'end' }
    : { x: x + 7, y: y - 16, textAnchor: 'start' };
}

/** Ticks of the kept findings: whole numbers from 0 to at most `most`, at steps of 1, 2, 5 × a power of ten, about 90 px apart. */
export function keptTicks(most: number, width: number): number[] {
  const rough = Math.max(1, most / Math.max(2, Math.floor(width / 90)));
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10);
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}
