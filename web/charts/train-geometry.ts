/** One train, or the mean of a week's trains. */
export interface Train {
  key: string;
  /** Epoch milliseconds. */
  at: number;
  carried: number;
  /** null = cannot be told. */
  left: number | null;
  /** How many of the trains it stands for required intervention. */
  failed: number;
}

/** Where a train is drawn, in px of the plot; y grows downwards. */
export interface TrainMark {
  x: number;
  width: number;
  /** The filled part stands on the ground; one that carried nothing keeps a sliver. */
  carriedTop: number;
  /** Top of the hollow part; equal to `carriedTop` when nothing was left behind. */
  leftTop: number;
}

/** The filled part of a train that carried nothing, in px: it ran, so it is drawn. */
export const SLIVER = 2;

/**
 * Places trains on a plot of `width` × `height` px over a stretch of time. Where they stand closer than they are wide they are pushed apart, in
 * their order, as far as there is room.
 *
 * @param most the value at the top of the plot
 * @param apart pushes positions apart: `(positions, gap, end)`
 */
export function trainMarks(
  trains: readonly Train[],
  stretch: { from: number; to: number },
  plot: { width: number; height: number },
  most: number,
  apart: (positions: readonly number[], gap: number, end: number) => number[],
): TrainMark[] {
  const width = trainWidth(trains.length, plot.width);
  const gap = width + Math.min(2, width / 3);
  const place = (at: number) => ((at - stretch.from) / (stretch.to - stretch.from)) * plot.width - width / 2;
  const places = apart(
    trains.map(({ at }) => Math.min(Math.max(0, place(at)), plot.width - width)),
    gap,
    plot.width - width,
  );
  const y = (value: number) => plot.height * (1 - value / most);
  return trains.map(({ carried, left }, index) => {
    const carriedTop = Math.min(y(carried), plot.height - SLIVER);
    return {
      x: places[index],
      width,
      carriedTop,
      leftTop: left ? Math.min(y(carried + left), carriedTop) : carriedTop,
    };
  });
}

/** As wide as so many fit beside each other, at most 14 px and at least 2. */
export function trainWidth(count: number, width: number): number {
  return Math.max(2, Math.min(14, Math.floor((width / Math.max(1, count)) * 0.7)));
}
