import type { CompiledNetwork } from './compiled-network';
import { LEAVES } from './network';
import { Queues } from './queues';

/** Who is within the limits, and who waits before them, first come first let in. */
export class LimitGate {
  private readonly inside: Int32Array;
  private readonly kept: Queues;

  constructor(private readonly net: CompiledNetwork) {
    this.inside = new Int32Array(net.limits);
    this.kept = new Queues(net.limits);
  }

  clear(): void {
    this.inside.fill(0);
    this.kept.clear();
  }

  /** An item that is at a station at the start, room or not. */
  finds(station: number): void {
    const { stations, limits, within } = this.net;
    for (let limit = 0; limit < limits; limit++) this.inside[limit] += within[limit * stations + station];
  }

  /** The first limit that has no room for a move; −1 = none. From outside, and out: −1. */
  full(from: number, to: number): number {
    if (to === LEAVES) return -1;
    const { stations, limits, within, most } = this.net;
    for (let limit = 0; limit < limits; limit++) {
      if (within[limit * stations + to] === 0 || this.inside[limit] < most[limit]) continue;
      if (from < 0 || within[limit * stations + from] === 0) return limit;
    }
    return -1;
  }

  keep(limit: number, slot: number, next: Int32Array): void {
    this.kept.add(limit, slot, next);
  }

  /** Counts a move; true when it makes room within a limit. */
  moves(from: number, to: number): boolean {
    const { stations, limits, within } = this.net;
    let freed = false;
    for (let limit = 0; limit < limits; limit++) {
      const change = (to < 0 ? 0 : within[limit * stations + to]) - (from < 0 ? 0 : within[limit * stations + from]);
      this.inside[limit] += change;
      if (change < 0) freed = true;
    }
    return freed;
  }

  /** The next one to try, of a limit with room; −1 = none. */
  letIn(next: Int32Array): number {
    for (let limit = 0; limit < this.net.limits; limit++) {
      if (this.inside[limit] >= this.net.most[limit]) continue;
      const slot = this.kept.take(limit, next);
      if (slot >= 0) return slot;
    }
    return -1;
  }
}
