import type { IncomingHttpHeaders } from 'node:http';
import { Failure } from '../../platform/failure';
import type { ReceivedDelivery } from './delivery-intake';

/** A request to the address of a webhook. */
export interface HookRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The body as UTF-8. */
  readonly text: string;
  /** Seconds since 1970. */
  readonly now: number;
}

/** Why a request is refused, as one sentence for who connects it; undefined = it is let in. */
export type HookCheck = (request: HookRequest) => Promise<string | undefined>;

/** How the webhooks of one door look on the wire. */
export interface HookForm {
  /** Headers of which one has to be there before the body is read, and what to say when none is; absent = nothing proves the sender. */
  readonly proof?: { readonly headers: readonly string[]; readonly missing: string };
  /** @param secrets opened, newest first */
  check(secrets: readonly string[]): Promise<HookCheck>;
  /**
   * What is stored of a request that was let in.
   *
   * @throws Failure bad_input for what cannot be a delivery
   */
  delivery(request: HookRequest): ReceivedDelivery;
}

/** A request that is not what the door takes. */
export class Unaccepted extends Failure {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(status === 404 ? 'not_found' : status === 401 ? 'not_allowed' : 'bad_input', message);
  }
}

/** The first of the headers that is there and not blank. */
export function headerOf(headers: IncomingHttpHeaders, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = headers[name];
    if (typeof value === 'string' && value.trim() !== '') return value;
  }
  return undefined;
}
