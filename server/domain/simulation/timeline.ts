interface Entry {
  at: number;
  order: number;
  act: () => void;
}

/** Discrete events in order of time, and in order of planning where the second is the same. Times in whole epoch seconds. */
export class Timeline {
  private readonly heap: Entry[] = [];
  private planned = 0;
  now: number;

  /** @param until what is planned for later than this never happens */
  constructor(
    from: number,
    private readonly until: number,
  ) {
    this.now = from;
  }

  /** Plans an event; one planned for the past happens now. */
  at(time: number, act: () => void): void {
    const at = Math.max(Math.round(time), this.now);
    if (!(at <= this.until)) return;
    const entry = { at, order: this.planned++, act };
    let place = this.heap.push(entry) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!before(entry, this.heap[parent])) break;
      this.heap[place] = this.heap[parent];
      place = parent;
    }
    this.heap[place] = entry;
  }

  run(): void {
    for (let next = this.take(); next; next = this.take()) {
      this.now = next.at;
      next.act();
    }
  }

  private take(): Entry | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (!first || !last || first === last) return first;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.heap.length) break;
      if (child + 1 < this.heap.length && before(this.heap[child + 1], this.heap[child])) child++;
      if (!before(this.heap[child], last)) break;
      this.heap[place] = this.heap[child];
      place = child;
    }
    this.heap[place] = last;
    return first;
  }
}

const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);
