import classes from './end-labels.module.css';

/** The name of one line at its end. `place` is its share of the plot's height from the top, 0..1. */
export interface EndLabel {
  name: string;
  colour: string;
  place: number;
}

interface EndLabelsProps {
  labels: EndLabel[];
  /** The plot within the drawing, in px from its top. */
  top: number;
  height: number;
  /** Width of the margin the names stand in, in px. */
  width: number;
}

const LINE_PX = 15;

/** Names beside the ends of the lines, pushed apart where they would cover each other. */
export function EndLabels({ labels, top, height, width }: EndLabelsProps) {
  const places = apart(
    labels.map((label) => label.place * height),
    LINE_PX,
    height,
  );
  return (
    <div className={classes.labels} style={{ width }} aria-hidden>
      {labels.map((label, index) => (
        <span key={label.name} style={{ top: top + places[index] - LINE_PX / 2 }}>
          <i style={{ background: label.colour }} />
          {label.name}
        </span>
      ))}
    </div>
  );
}

/**
 * Moves positions apart until neighbours are at least `gap` from each other, in their order, within 0..`end` as far as
 * there is room.
 *
 * @returns the new positions, in the order of the given ones
 */
export function apart(positions: readonly number[], gap: number, end: number): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => positions[a] - positions[b]);
  const moved = [...positions];
  order.forEach((index, rank) => {
    if (rank > 0) moved[index] = Math.max(moved[index], moved[order[rank - 1]] + gap);
  });
  let limit = end;
  for (const index of [...order].reverse()) {
    moved[index] = Math.min(moved[index], limit);
    limit = moved[index] - gap;
  }
  return moved;
}
