/** What can go wrong between a vendor and the ledger; stands in `connection.error_code`. */
export type UsageFaultCode =
  'unauthorized' | 'forbidden' | 'not_found' | 'rate_limited' | 'upstream' | 'timeout' | 'unknown_schema';

/** A fault in the words that people see: what happened as one sentence, and what to do as another. */
export class UsageFault extends Error {
  constructor(
    readonly code: UsageFaultCode,
    message: string,
    readonly remedy: string,
    /** For `rate_limited`: after how many seconds the vendor goes on; undefined = it does not say. */
    readonly seconds?: number,
  ) {
    super(message);
    this.name = 'UsageFault';
  }

  /** Asking again may help. */
  get passing(): boolean {
    return this.code === 'upstream' || this.code === 'timeout';
  }
}
