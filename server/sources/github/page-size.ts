import type { GithubFault } from './github-fault';

/** Answers in a row after which twice as much is asked for again. */
const STEADY = 5;
/** Times one thing alone is asked for before it is given up. */
const TRIES_ALONE = 3;

/** How much to ask for at once: half after each fault that less may cure, more again when all goes well. */
export class PageSize {
  private size: number;
  private answers = 0;
  private alone = 0;

  constructor(private readonly most = 100) {
    this.size = most;
  }

  get value(): number {
    return this.size;
  }

  answered(): void {
    this.alone = 0;
    if (this.size === this.most || ++this.answers < STEADY) return;
    this.answers = 0;
    this.size = Math.min(this.most, this.size * 2);
  }

  /**
   * @returns seconds to wait before asking for what `value` says now
   * @throws the fault, when not even one comes through
   */
  failed(fault: GithubFault): number {
    this.answers = 0;
    if (this.size > 1) {
      this.size = Math.floor(this.size / 2);
      return 1;
    }
    if (++this.alone >= TRIES_ALONE) {
      this.alone = 0;
      throw fault;
    }
    return 2 ** this.alone;
  }
}
