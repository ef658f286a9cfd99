import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** One GraphQL request over HTTP, to the last byte of its answer. Throws when that holds errors. */
export async function post(url: string, query: string, variables: object): Promise<void> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const reply = JSON.parse(text) as { errors?: unknown[] };
  if (reply.errors?.length) throw new Error(`GraphQL answered with errors: ${text.slice(0, 2000)}`);
}

/** The next message of a child; throws when it ends before. */
export async function messageOf(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The server ended with ${code}.`);
  });
  ended.catch(() => undefined);
  const [message] = await Promise.race([once(child, 'message'), ended]);
  return message;
}
