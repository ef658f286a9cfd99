import { testToken } from './credentials';
import type { GithubDouble } from './github-double';
import type { Loose } from './world';

export interface Reply {
  status: number;
  headers: Headers;
  data: Loose;
  errors: Loose[];
  body: Loose;
}

/** Asks the double as a program would; for tests that look at the double itself. */
export async function ask(
  double: GithubDouble,
  query: string,
  variables: Record<string, unknown> = {},
  options: { token?: string | null; path?: string; signal?: AbortSignal } = {},
): Promise<Reply> {
  const { token = testToken, path = '/graphql', signal } = options;
  const response = await fetch(`${double.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
    ...(signal && { signal }),
  });
  return replyOf(response);
}

/** A request to REST. `credential` is a token or a JWT. */
export async function rest(double: GithubDouble, path: string, credential?: string, method = 'GET'): Promise<Reply> {
  const headers: Record<string, string> = credential === undefined ? {} : { authorization: `Bearer ${credential}` };
  return replyOf(await fetch(`${double.url}${path}`, { method, headers }));
}

async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const body: Loose = isJson ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, data: body.data, errors: body.errors ?? [], body };
}
