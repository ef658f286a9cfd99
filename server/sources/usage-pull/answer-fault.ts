import type { UsageVendorName } from './usage-client';
import { UsageFault } from './usage-fault';

/** An answer other than 200. */
export interface FaultyAnswer {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  readonly text: string;
  readonly host: string;
  /** Epoch seconds. */
  readonly now: number;
}

const NEXT_RUN = 'Nothing: the next run goes on where this one stopped.';

/**
 * What an answer means, and what to do. Vendors differ in their bodies, so that only the status, the header `Retry-After` (RFC 9110, 10.2.3: seconds or a
 * date) and GitHub's `x-ratelimit-*` decide.
 */
export function faultOfAnswer(answer: FaultyAnswer, { name, keyRemedy }: UsageVendorName): UsageFault {
  const { status, host } = answer;
  const said = saidBy(answer.text);
  const seconds = waitOf(answer);
  if (status === 429 || (status === 403 && seconds !== undefined))
    return new UsageFault('rate_limited', `The limit of requests to ${name} is used up${said}.`, NEXT_RUN, seconds);
  if (status === 401) return new UsageFault('unauthorized', `${name} does not accept the key${said}.`, keyRemedy);
  if (status === 403) return new UsageFault('forbidden', `The key may not read usage of ${name}${said}.`, keyRemedy);
  if (status === 404)
    return new UsageFault(
      'not_found',
      `${name} answers 404: what was asked for is not there, or the key may not see it${said}.`,
      `Check the name and the base URL. ${keyRemedy}`,
    );
  if (status === 400 || status === 422)
    return new UsageFault(
      'unknown_schema',
      `${name} does not understand the request (${status})${said}.`,
      'Check the base URL and the name or workspace; if they are right, the interface has changed: look for a newer Downstream.',
    );
  if (status >= 300 && status < 400)
    return new UsageFault(
      'unknown_schema',
      `${host} sends the request elsewhere (${status}); this is not followed.`,
      'Enter the address where the interface really is as the base URL.',
    );
  return new UsageFault(
    'upstream',
    `${name} answers ${status}${said}.`,
    'Nothing, if it passes: the next run tries again. If it lasts, look at its status page.',
  );
}

/** Seconds until the vendor goes on; undefined = it does not say, or names no limit. */
function waitOf({ headers, now }: FaultyAnswer): number | undefined {
  const after = headers.get('retry-after');
  if (after !== null) {
    const seconds = /^\s*\d+(\.\d+)?\s*$/.test(after) ? Number(after) : Date.parse(after) / 1000 - now;
    if (Number.isFinite(seconds)) return Math.max(0, seconds);
  }
  if (headers.get('x-ratelimit-remaining') !== '0') return undefined;
  const reset = Number(headers.get('x-ratelimit-reset') ?? NaN);
  return Number.isFinite(reset) ? Math.max(1, reset - now + 1) : undefined;
}

/** What the vendor says about it, in brackets: the names under which the four put it, at most 200 characters. */
function saidBy(text: string): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return '';
  }
  for (const name of ['message', 'error', 'detail']) {
    const field: unknown =
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
    const inner = typeof field === 'object' && field !== null ? (field as Record<string, unknown>).message : field;
    if (typeof inner === 'string' && inner !== '') return ` (${inner.slice(0, 200).replace(/\.$/, '')})`;
  }
  return '';
}
