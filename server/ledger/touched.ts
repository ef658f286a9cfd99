/** What an import changed, for whatever follows from the records. */
export interface Touched {
  /** Too much changed to be listed, or nobody knows what did (an import was killed): derive everything. */
  all: boolean;
  /** Numbers of the pull requests whose facts changed, per repository; incomplete when `all`. */
  readonly pullRequests: Map<string, Set<number>>;
  /** Kinds of which at least one record was inserted or changed. */
  readonly kinds: Set<string>;
  /** Newest instant at which something happened in the records read, seconds since 1970; NaN = none. */
  horizon: number;
}

/** Beyond this many pull requests deriving all is faster than naming each. */
const mostPullRequests = 200_000;

/** Collects what changed while an import runs. */
export class TouchedCollector implements Touched {
  all = false;
  readonly pullRequests = new Map<string, Set<number>>();
  readonly kinds = new Set<string>();
  horizon = NaN;
  private count = 0;

  pullRequest(repo: string, number: number): void {
    if (this.all) return;
    let numbers = this.pullRequests.get(repo);
    if (!numbers) this.pullRequests.set(repo, (numbers = new Set()));
    if (numbers.has(number)) return;
    numbers.add(number);
    if (++this.count > mostPullRequests) {
      this.all = true;
      this.pullRequests.clear();
    }
  }

  /**
   * Moves the horizon. A time within a day after `now` counts as now (clocks differ); a later one is a mistake in the data and would make
   * an old export look alive, so it counts for nothing.
   */
  happened(seconds: number, now: number): void {
    if (!(seconds <= now + 86400)) return;
    const instant = Math.min(seconds, now);
    if (!(instant <= this.horizon)) this.horizon = instant;
  }
}
