import type { TestDatabase } from './database';
import { buildServer, freePort, startProgram } from './program';

export interface TestServer {
  /** `http://127.0.0.1:…`, without a slash at the end. */
  url: string;
  /** The answer's `data`; throws when the answer holds errors. */
  graphql<T>(query: string, variables?: Record<string, unknown>): Promise<T>;
  /** Stops it in order; throws when it does not end with 0 or has complained. */
  close(): Promise<void>;
}

/**
 * The real server as a process of its own on a free port and the given database (about 0.8 s). It serves the page that was built last, if any.
 *
 * @param more of its environment
 *
 * A process, not in Jest's: Mercurius imports ES modules, which Jest's sandbox does not know.
 */
export async function startServer(database: TestDatabase, more: Record<string, string> = {}): Promise<TestServer> {
  await buildServer();
  const env = {
    DATABASE_URL: database.url,
    DOWNSTREAM_LOG_LEVEL: process.env.DOWNSTREAM_LOG_LEVEL ?? 'warn',
    ...more,
  };
  const program = startProgram(['serve', '--port', String(await freePort())], env);
  const url = await program.ready;
  const close = async () => {
    program.child.kill('SIGTERM');
    const code = await program.ended;
    if (code !== 0 || program.errors() !== '') throw new Error(`The server ended with ${code}: ${program.errors()}`);
  };
  return { url, close, graphql: (query, variables) => ask(url, query, variables) };
}

async function ask<T>(url: string, query: string, variables?: Record<string, unknown>): Promise<T> {
  const body = JSON.stringify({ query, variables });
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const text = await response.text();
  if (!response.headers.get('content-type')?.includes('json'))
    throw new Error(`GraphQL answered ${response.status}: ${text}`);
  const { data, errors } = JSON.parse(text) as { data: T; errors?: unknown[] };
  if (errors?.length) throw new Error(`GraphQL answered with errors: ${JSON.stringify(errors)}`);
  return data;
}
