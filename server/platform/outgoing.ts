import { lookup as resolve } from 'node:dns';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { createGunzip } from 'node:zlib';
import { Failure } from './failure';
import { isPrivateAddress } from './private-address';

export interface OutgoingOptions {
  /** Hosts, or host:port, that may be asked over http and at private addresses, in lower case. */
  readonly allowHosts: readonly string[];
  /** From the request to the last byte of its answer. */
  readonly timeoutSeconds: number;
  /** Of an answer, unpacked. */
  readonly mostBytes: number;
}

/** Statuses whose answers have no body, which `Response` insists on. */
const bodiless = new Set([204, 205, 304]);

/**
 * `fetch` for requests to other servers, whose addresses people and other servers name: https only, no redirect is followed (the answer 3xx is
 * returned), and never to an address of this machine or a private network, whatever name leads there. Names are checked as they are resolved for the
 * connection itself, so that a second answer of the DNS changes nothing.
 *
 * It takes text or bytes as a body. It throws as `fetch` does: `TypeError` when the server cannot be reached, a `TimeoutError`, what the signal says
 * when it fires; besides, Failure not_allowed for an address it may not ask and limit_reached for an answer that is too large.
 */
export function outgoingFetch(options: OutgoingOptions): typeof fetch {
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  return async (input, init) => {
    const request = input instanceof Request ? input : undefined;
    const url = new URL(request?.url ?? (input as string | URL));
    const allowed = isAllowed(url, options.allowHosts);
    requireAllowed(url, allowed);
    const headers = Object.fromEntries(new Headers(init?.headers ?? request?.headers));
    const body = init?.body === undefined || init.body === null ? await request?.text() : bytesOf(init.body);
    const signal = init?.signal ?? request?.signal;
    signal?.throwIfAborted();
    return new Promise<Response>((done, fail) => {
      const secure = url.protocol === 'https:';
      const outgoing = (secure ? httpsRequest : httpRequest)(url, {
        method: init?.method ?? request?.method ?? 'GET',
        headers: { 'accept-encoding': 'gzip', ...headers },
        agent: secure ? agents.https : agents.http,
        lookup: allowed ? undefined : publicLookup,
      });
      const end = (reason: unknown) => {
        over();
        fail(reason as Error);
        outgoing.destroy();
      };
      const timeout = `${url.host} did not answer within ${options.timeoutSeconds} seconds.`;
      const timer = setTimeout(() => end(new DOMException(timeout, 'TimeoutError')), options.timeoutSeconds * 1000);
      const abort = () => end(signal?.reason);
      const over = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      };
      signal?.addEventListener('abort', abort, { once: true });
      outgoing.on('error', (error) => end(thrownOf(error, url)));
      outgoing.once('response', (incoming) => {
        read(incoming, options.mostBytes, url)
          .then((bytes) => {
            // It throws for a status or a header that no answer may have.
            done(responseOf(incoming, bytes, url));
            over();
          })
          .catch((error: unknown) => end(thrownOf(error as Error, url)));
      });
      outgoing.end(body);
    });
  };
}

/** Whether the operator named this host, with or without its port. */
function isAllowed(url: URL, hosts: readonly string[]): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return hosts.includes(url.hostname) || hosts.includes(`${url.hostname}:${port}`);
}

function requireAllowed(url: URL, allowed: boolean): void {
  if (url.protocol !== 'https:' && !(allowed && url.protocol === 'http:'))
    throw new Failure(
      'not_allowed',
      `${url.origin} does not begin with https://; set DOWNSTREAM_ALLOW_HOSTS=${url.host} if this is meant.`,
    );
  if (url.username !== '' || url.password !== '')
    throw new Failure(
      'not_allowed',
      `An address of ${url.host} with a password in it is not asked; leave the password out.`,
    );
  // What is an address already is not looked up, so the check below would not see it.
  const address = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowed && isIP(address) !== 0 && isPrivateAddress(address)) throw privateFailure(url.host, address);
}

function privateFailure(host: string, address: string): Failure {
  return new Failure(
    'not_allowed',
    `${host} leads to the private address ${address}; set DOWNSTREAM_ALLOW_HOSTS=${host} if this is meant.`,
  );
}

const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, [], undefined);
    const secret = addresses.find(({ address }) => isPrivateAddress(address));
    if (secret) return callback(privateFailure(hostname, secret.address), [], undefined);
    if (options.all) callback(null, addresses);
    else callback(null, addresses[0].address, addresses[0].family);
  });
};

function bytesOf(body: NonNullable<RequestInit['body']>): string | Uint8Array {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError('An outgoing request takes text or bytes as its body.');
}

async function read(incoming: IncomingMessage, mostBytes: number, url: URL): Promise<Buffer> {
  const packed = incoming.headers['content-encoding'] === 'gzip';
  const gunzip = packed ? createGunzip() : undefined;
  // An answer that breaks off must fail what waits for the rest of it.
  if (gunzip) incoming.once('error', (error) => gunzip.destroy(error)).pipe(gunzip);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of gunzip ?? incoming) {
    chunks.push(chunk as Buffer);
    if ((size += (chunk as Buffer).length) > mostBytes)
      throw new Failure(
        'limit_reached',
        `${url.host} answered with more than ${mostBytes.toLocaleString('en')} bytes.`,
      );
  }
  return Buffer.concat(chunks);
}

function responseOf(incoming: IncomingMessage, bytes: Buffer, url: URL): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headersDistinct)) {
    // They speak of the packed body.
    if (name === 'content-encoding' || name === 'content-length') continue;
    for (const one of value ?? []) headers.append(name, one);
  }
  const status = incoming.statusCode ?? 0;
  const body = bodiless.has(status) ? null : new Uint8Array(bytes);
  const response = new Response(body, { status, statusText: incoming.statusMessage, headers });
  return Object.defineProperty(response, 'url', { value: url.href });
}

/** Faults of the network look like those of `fetch`; ours stay what they are. */
function thrownOf(error: Error, url: URL): Error {
  if (error instanceof Failure || error instanceof DOMException) return error;
  return new TypeError(`${url.host} cannot be reached: ${error.message}`, { cause: error });
}
