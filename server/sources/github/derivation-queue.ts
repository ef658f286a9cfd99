import type { Touched } from '../../ledger/touched';

/** Seconds between two derivations of one run, and how many times as long as the last one took at least. */
const SPACING = 20;
const SHARE = 10;

/**
 * Gathers what the pages of a run changed and derives it together: a derivation after every page would cost more than the pages.
 */
export class DerivationQueue {
  private pending: Touched | undefined;
  private lastEnd = -Infinity;
  private lastSeconds = 0;

  constructor(
    private readonly run: (touched: Touched) => Promise<void>,
    private readonly now: () => number,
  ) {}

  add(touched: Touched): void {
    const pending = (this.pending ??= {
      all: false,
      pullRequests: new Map<string, Set<number>>(),
      kinds: new Set<string>(),
      horizon: NaN,
    });
    pending.all ||= touched.all;
    for (const kind of touched.kinds) pending.kinds.add(kind);
    if (!(touched.horizon <= pending.horizon)) pending.horizon = touched.horizon;
    for (const [repo, numbers] of touched.pullRequests) {
      let known = pending.pullRequests.get(repo);
      if (!known) pending.pullRequests.set(repo, (known = new Set()));
      for (const number of numbers) known.add(number);
    }
  }

  /** Everything must be derived again: a run before this one ended between its records and what follows from them. */
  addAll(): void {
    this.add({ all: true, pullRequests: new Map(), kinds: new Set(), horizon: NaN });
  }

  /** Everything is to be derived, not only some pull requests. */
  get isLong(): boolean {
    return this.pending?.all === true;
  }

  /** Derives when it is time. */
  async deriveIfDue(): Promise<boolean> {
    const since = this.now() - this.lastEnd;
    if (since < Math.max(SPACING, SHARE * this.lastSeconds)) return false;
    return this.derive();
  }

  /** @returns whether there was anything to derive */
  async derive(): Promise<boolean> {
    const { pending } = this;
    if (!pending) return false;
    this.pending = undefined;
    const start = this.now();
    try {
      if (pending.all || pending.kinds.size > 0) await this.run(pending);
    } catch (error) {
      this.add(pending);
      throw error;
    }
    this.lastEnd = this.now();
    this.lastSeconds = this.lastEnd - start;
    return true;
  }
}
