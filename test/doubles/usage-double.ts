import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a vendor sees it. */
export interface UsageAsked {
  method: string;
  path: string;
  search: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** Of a POST, parsed. */
  body: Record<string, unknown>;
}

export interface UsageAnswer {
  status: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON, a text as it is. */
  body?: object | string;
}

/** What goes wrong: the first rule that fits answers, as often as it says. */
export interface UsageFaultRule {
  when?: (asked: UsageAsked) => boolean;
  answer: UsageAnswer | 'hang up';
  times?: number;
}

export interface UsageDouble {
  /** `http://127.0.0.1:port`, without a slash at its end. */
  url: string;
  host: string;
  requests: (UsageAsked & { status: number })[];
  fail(rule: UsageFaultRule): void;
  mend(): void;
  close(): Promise<void>;
}

/** A vendor on a free port of 127.0.0.1 that answers as it is told. */
export async function startUsageDouble(answer: (asked: UsageAsked) => UsageAnswer): Promise<UsageDouble> {
  const requests: UsageDouble['requests'] = [];
  const rules: { rule: UsageFaultRule; left: number }[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const asked = await askedBy(request);
    const found = rules.find(({ rule, left }) => left > 0 && (rule.when?.(asked) ?? true));
    if (found) found.left--;
    const given = found ? found.rule.answer : answer(asked);
    requests.push({ ...asked, status: given === 'hang up' ? 0 : given.status });
    if (given === 'hang up') return response.destroy();
    const { status, headers, body } = given;
    const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  };
  const server = createServer((request, response) => void handle(request, response));
  // A test that fails before it closes the double must not keep its process alive.
  server.unref();
  server.on('connection', (socket) => socket.unref());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    requests,
    fail: (rule) => rules.push({ rule, left: rule.times ?? Infinity }),
    mend: () => rules.splice(0),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function askedBy(request: IncomingMessage): Promise<UsageAsked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const url = new URL(request.url ?? '/', 'http://double');
  return {
    method: request.method ?? '',
    path: url.pathname,
    search: url.searchParams,
    headers: request.headers,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}
