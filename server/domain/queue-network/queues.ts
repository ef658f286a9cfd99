/** First-come-first-served queues of items, linked through a column that they share: an item is in one queue at most. */
export class Queues {
  private readonly heads: Int32Array;
  private readonly tails: Int32Array;

  constructor(count: number) {
    this.heads = new Int32Array(count);
    this.tails = new Int32Array(count);
  }

  clear(): void {
    this.heads.fill(-1);
  }

  /** The first one; −1 = empty. */
  head(queue: number): number {
    return this.heads[queue];
  }

  add(queue: number, slot: number, next: Int32Array): void {
    next[slot] = -1;
    if (this.heads[queue] < 0) this.heads[queue] = slot;
    else next[this.tails[queue]] = slot;
    this.tails[queue] = slot;
  }

  /** Takes the first one out; −1 = empty. */
  take(queue: number, next: Int32Array): number {
    const slot = this.heads[queue];
    if (slot >= 0) this.heads[queue] = next[slot];
    return slot;
  }

  /** Takes the first one out of the first queue of [from, to) that has one; −1 = all are empty. */
  takeFirst(from: number, to: number, next: Int32Array): number {
    for (let queue = from; queue < to; queue++) {
      const slot = this.take(queue, next);
      if (slot >= 0) return slot;
    }
    return -1;
  }
}
