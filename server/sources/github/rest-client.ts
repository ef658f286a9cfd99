import { Failure } from '../../platform/failure';
import { faultOfStatus, upstream } from './answer-fault';
import type { GithubClient } from './client';
import { GithubFault } from './github-fault';
import type { GithubConnection, SyncContext } from './sync-context';

export interface RestAnswer<T> {
  /** Undefined: nothing has changed since the tag that was sent. */
  data: T | undefined;
  etag: string | undefined;
  /** Whether a further page follows. */
  more: boolean;
}

/** Seconds between tries while GitHub does not answer. */
const WAITS = [2, 4];
/** A limit that ends later is not waited for: the next run goes on. */
const LONGEST_WAIT = 900;
const SECONDARY_WAIT = 60;

/**
 * GitHub's REST API, for what GraphQL does not list; one call at a time. Its hourly limit is another one than GraphQL's, and an answer 304 to a tag
 * that was sent costs nothing of it.
 */
export class GithubRest {
  private remaining = NaN;
  /** By GitHub's clock, epoch seconds. */
  private resetAt = NaN;

  constructor(
    private readonly connection: Pick<GithubConnection, 'baseUrl'>,
    private readonly context: Pick<SyncContext, 'fetch' | 'signal' | 'wait'>,
    /** Signs in, and knows GitHub's clock. */
    private readonly client: Pick<GithubClient, 'authorization' | 'forgetAuthorization' | 'limits' | 'onWait'>,
  ) {}

  /**
   * @param path below the base, with its parameters
   * @throws GithubFault, `rate_limited` when the limit ends later than in a quarter of an hour; what the signal was raised with
   */
  async get<T>(path: string, etag?: string): Promise<RestAnswer<T>> {
    let renewed = false;
    for (let failed = 0, refused = 0; ;) {
      try {
        await this.requireBudget();
        return await this.send<T>(path, etag);
      } catch (error) {
        if (!(error instanceof GithubFault)) throw error;
        if (error.code === 'unauthorized' && !renewed && this.client.forgetAuthorization()) renewed = true;
        else if (error.code === 'rate_limited') await this.waitFor(error, refused++);
        else if (error.passing && failed < WAITS.length) await this.pause(WAITS[failed++]);
        else throw error;
      }
    }
  }

  private async requireBudget(): Promise<void> {
    const left = this.resetAt - this.client.limits.serverNow();
    if (this.remaining === 0 && left > 0)
      await this.waitFor(
        new GithubFault(
          'rate_limited',
          "GitHub's hourly limit of its REST API is used up.",
          'Nothing: the next run goes on.',
          { until: this.resetAt },
        ),
        0,
      );
  }

  private async waitFor(fault: GithubFault, refused: number): Promise<void> {
    const { seconds, until } = fault.wait;
    const now = this.client.limits.serverNow();
    const asked = seconds ?? (until === undefined ? SECONDARY_WAIT * 2 ** refused : until - now + 1);
    // Whoever says "at once" and refuses all the same is asked ever more seldom.
    const wait = Math.max(asked, 2 ** refused);
    if (wait > LONGEST_WAIT) throw fault;
    await this.client.onWait(now + wait, fault);
    await this.pause(wait);
    this.remaining = NaN;
  }

  private async pause(seconds: number): Promise<void> {
    const { wait, signal } = this.context;
    await wait(seconds, signal);
    signal.throwIfAborted();
  }

  private async send<T>(path: string, etag: string | undefined): Promise<RestAnswer<T>> {
    const { context, client } = this;
    context.signal.throwIfAborted();
    const headers = {
      authorization: await client.authorization(),
      accept: 'application/vnd.github+json',
      ...(etag !== undefined && { 'if-none-match': etag }),
    };
    let status: number;
    let text: string;
    let said: Record<string, string>;
    try {
      const address = `${this.connection.baseUrl.replace(/\/$/, '')}${path}`;
      const response = await context.fetch(address, { headers, signal: context.signal });
      ({ status } = response);
      said = Object.fromEntries(response.headers);
      text = await response.text();
    } catch (error) {
      context.signal.throwIfAborted();
      if (error instanceof Failure) throw error;
      throw upstream(`GitHub cannot be reached (${(error as Error).message.slice(0, 160)})`);
    }
    this.note(said);
    if (status === 304) return { data: undefined, etag, more: false };
    const value = parsed(text);
    if (status !== 200) throw faultOfStatus({ status, headers: said, message: messageOf(value) });
    if (typeof value !== 'object' || value === null) throw upstream('The answer was cut off, or is not of GitHub');
    return { data: value as T, etag: said.etag, more: /;\s*rel="?next"?/.test(said.link ?? '') };
  }

  private note(headers: Readonly<Record<string, string | undefined>>): void {
    this.client.limits.noteHeaders({ date: headers.date });
    // A limit of 0 is none.
    if (!(Number(headers['x-ratelimit-limit']) > 0)) return;
    this.remaining = Number(headers['x-ratelimit-remaining']);
    this.resetAt = Number(headers['x-ratelimit-reset']);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const messageOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'message' in value ? String(value.message) : '';
