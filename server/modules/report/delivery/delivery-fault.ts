/** Why something could not be sent: what happened, where, and what to do; never with a password or the address of a webhook. */
export class DeliveryFault extends Error {
  constructor(
    message: string,
    /** It may pass by itself: worth another attempt. */
    readonly passing: boolean,
    /** The other side says not to come before, in seconds. */
    readonly retryAfter: number | null = null,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'DeliveryFault';
  }
}

const MINUTE = 60;
/** Waits between attempts, seconds. */
const WAITS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE, 360 * MINUTE];

/** Seconds until the next attempt; undefined = no more. @param attempts that were made */
export const nextAttempt = (attempts: number, { passing, retryAfter }: DeliveryFault): number | undefined =>
  passing && attempts <= WAITS.length
    ? Math.max(WAITS[attempts - 1], Math.min(retryAfter ?? 0, WAITS[WAITS.length - 1]))
    : undefined;
