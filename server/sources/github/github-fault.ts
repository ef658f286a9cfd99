/** What can go wrong between GitHub and the ledger; stands in `error_code` of connections and synced repositories. */
export type GithubFaultCode =
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'rate_limited'
  | 'upstream'
  | 'timeout'
  | 'partial_answer'
  | 'gone'
  | 'stale_cursor'
  | 'clock_skew'
  | 'unknown_schema';

/** A fault in the words that people see: what happened as one sentence, and what to do as another. */
export class GithubFault extends Error {
  constructor(
    readonly code: GithubFaultCode,
    message: string,
    readonly remedy: string,
    /** For `rate_limited`: when GitHub goes on, by its own clock (epoch seconds), or after how many seconds. */
    readonly wait: { until?: number; seconds?: number } = {},
  ) {
    super(message);
    this.name = 'GithubFault';
  }

  /** Asking for less, or again, may help. */
  get passing(): boolean {
    return this.code === 'upstream' || this.code === 'timeout';
  }

  /** Nothing else can be read with this connection either. */
  get ofConnection(): boolean {
    return this.code === 'unauthorized' || this.code === 'rate_limited' || this.code === 'unknown_schema';
  }
}
