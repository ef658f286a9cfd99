/** People who went from one place to another; the keys are those of the two columns. */
export interface AlluvialMove {
  from: string;
  to: string;
  people: number;
}

/** A box of one of the two columns: from `y` down `height`, in px. */
export interface AlluvialBox {
  key: string;
  y: number;
  height: number;
  people: number;
}

/** A ribbon between the columns: where it leaves the left box and enters the right one, and how thick it is. */
export interface AlluvialRibbon extends AlluvialMove {
  left: number;
  right: number;
  thick: number;
}

export interface Alluvial {
  left: AlluvialBox[];
  right: AlluvialBox[];
  ribbons: AlluvialRibbon[];
}

/**
 * Places the boxes of two columns and the ribbons between them, to one scale, boxes in the order of `order`. Ribbons leave and enter in
 * the order of the other column, so that they cross as little as that order allows.
 *
 * @param order keys from top to bottom; moves with other keys and moves of nobody are left out
 * @param height of the drawing in px; boxes and the gaps between them fill the column that has more boxes
 * @param gap between two boxes in px
 */
export function alluvialOf(
  moves: readonly AlluvialMove[],
  order: readonly string[],
  height: number,
  gap: number,
): Alluvial {
  const drawn = moves.filter(({ from, to, people }) => people > 0 && order.includes(from) && order.includes(to));
  const total = drawn.reduce((sum, { people }) => sum + people, 0);
  const counted = (side: 'from' | 'to') =>
    order
      .map((key) => ({ key, people: drawn.reduce((sum, move) => sum + (move[side] === key ? move.people : 0), 0) }))
      .filter(({ people }) => people > 0);
  const [from, to] = [counted('from'), counted('to')];
  const most = Math.max(from.length, to.length);
  const scale = total > 0 ? Math.max(0, height - gap * (most - 1)) / total : 0;
  const boxesOf = (column: { key: string; people: number }[]): AlluvialBox[] => {
    let y = 0;
    return column.map(({ key, people }) => {
      const box = { key, people, y, height: people * scale };
      y += box.height + gap;
      return box;
    });
  };
  const [left, right] = [boxesOf(from), boxesOf(to)];
  const filled = (boxes: AlluvialBox[]) => new Map(boxes.map(({ key, y }) => [key, y]));
  const [leaves, enters] = [filled(left), filled(right)];
  const rank = (key: string) => order.indexOf(key);
  const sorted = [...drawn].sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to));
  const starts = new Map(
    sorted.map((move) => {
      const y = leaves.get(move.from) ?? 0;
      leaves.set(move.from, y + move.people * scale);
      return [move, y];
    }),
  );
  const ribbons = [...sorted]
    .sort((a, b) => rank(a.to) - rank(b.to) || rank(a.from) - rank(b.from))
    .map((move) => {
      const y = enters.get(move.to) ?? 0;
      enters.set(move.to, y + move.people * scale);
      return { ...move, left: starts.get(move) ?? 0, right: y, thick: move.people * scale };
    });
  return { left, right, ribbons };
}
