import { Failure } from '../../platform/failure';
import { faultOfAnswer } from './answer-fault';
import type { UsageSurroundings } from './usage-connection';
import { UsageFault } from './usage-fault';

export interface UsageRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON by POST; absent = GET. */
  readonly body?: object;
  /** An answer 204 or 404 says that there is nothing, and is no fault. */
  readonly mayLack?: boolean;
}

/** Who is asked, in messages: the name, and what its key has to be. */
export interface UsageVendorName {
  readonly name: string;
  readonly keyRemedy: string;
}

/** Seconds between tries while a vendor does not answer. */
const WAITS = [2, 4, 8];
/** A limit that ends later is not waited for: the next run goes on. */
const LONGEST_WAIT = 900;
/** Where a vendor refuses without saying for how long: limits are counted by the minute. */
const LIMIT_WAIT = 60;

/** Asks a vendor, one request at a time; waits out limits and tries again what may pass. */
export class UsageClient {
  constructor(
    private readonly vendor: UsageVendorName,
    private readonly context: UsageSurroundings,
    private readonly onWait: (seconds: number, fault: UsageFault) => Promise<void> | void = () => undefined,
  ) {}

  /**
   * The body of an answer 200; undefined only where the request says that it may lack.
   *
   * @throws UsageFault; `rate_limited` when the limit ends later than in a quarter of an hour; Failure for an address that may not be asked; what the
   *   signal was raised with
   */
  async text(request: UsageRequest): Promise<string | undefined> {
    for (let failed = 0, refused = 0; ;) {
      try {
        return await this.send(request);
      } catch (error) {
        if (!(error instanceof UsageFault)) throw error;
        if (error.code === 'rate_limited') await this.waitFor(error, refused++);
        else if (error.passing && failed < WAITS.length) await this.pause(WAITS[failed++]);
        else throw error;
      }
    }
  }

  /** @throws as `text`; UsageFault upstream when the answer is no JSON */
  async json(request: UsageRequest): Promise<unknown> {
    const text = await this.text(request);
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text);
    } catch {
      throw new UsageFault(
        'upstream',
        `The answer of ${new URL(request.url).host} was cut off, or is not of ${this.vendor.name}.`,
        'Check the base URL; the next run tries again.',
      );
    }
  }

  private async waitFor(fault: UsageFault, refused: number): Promise<void> {
    // Whoever says "at once" and refuses all the same is asked ever more seldom.
    const wait = Math.max(fault.seconds ?? LIMIT_WAIT * 2 ** refused, 2 ** refused);
    if (wait > LONGEST_WAIT) throw fault;
    await this.onWait(wait, fault);
    await this.pause(wait);
  }

  private async pause(seconds: number): Promise<void> {
    const { wait, signal } = this.context;
    await wait(seconds, signal);
    signal.throwIfAborted();
  }

  private async send({ url, headers, body, mayLack }: UsageRequest): Promise<string | undefined> {
    const { context, vendor } = this;
    context.signal.throwIfAborted();
    let response: Response;
    let text: string;
    try {
      response = await context.fetch(url, {
        method: body ? 'POST' : 'GET',
        headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }), ...headers },
        body: body && JSON.stringify(body),
        signal: context.signal,
      });
      text = await response.text();
    } catch (error) {
      context.signal.throwIfAborted();
      if (error instanceof Failure) throw error;
      const late = (error as Error).name === 'TimeoutError';
      throw new UsageFault(
        late ? 'timeout' : 'upstream',
        late
          ? (error as Error).message
          : `${vendor.name} cannot be reached (${(error as Error).message.slice(0, 160)}).`,
        'Nothing, if it passes: the next run tries again. If it lasts, check the base URL and the way out of this network.',
      );
    }
    if (mayLack && (response.status === 204 || response.status === 404)) return undefined;
    if (response.status !== 200)
      throw faultOfAnswer(
        { status: response.status, headers: response.headers, text, host: new URL(url).host, now: context.now() },
        vendor,
      );
    return text;
  }
}
