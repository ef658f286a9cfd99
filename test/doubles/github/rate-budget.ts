import type { RateState } from './context';

export interface RateLimitRule {
  /** Points an hour; 5,000. */
  limit?: number;
  /** 3,600 seconds. */
  windowSeconds?: number;
}

interface Window {
  used: number;
  /** Epoch seconds. */
  reset: number;
}

/** The hourly limit of each token. */
export class RateBudget {
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly rule: RateLimitRule,
    private readonly now: () => number,
  ) {}

  /** The state after the points are taken. */
  spend(token: string, points: number): RateState {
    this.window(token).used += points;
    return this.state(token);
  }

  state(token: string): RateState {
    const { used, reset } = this.window(token);
    const limit = this.rule.limit ?? 5000;
    return { limit, used, remaining: Math.max(0, limit - used), reset };
  }

  private window(token: string): Window {
    const now = this.now();
    const open = this.windows.get(token);
    if (open && open.reset > now) return open;
    const fresh = { used: 0, reset: Math.floor(now) + (this.rule.windowSeconds ?? 3600) };
    this.windows.set(token, fresh);
    return fresh;
  }
}

export function rateHeaders({ limit, remaining, used, reset }: RateState, resource: string): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': resource,
  };
}
