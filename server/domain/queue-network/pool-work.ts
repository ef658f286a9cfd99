import type { CompiledNetwork } from './compiled-network';
import { DutyClock } from './duty-clock';

/** Who is at work in each pool, who waits for it, and until when work lasts. */
export class PoolWork {
  readonly clocks: DutyClock[];
  /** Items that wait. */
  readonly waiting: Int32Array;
  private readonly busy: Int32Array;
  /** 1 = its opening is awaited. */
  private readonly awaited: Uint8Array;

  constructor(private readonly net: CompiledNetwork) {
    const { pools } = net.network;
    this.clocks = pools.map(({ calendar }) => new DutyClock(calendar));
    this.waiting = new Int32Array(pools.length);
    this.busy = new Int32Array(pools.length);
    this.awaited = new Uint8Array(pools.length);
  }

  clear(): void {
    for (const clock of this.clocks) clock.rewind();
    this.waiting.fill(0);
    this.busy.fill(0);
    this.awaited.fill(0);
  }

  hasRoom(pool: number): boolean {
    return this.busy[pool] < this.net.servers[pool];
  }

  /** Whether somebody who finds room may begin at once. Off duty places are given out at the opening, by priority; where there is room for all there is nothing to give out. */
  beginsAtOnce(pool: number, at: number): boolean {
    return this.net.servers[pool] === Infinity || this.clocks[pool].opens(at) === at;
  }

  begins(pool: number): void {
    this.busy[pool]++;
  }

  ends(pool: number): void {
    this.busy[pool]--;
  }

  /** When `work` that is begun now will be over. */
  until(pool: number, now: number, work: number): number {
    const clock = this.clocks[pool];
    return this.net.resumes[pool] === 1 ? clock.resumed(now, work) : clock.restarted(now, work);
  }

  /** The opening to be awaited; Infinity when that is done already. */
  awaits(pool: number, now: number): number {
    if (this.awaited[pool] === 1) return Infinity;
    this.awaited[pool] = 1;
    return this.clocks[pool].opens(now);
  }

  opens(pool: number): void {
    this.awaited[pool] = 0;
  }
}
