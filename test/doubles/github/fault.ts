import { GithubError } from './github-error';

/** How GitHub can fail. */
export type Fault =
  /** A page of HTML from the load balancer, as with 502, 503 and 504; or any other status and body. */
  | { kind: 'status'; status: number; body?: string; headers?: Record<string, string> }
  /** No answer until the double is closed or the client gives up. */
  | { kind: 'timeout' }
  /** The connection breaks before the first byte of the answer. */
  | { kind: 'reset' }
  /** The answer promises more bytes than come: the connection breaks after this share of them (0.5). */
  | { kind: 'cutOff'; share?: number }
  /**
   * The hourly limit is used up; 200 with an error of type RATE_LIMITED, or RATE_LIMIT as since 2025, or 403. It resets after so many
   * seconds (60).
   */
  | { kind: 'primaryLimit'; status?: 200 | 403; type?: 'RATE_LIMITED' | 'RATE_LIMIT'; resetSeconds?: number }
  /** Too fast; 403 or 429, with or without `retry-after` in seconds. */
  | { kind: 'secondaryLimit'; status?: 200 | 403 | 429; retryAfter?: number }
  /** The answer, with what is at the path made null (and what cannot be null around it) and an error beside the data. */
  | { kind: 'errorBesideData'; path: (string | number)[]; type?: string; message?: string }
  /** 200, data null, "Something went wrong while executing your query". */
  | { kind: 'internal' }
  | { kind: 'unauthorized' }
  | { kind: 'forbidden'; message?: string }
  | { kind: 'notFound' }
  /** Every cursor is refused. */
  | { kind: 'staleCursor' }
  /** Answers as a server without rate limits: no headers and `rateLimit: null`, or zeros in both. */
  | { kind: 'noRateLimit'; as: 'null' | 'zeros' }
  /** The `date` header runs ahead by so many seconds (negative: behind). */
  | { kind: 'clockSkew'; seconds: number };

export interface FaultedRequest {
  method: string;
  /** Without the `/api/v3` of Enterprise; `/graphql` for GraphQL. */
  path: string;
  query: string;
  operationName?: string;
  variables: Record<string, unknown>;
  /** 1 for the first request the double got; REST requests count as well. */
  count: number;
}

export interface FaultRule {
  /** Without it, every request to GraphQL. */
  when?: (request: FaultedRequest) => boolean;
  /** How often; without it until the rule is taken back. */
  times?: number;
  with: Fault;
}

/** What a fault does to a request: an answer of its own, an end of the connection, or a change of the real answer. */
export interface WholeAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const somethingWrong = (requestId: string) =>
  `Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug. Please include \`${requestId}\` when reporting this issue.`;

const secondaryMessage =
  'You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID.';

/** The answer of a fault that does not need the real one; null when the fault is of another sort. `now` in epoch seconds. */
export function wholeAnswer(fault: Fault, requestId: string, now: number): WholeAnswer | null {
  switch (fault.kind) {
    case 'status':
      return {
        status: fault.status,
        headers: { 'content-type': 'text/html', ...fault.headers },
        body: fault.body ?? htmlPage(fault.status),
      };
    case 'primaryLimit': {
      const reset = Math.ceil(now + (fault.resetSeconds ?? 60));
      const message = 'API rate limit exceeded for user ID 1.';
      const headers = {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-used': '5000',
        'x-ratelimit-limit': '5000',
        'x-ratelimit-reset': String(reset),
      };
      return fault.status === 403
        ? json(403, { message }, headers)
        : json(200, { errors: [{ type: fault.type ?? 'RATE_LIMITED', message }] }, headers);
    }
    case 'secondaryLimit': {
      const headers: Record<string, string> =
        fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
      return json(
        fault.status ?? 403,
        { message: secondaryMessage, ...(fault.status === 200 && { errors: [{ message: secondaryMessage }] }) },
        headers,
      );
    }
    case 'internal':
      return json(200, { data: null, errors: [{ message: somethingWrong(requestId) }] });
    case 'unauthorized':
      return json(401, { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest' });
    case 'forbidden':
      return json(403, { message: fault.message ?? 'Resource not accessible by integration' });
    case 'notFound':
      return json(404, { message: 'Not Found', documentation_url: 'https://docs.github.com/rest' });
    case 'timeout':
    case 'reset':
    case 'cutOff':
    case 'errorBesideData':
    case 'staleCursor':
    case 'noRateLimit':
    case 'clockSkew':
      return null;
  }
}

/** The paths of the answer a fault breaks. */
export function brokenPath(fault: Fault, requestId: string): { path: (string | number)[]; error: Error } | null {
  if (fault.kind !== 'errorBesideData') return null;
  const message = fault.message ?? somethingWrong(requestId);
  return { path: fault.path, error: new GithubError(fault.type ?? null, message) };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): WholeAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

function htmlPage(status: number): string {
  return `<!DOCTYPE html>\n<html><head><title>Unicorn! &middot; GitHub</title></head><body><h1>${status}</h1><p>This page is taking too long to load.</p></body></html>\n`;
}
