import { GraphQLError, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { actionsAnswer } from './actions';
import type { Caller } from './caller';
import { commitAnswer } from './commits';
import type { RateState } from './context';
import { Credentials, isRefusal, testToken, type AppRule, type TokenRule } from './credentials';
import { executeOverWorld } from './execution';
import { brokenPath, json, wholeAnswer, type Fault, type FaultRule, type WholeAnswer } from './fault';
import { queryCost, type QueryCost } from './points';
import { refusedPages } from './page-check';
import { queryRefusals } from './query-check';
import { RateBudget, rateHeaders, type RateLimitRule } from './rate-budget';
import { restAnswer } from './rest';
import { githubSchema } from './schema';
import type { World } from './world';

export interface RecordedRequest {
  /** Epoch seconds. */
  at: number;
  query: string;
  operationName?: string;
  variables: Record<string, unknown>;
  points: number;
  /** 0 when there was no answer. */
  status: number;
}

export interface GithubDouble {
  /** Base of REST, `http://127.0.0.1:port`; GraphQL is at `/graphql`. `/api/v3` and `/api/graphql` answer as well, as on Enterprise. */
  url: string;
  /** Spent by all calls of GraphQL so far, by GitHub's formula. */
  points(): number;
  requests: RecordedRequest[];
  restRequests: { at: number; method: string; path: string; search: string; status: number }[];
  /** Change it between two syncs. */
  world: World;
  /** Makes requests fail; the first rule that fits acts. Answers how to take it back. */
  fail(rule: FaultRule): () => void;
  /** 502 while an outermost list is asked for more than so many at once; only lists of that field, where one is named. */
  failPagesAbove(length: number, field?: string): () => void;
  /** Throws when the double was asked for what its world does not hold. */
  close(): Promise<void>;
}

export interface GithubDoubleOptions {
  /** By token; only `testToken` of the viewer, classic, without them. */
  tokens?: Record<string, TokenRule>;
  app?: AppRule;
  /** `none`: as an Enterprise server without limits, no headers and `rateLimit: null`; `zeros`: zeros in both. */
  rateLimit?: RateLimitRule | 'none' | 'zeros';
  /** Parts of the schema an older server lacks, see schema.ts. */
  schemaWithout?: readonly string[];
  /** GitHub's clock runs ahead of ours by so many seconds. */
  clockSkewSeconds?: number;
  /** The version an Enterprise server names in its header. */
  enterpriseVersion?: string;
}

/** A GitHub on a free port of 127.0.0.1 that executes GitHub's own schema over the world. */
export async function startGithubDouble(world: World, options: GithubDoubleOptions = {}): Promise<GithubDouble> {
  const double = new Double(world, options, githubSchema(options.schemaWithout));
  await double.listen();
  return double;
}

type RestPlace = { method: string; path: string; search: string };

interface GraphqlRequest {
  query: string;
  operationName?: string;
  variables: Record<string, unknown>;
}

const zeroRate: RateState = { limit: 0, remaining: 0, used: 0, reset: 0 };

class Double implements GithubDouble {
  url = '';
  readonly requests: RecordedRequest[] = [];
  readonly restRequests: GithubDouble['restRequests'] = [];
  private readonly server: Server;
  private readonly rules: { rule: FaultRule; left: number }[] = [];
  private readonly failures: string[] = [];
  private readonly credentials: Credentials;
  private readonly budget: RateBudget;
  private count = 0;

  constructor(
    public world: World,
    private readonly options: GithubDoubleOptions,
    private readonly schema: GraphQLSchema,
  ) {
    const tokens = options.tokens ?? { [testToken]: {} };
    this.credentials = new Credentials(
      () => this.world,
      tokens,
      options.app,
      () => this.now(),
    );
    this.budget = new RateBudget(typeof options.rateLimit === 'object' ? options.rateLimit : {}, () => this.now());
    this.server = createServer((request, response) => {
      this.answer(request, response).catch((error: unknown) => {
        this.failures.push(String(error));
        response.destroy();
      });
    });
    // A test that fails before it closes the double must not keep its process alive.
    this.server.unref();
    this.server.on('connection', (socket) => socket.unref());
  }

  points(): number {
    return this.requests.reduce((sum, { points }) => sum + points, 0);
  }

  fail(rule: FaultRule): () => void {
    const entry = { rule, left: rule.times ?? Infinity };
    this.rules.push(entry);
    return () => {
      entry.left = 0;
    };
  }

  failPagesAbove(length: number, field?: string): () => void {
    const tooLong = ({ query, variables, operationName }: GraphqlRequest) =>
      this.costOf({ query, variables, operationName }).outermost.some(
        (list) => list.length > length && (field === undefined || list.field === field),
      );
    return this.fail({ when: tooLong, with: { kind: 'status', status: 502 } });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
    if (this.failures.length > 0) throw new Error([...new Set(this.failures)].join('\n'));
  }

  private now(): number {
    return Date.now() / 1000 + (this.options.clockSkewSeconds ?? 0);
  }

  private costOf({ query, variables, operationName }: GraphqlRequest): QueryCost {
    try {
      return queryCost(this.schema, parse(query), variables, operationName);
    } catch {
      return { points: 1, nodes: 0, requests: 0, outermost: [] };
    }
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const count = ++this.count;
    const requestId = `D0B1:${count.toString(16).toUpperCase().padStart(4, '0')}:2A4F1C`;
    const method = request.method ?? 'GET';
    const [address, search = ''] = (request.url ?? '/').split('?');
    const path = address.replace(/^\/api(\/v3)?(?=\/)/, '');
    const body = await textOf(request);
    const graphql = method === 'POST' && path === '/graphql' ? readGraphql(body) : null;
    const asked = graphql ?? { query: '', variables: {} };
    const fault = this.faultOf({ method, path, count, ...asked }, path === '/graphql');
    const at = Date.now() / 1000;
    const sending = { request, response, requestId, fault };
    if (path !== '/graphql') {
      const entry = { at, method, path, search, status: 0 };
      this.restRequests.push(entry);
      entry.status = this.send(sending, this.answerRest(sending, entry));
      return;
    }
    const entry: RecordedRequest = { at, ...asked, points: 0, status: 0 };
    this.requests.push(entry);
    const { answer, points } = await this.answerGraphql(sending, graphql);
    entry.points = points;
    entry.status = this.send(sending, answer);
  }

  private faultOf(asked: Parameters<NonNullable<FaultRule['when']>>[0], isGraphql: boolean): Fault | null {
    for (const entry of this.rules) {
      if (entry.left <= 0 || !(entry.rule.when ? entry.rule.when(asked) : isGraphql)) continue;
      entry.left -= 1;
      return entry.rule.with;
    }
    return null;
  }

  private answerRest({ request, requestId, fault }: Sending, asked: RestPlace): WholeAnswer {
    const instead = fault && wholeAnswer(fault, requestId, this.now());
    if (instead) return instead;
    const { authorization, 'if-none-match': etag } = request.headers;
    const known = this.credentials.callerOf(authorization);
    const actions = isRefusal(known)
      ? undefined
      : (actionsAnswer({ ...asked, etag }, this.world, known.caller, this.url) ??
        commitAnswer(asked, this.world, known.caller, this.url));
    const rate = (token: string) => this.rateOf(fault, () => this.budget.state(token));
    const { answer, caller } = actions
      ? { answer: actions, caller: undefined }
      : restAnswer(asked.method, asked.path, authorization, this.credentials, rate);
    // What has not changed costs nothing.
    const price = answer.status === 304 ? 0 : 1;
    const core = this.rateOf(fault, () => this.budget.spend(`rest ${authorization}`, price));
    return withHeaders(answer, { ...(core && rateHeaders(core, 'core')), ...scopeHeaders(caller) });
  }

  /** The state of the limit, or what a server without limits says. */
  private rateOf(fault: Fault | null, real: () => RateState): RateState | null {
    const skew = fault?.kind === 'clockSkew' ? fault.seconds : 0;
    if (fault?.kind === 'noRateLimit') return fault.as === 'null' ? null : zeroRate;
    if (this.options.rateLimit === 'none') return null;
    if (this.options.rateLimit === 'zeros') return zeroRate;
    const state = real();
    return { ...state, reset: state.reset + skew };
  }

  private async answerGraphql(
    { request, requestId, fault }: Sending,
    graphql: GraphqlRequest | null,
  ): Promise<{ answer: WholeAnswer; points: number }> {
    const cost = graphql ? this.costOf(graphql) : null;
    const instead = fault && wholeAnswer(fault, requestId, this.now());
    // A call that runs into a timeout inside GitHub is paid for, one that is turned away is not.
    if (fault && instead) return { answer: instead, points: isPaid(fault) && cost ? cost.points : 0 };
    const refused = (answer: WholeAnswer) => ({ answer, points: 0 });
    const known = this.credentials.callerOf(request.headers.authorization);
    if (isRefusal(known)) return refused(known);
    if (!graphql || !cost) return refused(json(400, { message: 'Problems parsing JSON' }));
    const { caller, token } = known;
    const before = this.rateOf(fault, () => this.budget.state(token));
    const headers = (rate: RateState | null) => ({
      ...(rate && rateHeaders(rate, 'graphql')),
      ...scopeHeaders(caller),
    });
    if (before && before.limit > 0 && before.remaining <= 0) {
      const message = `API rate limit already exceeded for user ID ${caller.account.databaseId}.`;
      const error = { type: 'RATE_LIMIT', code: 'graphql_rate_limit', message };
      return refused(json(200, { errors: [error] }, headers(before)));
    }
    let document: DocumentNode;
    try {
      document = parse(graphql.query);
    } catch (error) {
      const message = `Parse error: ${(error as GraphQLError).message}`;
      return refused(json(200, { errors: [{ message }] }, headers(before)));
    }
    const errors = queryRefusals(this.schema, document, cost, caller);
    if (errors.length > 0) return refused(json(200, { errors }, headers(before)));
    const rate = this.rateOf(fault, () => this.budget.spend(token, cost.points));
    const broken = fault && brokenPath(fault, requestId);
    const pages = refusedPages(this.schema, document, graphql.variables);
    const answer = await executeOverWorld(this.schema, document, graphql.variables, graphql.operationName, {
      world: this.world,
      caller,
      webUrl: this.url,
      cost,
      rate,
      broken: broken ? [broken] : [],
      refusedPages: pages,
      staleCursors: fault?.kind === 'staleCursor',
      failures: this.failures,
    });
    // A refused list that the world has no parent for is refused all the same: the test would pass by chance.
    for (const { type, message } of pages.values())
      if (!answer.errors?.some((error) => error.type === type))
        return refused(json(200, { errors: [{ type, message }] }, headers(rate)));
    const saml = JSON.stringify(answer.errors ?? []).includes('"saml_failure":true');
    const sso: Record<string, string> = saml ? { 'x-github-sso': `required; url=${this.url}/sso` } : {};
    return { answer: json(200, answer, { ...headers(rate), ...sso }), points: cost.points };
  }

  /** Sends the answer as the fault wants it; answers its status. */
  private send({ request, response, requestId, fault }: Sending, { status, headers, body }: WholeAnswer): number {
    if (fault?.kind === 'timeout') return 0;
    if (fault?.kind === 'reset') {
      request.socket.resetAndDestroy();
      return 0;
    }
    const seconds = this.now() + (fault?.kind === 'clockSkew' ? fault.seconds : 0);
    const bytes = Buffer.from(body);
    response.writeHead(status, {
      date: new Date(seconds * 1000).toUTCString(),
      'x-github-request-id': requestId,
      'x-github-media-type': 'github.v4; format=json',
      ...(this.options.enterpriseVersion && { 'x-github-enterprise-version': this.options.enterpriseVersion }),
      'content-length': bytes.length,
      ...headers,
    });
    if (fault?.kind !== 'cutOff') {
      response.end(bytes);
      return status;
    }
    const part = bytes.subarray(0, Math.floor(bytes.length * (fault.share ?? 0.5)));
    response.write(part, () => request.socket.destroy());
    return status;
  }
}

interface Sending {
  request: IncomingMessage;
  response: ServerResponse;
  requestId: string;
  fault: Fault | null;
}

function isPaid(fault: Fault): boolean {
  return fault.kind === 'internal' || (fault.kind === 'status' && fault.status >= 500);
}

function scopeHeaders(caller: Caller | undefined): Record<string, string> {
  if (caller?.kind !== 'classic') return {};
  return { 'x-oauth-scopes': caller.scopes.join(', '), 'x-accepted-oauth-scopes': 'repo' };
}

function withHeaders(answer: WholeAnswer, headers: Record<string, string>): WholeAnswer {
  return { ...answer, headers: { ...headers, ...answer.headers } };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function readGraphql(body: string): GraphqlRequest | null {
  try {
    const { query, operationName, variables } = JSON.parse(body) as Partial<GraphqlRequest>;
    if (typeof query !== 'string') return null;
    return { query, ...(operationName && { operationName }), variables: variables ?? {} };
  } catch {
    return null;
  }
}
