import { Failure } from '../../platform/failure';
import { AppAuthorization } from './app-authorization';
import { faultOfErrors, faultOfStatus, upstream, type GraphqlError } from './answer-fault';
import { inDialect } from './dialect';
import { GithubFault } from './github-fault';
import { RateLimits, type RateLimitAnswer } from './rate-limits';
import type { GithubConnection, SyncContext } from './sync-context';

export interface Answer<T> {
  data: T;
  /** Errors beside data: what they name is null in it. */
  errors: readonly GraphqlError[];
}

type Variables = Record<string, unknown>;
type Graphql = (query: string, options: Record<string, unknown>) => Promise<unknown>;
type Surroundings = Pick<SyncContext, 'fetch' | 'signal' | 'now'> & Partial<Pick<SyncContext, 'wait'>>;

const REQUEST_SECONDS = 60;
/** GitHub: "wait for at least one minute", and longer each time. */
const SECONDARY_WAIT = 60;
const LONGEST_SECONDARY_WAIT = 900;

/**
 * GitHub's GraphQL by `@octokit/graphql`, one call at a time: signs in as token or App, waits for limits before and after they are reached,
 * and turns what goes wrong into `GithubFault`s. Answers with errors beside data are given as they are.
 */
export class GithubClient {
  readonly limits: RateLimits;
  /** Is told before a wait, with the moment at which GitHub goes on, by its own clock (epoch seconds). */
  onWait: (until: number, fault: GithubFault | undefined) => void | Promise<void> = () => undefined;
  /** Parts of GitHub's schema that this server does not know. */
  missing: ReadonlySet<string> = new Set();
  private readonly app: AppAuthorization | undefined;
  private graphql: Graphql | undefined;
  private headers: Record<string, string> = {};

  constructor(
    private readonly connection: Pick<GithubConnection, 'baseUrl' | 'target' | 'login' | 'repositories' | 'auth'>,
    private readonly context: Surroundings,
  ) {
    this.limits = new RateLimits(context.now);
    const { auth } = connection;
    this.app = auth.kind === 'app' ? new AppAuthorization(connection, auth, context) : undefined;
  }

  /**
   * Asks once, after waiting for limits for as long as GitHub says.
   *
   * @param cost points the call is expected to cost
   * @throws GithubFault; what the signal was raised with
   */
  async ask<T>(query: string, variables: Variables, cost = 1): Promise<Answer<T>> {
    let renewed = false;
    for (let refused = 0; ;) {
      const delay = this.limits.delayBefore(cost);
      if (delay > 0) await this.waitFor(delay, undefined);
      try {
        return await this.send<T>(query, variables);
      } catch (error) {
        if (!(error instanceof GithubFault)) throw error;
        if (error.code === 'unauthorized' && this.app && !renewed) {
          // The installation's token ended before its time, or the App was installed anew.
          renewed = true;
          this.app.forget();
        } else if (error.code === 'rate_limited' && this.context.wait) {
          await this.waitFor(this.secondsOf(error, refused++), error);
        } else throw error;
      }
    }
  }

  /** The header that signs in, also at the REST API. */
  async authorization(): Promise<string> {
    const { auth } = this.connection;
    if (this.app) return this.app.header(this.limits.serverNow());
    return `bearer ${auth.kind === 'token' ? auth.token : ''}`;
  }

  /** @returns whether another one can be had: an App's token is made anew */
  forgetAuthorization(): boolean {
    this.app?.forget();
    return this.app !== undefined;
  }

  private secondsOf({ wait }: GithubFault, refused: number): number {
    const { limits } = this;
    // Whoever says "at once" and refuses all the same is asked ever more seldom.
    const least = refused < 3 ? 1 : Math.min(LONGEST_SECONDARY_WAIT, 2 ** refused);
    if (wait.seconds !== undefined) return Math.max(least, wait.seconds);
    if (wait.until !== undefined) return Math.max(least, wait.until - limits.serverNow() + 1);
    // A limit told in an answer of 200 has its headers all the same.
    const after = Number.parseFloat(this.headers['retry-after'] ?? '');
    if (!Number.isNaN(after)) return Math.max(least, after);
    const untilReset = limits.resetAt - limits.serverNow() + 1;
    if (limits.remaining === 0 && untilReset > 0) return untilReset;
    return Math.min(LONGEST_SECONDARY_WAIT, SECONDARY_WAIT * 2 ** refused);
  }

