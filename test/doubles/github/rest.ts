import { isRefusal, type Credentials, type InstallationRule } from './credentials';
import type { Caller } from './caller';
import type { RateState } from './context';

import { json, type WholeAnswer } from './fault';

const notFound = () =>
  json(404, { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' });

/** The few paths of REST that a program needs to sign in. `path` without `/api/v3`. */
export function restAnswer(
  method: string,
  path: string,
  authorization: string | undefined,
  credentials: Credentials,
  rate: (token: string) => RateState | null,
): { answer: WholeAnswer; caller?: Caller } {
  const app = /^\/app(\/|$)/.test(path) || /^\/(orgs|users)\/[^/]+\/installation$/.test(path);
  if (app) return { answer: appAnswer(method, path, authorization, credentials) };
  const known = credentials.callerOf(authorization);
  if (isRefusal(known)) return { answer: known };
  const { caller, token } = known;
  if (method === 'GET' && path === '/user') {
    if (caller.kind === 'installation')
      return { answer: json(403, { message: 'Resource not accessible by integration' }), caller };
    const { login, databaseId, id, name, __typename } = caller.account;
    return { answer: json(200, { login, id: databaseId, node_id: id, name: name ?? null, type: __typename }), caller };
  }
  if (method === 'GET' && path === '/rate_limit') {
    const state = rate(token);
    // What Enterprise says when its limits are switched off.
    if (!state) return { answer: json(404, { message: 'Rate limiting is not enabled.' }), caller };
    const { limit, remaining, used, reset } = state;
    const core = { limit, remaining: limit, used: 0, reset };
    return {
      answer: json(200, { resources: { core, graphql: { limit, remaining, used, reset } }, rate: core }),
      caller,
    };
  }
  return { answer: notFound(), caller };
}

function appAnswer(
  method: string,
  path: string,
  authorization: string | undefined,
  credentials: Credentials,
): WholeAnswer {
  const refusal = credentials.refusalOfApp(authorization);
  if (refusal) return refusal;
  const installations = credentials.installations();
  const shape = ({ id, login, repositories, suspended }: InstallationRule) => ({
    id,
    account: { login, type: credentials.kindOf(login) },
    target_type: credentials.kindOf(login),
    repository_selection: repositories === undefined || repositories === 'all' ? 'all' : 'selected',
    permissions: { metadata: 'read', pull_requests: 'read', contents: 'read', deployments: 'read', members: 'read' },
    suspended_at: suspended ? '2026-01-01T00:00:00Z' : null,
  });
  if (method === 'GET' && path === '/app/installations') return json(200, installations.map(shape));
  const account = /^\/(?:orgs|users)\/([^/]+)\/installation$/.exec(path)?.[1];
  if (method === 'GET' && account !== undefined) {
    const found = installations.find(({ login }) => login.toLowerCase() === decodeURIComponent(account).toLowerCase());
    return found ? json(200, shape(found)) : notFound();
  }
  const id = /^\/app\/installations\/(\d+)\/access_tokens$/.exec(path)?.[1];
  const found = installations.find((one) => String(one.id) === id);
  if (method !== 'POST' || !found) return notFound();
  if (found.suspended) return json(403, { message: 'This installation has been suspended' });
  const { token, expiresAt } = credentials.issue(found);
  const { permissions, repository_selection } = shape(found);
  const expires_at = new Date(expiresAt * 1000).toISOString().replace(/\.\d+Z/, 'Z');
  return json(201, { token, expires_at, permissions, repository_selection });
}
