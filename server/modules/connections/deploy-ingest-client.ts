import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../../platform/failure';

/** What a server answers to what it took. */
export interface IngestAnswer {
  organization: string;
  accepted: number;
  unchanged: number;
  rejected: number;
  rejects: string[];
}

/** Waits between tries, in milliseconds: a pipeline must not fail because a server starts anew. Sending twice changes nothing. */
const WAITS = [1000, 4000];
const TIMEOUT_MS = 30_000;

/**
 * Sends one record to a server, up to three times while it cannot be reached or fails.
 *
 * @param server its address, with a path where it stands below one
 * @throws Failure wrong_use for what is no address, not_allowed for the token, upstream_failed with what the server said
 */
export async function sendRecord(
  server: string,
  token: string | undefined,
  door: string,
  record: object,
): Promise<IngestAnswer> {
  const address = addressOf(server, door);
  for (const wait of [...WAITS, undefined]) {
    const failed = await send(address, token, record);
    if ('answer' in failed) return failed.answer;
    if (!failed.passing || wait === undefined) throw failed.failure;
    await pause(wait);
  }
  throw new Error('The last try answers or throws.');
}

type Sent = { answer: IngestAnswer } | { failure: Failure; passing: boolean };

async function send(address: URL, token: string | undefined, record: object): Promise<Sent> {
  let status: number;
  let text: string;
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(record),
      // A token is not carried on to another address.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    ({ status } = response);
    text = await response.text();
  } catch (cause) {
    const { message, cause: inner } = cause as Error & { cause?: Error };
    const why = inner?.message ?? message;
    const failure = new Failure('upstream_failed', `${address.origin} cannot be reached (${why}): check the address.`, {
      cause,
    });
    return { failure, passing: true };
  }
  const answer = parsed(text);
  if (status === 200 && answer && 'accepted' in answer) return { answer: answer as IngestAnswer };
  const said = answer && 'message' in answer ? String(answer.message) : `it answered ${status}`;
  if (status === 401 || status === 403) return { failure: new Failure('not_allowed', said), passing: false };
  const failure = new Failure('upstream_failed', `${address.href} did not take it: ${said}`);
  return { failure, passing: status >= 500 || status === 429 };
}

function addressOf(server: string, door: string): URL {
  try {
    const url = new URL(server);
    if (!['http:', 'https:'].includes(url.protocol)) throw new TypeError();
    return new URL(`${url.origin}${url.pathname.replace(/\/+$/, '')}/ingest/${door}`);
  } catch {
    throw new Failure(
      'wrong_use',
      `"${server}" is no address of a server: write it as https://downstream.example.com.`,
    );
  }
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
