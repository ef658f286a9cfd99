/** Stretches of time as starts and ends by turns: [from, to, from, to, …], ascending and disjoint; touching is fine. */
export type Spans = number[];

/** Spans in any order, overlapping as they like, as ascending disjoint ones that cover the same time. Empty and negative ones are left out. */
export function united(spans: Spans): Spans {
  const order: number[] = [];
  for (let i = 0; i < spans.length; i += 2) if (spans[i + 1] > spans[i]) order.push(i);
  order.sort((a, b) => spans[a] - spans[b]);
  const all: Spans = [];
  for (const i of order) {
    const last = all.length - 1;
    if (last > 0 && spans[i] <= all[last]) all[last] = Math.max(all[last], spans[i + 1]);
    else all.push(spans[i], spans[i + 1]);
  }
  return all;
}

/** The index of the first span that ends after a moment; the length where none does. */
export function firstEndingAfter(spans: ArrayLike<number>, at: number): number {
  let low = 0;
  let high = spans.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (spans[2 * middle + 1] > at) high = middle;
    else low = middle + 1;
  }
  return 2 * low;
}
