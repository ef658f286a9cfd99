/** `rateLimit` as GitHub's GraphQL gives it. */
export interface RateLimitAnswer {
  limit: number;
  cost: number;
  remaining: number;
  resetAt: string;
}

/**
 * What GitHub last told about its hourly limit, and what its clock says. A limit of 0, or none at all, means that the server has none:
 * Enterprise Servers are like that by default.
 */
export class RateLimits {
  /** 0 = no limit, NaN = not told yet. */
  limit = NaN;
  remaining = NaN;
  /** By GitHub's clock, epoch seconds. */
  resetAt = NaN;
  /** Points this run has cost. */
  points = 0;
  requests = 0;
  /** GitHub's clock minus ours, seconds; NaN = not told yet. */
  clockOffset = NaN;

  constructor(private readonly now: () => number) {}

  /** GitHub's time, reckoned from its last answer; ours when it has told none. */
  serverNow(): number {
    return this.now() + (Number.isNaN(this.clockOffset) ? 0 : this.clockOffset);
  }

  /** @param headers names in lower case */
  noteHeaders(headers: Readonly<Record<string, string | undefined>>): void {
    const date = Date.parse(headers.date ?? '') / 1000;
    if (!Number.isNaN(date)) this.clockOffset = date - this.now();
    const limit = Number.parseInt(headers['x-ratelimit-limit'] ?? '', 10);
    const resource = headers['x-ratelimit-resource'];
    // REST has a limit of its own; an App asks for its tokens there.
    if (Number.isNaN(limit) || (resource !== undefined && resource !== 'graphql')) return;
    this.note(limit, Number(headers['x-ratelimit-remaining']), Number(headers['x-ratelimit-reset']));
  }

  noteAnswer(answer: RateLimitAnswer | null | undefined): void {
    if (!answer) return;
    this.points += answer.cost;
    this.note(answer.limit, answer.remaining, Date.parse(answer.resetAt) / 1000);
  }

  /** Seconds to wait until a call of so many points fits; 0 = go on. */
  delayBefore(cost: number): number {
    if (!(this.limit > 0) || !(this.remaining < cost) || Number.isNaN(this.resetAt)) return 0;
    // A second more: both times are cut to whole seconds.
    return Math.max(0, this.resetAt - this.serverNow() + 1);
  }

  /** After a wait: what remains is not known until the next answer. */
  forget(): void {
    this.remaining = NaN;
  }

  private note(limit: number, remaining: number, resetAt: number): void {
    this.limit = limit;
    this.remaining = remaining;
    this.resetAt = resetAt;
  }
}
