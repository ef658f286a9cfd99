const START = 1024;

/**
 * Events in order of time and, at the same time, of being pushed: a binary heap over typed columns, which allocates only when it outgrows itself. An
 * event is one integer. `time` is that of the event popped last.
 */
export class EventHeap {
  time = 0;
  private size = 0;
  /** The event at the top has been popped, and nothing has taken its place yet. */
  private hollow = false;
  private pushed = 0;
  private times = new Float64Array(START);
  private orders = new Int32Array(START);
  private events = new Int32Array(START);

  clear(): void {
    this.size = 0;
    this.hollow = false;
    this.pushed = 0;
  }

  push(time: number, event: number): void {
    if (this.hollow) {
      // Most events give rise to one more: it takes the place of the one popped, which saves a way up and a way down.
      this.hollow = false;
      this.sink(time, this.pushed++, event);
      return;
    }
    let hole = this.size++;
    if (hole === this.times.length) this.grow();
    const { times, orders, events } = this;
    // Later ones never go before earlier ones of the same time, so the order itself need not be compared on the way up.
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (times[parent] <= time) break;
      times[hole] = times[parent];
      orders[hole] = orders[parent];
      events[hole] = events[parent];
      hole = parent;
    }
    times[hole] = time;
    orders[hole] = this.pushed++;
    events[hole] = event;
  }

  /** The next event, with its time in `time`; −1 with time Infinity when there is none. */
  pop(): number {
    if (this.hollow) {
      const last = --this.size;
      if (last > 0) this.sink(this.times[last], this.orders[last], this.events[last]);
    }
    this.hollow = this.size > 0;
    if (this.size === 0) {
      this.time = Infinity;
      return -1;
    }
    this.time = this.times[0];
    return this.events[0];
  }

  /** Puts an event at the top and lets it sink to its place. */
  private sink(time: number, order: number, event: number): void {
    const { times, orders, events, size } = this;
    let hole = 0;
    let child = 1;
    while (child < size) {
      let least = times[child];
      if (child + 1 < size) {
        const other = times[child + 1];
        if (other < least || (other === least && orders[child + 1] < orders[child])) {
          least = other;
          child++;
        }
      }
      if (time < least || (time === least && order < orders[child])) break;
      times[hole] = least;
      orders[hole] = orders[child];
      events[hole] = events[child];
      hole = child;
      child = 2 * hole + 1;
    }
    times[hole] = time;
    orders[hole] = order;
    events[hole] = event;
  }

  private grow(): void {
    const { times, orders, events } = this;
    this.times = new Float64Array(2 * times.length);
    this.times.set(times);
    this.orders = new Int32Array(2 * orders.length);
    this.orders.set(orders);
    this.events = new Int32Array(2 * events.length);
    this.events.set(events);
  }
}
