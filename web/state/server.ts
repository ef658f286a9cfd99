import type { TypedDocumentString } from '../gql/documents';

/** What the server said instead of an answer, or that it did not say anything. */
export class ServerError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
    this.name = 'ServerError';
  }
}

interface Reply<T> {
  data?: T | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/**
 * Asks the server one document.
 *
 * @throws ServerError with the server's own sentence, or one that says that it cannot be reached
 */
export async function ask<T, V>(document: TypedDocumentString<T, V>, variables: V, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: document.toString(), variables }),
      signal,
    });
  } catch (reason) {
    if (signal?.aborted) throw reason;
    throw new ServerError(
      'The server cannot be reached. Check that "downstream serve" is running, then try again.',
      'UNREACHABLE',
    );
  }
  const text = await response.text();
  let reply: Reply<T>;
  try {
    reply = JSON.parse(text) as Reply<T>;
  } catch (reason) {
    throw new ServerError(
      `The server answered with status ${response.status} and no readable body (${String(reason)}). Look at its log.`,
      'UNREADABLE',
    );
  }
  const fault = reply.errors?.[0];
  if (fault) throw new ServerError(fault.message, fault.extensions?.code ?? 'UNKNOWN');
  if (!reply.data) throw new ServerError(`The server answered with status ${response.status} and no data.`, 'EMPTY');
  return reply.data;
}