  private async waitFor(seconds: number, fault: GithubFault | undefined): Promise<void> {
    const { wait, signal } = this.context;
    if (!wait) return;
    await this.onWait(this.limits.serverNow() + seconds, fault);
    await wait(seconds, signal);
    signal.throwIfAborted();
    this.limits.forget();
  }

  private async send<T>(query: string, variables: Variables): Promise<Answer<T>> {
    const { context, limits } = this;
    context.signal.throwIfAborted();
    this.graphql ??= await this.opened();
    const authorization = await this.authorization();
    const deadline = AbortSignal.timeout(REQUEST_SECONDS * 1000);
    const signal = AbortSignal.any([context.signal, deadline]);
    this.headers = {};
    let answer: Answer<T>;
    try {
      const [, operationName] = /^query (\w+)/.exec(query) ?? [];
      const options = { ...variables, operationName, headers: { authorization }, request: { signal } };
      const data = (await this.graphql(inDialect(query, this.missing), options)) as T;
      answer = { data, errors: [] };
    } catch (error) {
      context.signal.throwIfAborted();
      answer = await this.faulty<T>(error as OctokitError, deadline.aborted);
    }
    context.signal.throwIfAborted();
    limits.noteHeaders(this.headers);
    limits.noteAnswer((answer.data as { rateLimit?: RateLimitAnswer } | undefined)?.rateLimit);
    const { data, errors } = answer;
    if (typeof data !== 'object' || data === null) {
      // A limit may come as a 200 with a message and nothing else, of which octokit keeps the headers alone.
      if (errors.length === 0 && this.headers['retry-after'] !== undefined)
        throw faultOfStatus({ status: 429, headers: this.headers, message: '' });
      throw faultOfErrors(errors) ?? upstream(errors[0]?.message ?? 'The answer was cut off, or is not of GitHub');
    }
    const whole = errors.filter(({ path }) => path === undefined || path.length === 0);
    // One that names no place may concern anything.
    if (whole.length > 0) throw faultOfErrors(whole) ?? upstream(whole[0].message.replace(/\.$/, ''));
    return answer;
  }

  private async faulty<T>(error: OctokitError, late: boolean): Promise<Answer<T>> {
    if (error.errors) return { data: error.data as T, errors: error.errors };
    if (error instanceof GithubFault) throw error;
    const { status, response, message, cause } = error;
    // An address that may not be asked, or an answer that is too large.
    if (cause instanceof Failure) throw cause;
    this.limits.noteHeaders(this.headers);
    if (late || /timeout|timed out/i.test(message)) {
      throw new GithubFault(
        'timeout',
        `GitHub did not answer within ${REQUEST_SECONDS} seconds.`,
        'Nothing: the sync asks for less at a time, and the next run tries again.',
      );
    }
    // Octokit calls its own faults a 500 as well; a real one has an answer.
    if (!response) throw upstream(`GitHub cannot be reached (${message.slice(0, 160)})`);
    throw faultOfStatus({ status: status ?? 0, headers: this.headers, message: messageOf(response.data) });
  }

  private async opened(): Promise<Graphql> {
    const { graphql } = await import('@octokit/graphql');
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const response = await this.context.fetch(input, init);
      this.headers = Object.fromEntries(response.headers);
      return response;
    };
    const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };
    return graphql.defaults({
      baseUrl: this.connection.baseUrl.replace(/\/$/, ''),
      request: { fetch, log: quiet },
    }) as Graphql;
  }
}

const ignore = () => undefined;

/** What `@octokit/graphql` and `@octokit/request` throw, by their fields: their classes are modules that only `import()` reaches. */
interface OctokitError {
  message: string;
  cause?: unknown;
  status?: number;
  response?: { data?: unknown };
  errors?: GraphqlError[];
  data?: unknown;
}

function messageOf(data: unknown): string {
  if (typeof data === 'object' && data !== null && 'message' in data) return String(data.message);
  // Pages of proxies are long and say little.
  return typeof data === 'string' && !data.includes('<') ? data.slice(0, 200) : '';
}
