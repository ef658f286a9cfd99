import type { EndLabel } from './end-labels';

/**
 * Names beside the last bar of a stack, each at the middle of its part; parts of nothing have no name.
 *
 * @param parts from the ground up
 * @param top the value at the upper end of the plot
 */
export function stackLabels(
  parts: readonly { name: string; colour: string; value: number }[],
  top: number,
): EndLabel[] {
  return parts.flatMap(({ name, colour, value }, place) => {
    if (value <= 0) return [];
    const below = parts.slice(0, place).reduce((sum, part) => sum + part.value, 0);
    return [{ name, colour, place: 1 - (below + value / 2) / top }];
  });
}
