import { createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { cloneDatabase, type TestDatabase } from './database';
import { buildServer, freePort, startProgram, type RunningProgram } from './program';
import type { TestDelivery } from './webhook-payloads';

/** A connection for webhooks only, in an organization of its own. */
export interface Hook {
  org: string;
  id: string;
  path: string;
  secret: string;
}

export interface Sent {
  status: number;
  body: { delivery?: string; repeated?: boolean; code?: string; message?: string };
}

export interface DeliveryCounts {
  waiting: number;
  taken: number;
  ignored: number;
  failed: number;
}

/** `X-Hub-Signature-256`, by node's own HMAC, not by the library that checks it. */
export const signed = (secret: string, body: string | Buffer): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

export const headersOf = ({ id, event }: TestDelivery, signature: string | undefined) => ({
  'content-type': 'application/json',
  'user-agent': 'GitHub-Hookshot/044aadd',
  'x-github-delivery': id,
  'x-github-event': event,
  'x-hub-signature-256': signature,
});

/** Looks until it fits, for half a minute. */
export async function until<T>(look: () => Promise<T>, fits: (value: T) => boolean): Promise<T> {
  for (const end = Date.now() + 30_000; ; await pause(50)) {
    const value = await look();
    if (fits(value)) return value;
    if (Date.now() > end) throw new Error(`It stayed ${JSON.stringify(value)}`);
  }
}

/** The real server with a database, as GitHub meets it; it may be stopped, killed and started again. */
export class HookServer {
  program!: RunningProgram;
  url = '';
  private readonly secretKey = randomBytes(32).toString('base64');

  private constructor(
    private readonly database: TestDatabase,
    /** A connection of the database's owner, who sees all organizations. */
    readonly owner: Client,
    private readonly home: string,
  ) {}

  static async open(): Promise<HookServer> {
    await buildServer();
    const database = await cloneDatabase();
    const owner = new Client({ connectionString: database.url });
    await owner.connect();
    const server = new HookServer(database, owner, await mkdtemp(join(tmpdir(), 'downstream-hooks-')));
    await server.start();
    return server;
  }

  /** For commands beside it. */
  environment(): Record<string, string> {
    return { DATABASE_URL: this.database.url, DOWNSTREAM_HOME: this.home, DOWNSTREAM_SECRET_KEY: this.secretKey };
  }

  async start(more: Record<string, string> = {}): Promise<void> {
    this.program = startProgram(['serve', '--port', String(await freePort())], { ...this.environment(), ...more });
    this.url = await this.program.ready;
  }

  /** In order; throws when it complained. */
  async stop(): Promise<void> {
    this.program.child.kill('SIGTERM');
    const code = await this.program.ended;
    const errors = this.program.errors();
    if (code !== 0 || errors !== '') throw new Error(`The server ended with ${code}: ${errors}`);
  }

  async close(): Promise<void> {
    try {
      await this.stop();
    } finally {
      await this.owner.end();
      await this.database.drop();
      await rm(this.home, { recursive: true });
    }
  }

  async graphql<T>(query: string): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    const { data, errors } = (await answer.json()) as { data: T; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  async connect(org: string): Promise<Hook> {
    await this.owner.query('INSERT INTO organization (name) VALUES ($1)', [org]);
    const { connectGithub } = await this.graphql<{
      connectGithub: { connection: { id: string; hookPath: string }; hookSecret: string };
    }>(
      `mutation { connectGithub(org: "${org}", input: { target: organization, login: "acme", auth: none }) { hookSecret connection { id hookPath } } }`,
    );
    const { connection, hookSecret } = connectGithub;
    return { org, id: connection.id, path: connection.hookPath, secret: hookSecret };
  }

  /** One request to a hook; a header that is undefined is left out. */
  post(path: string, body: string | Buffer, headers: Record<string, string | undefined>): Promise<Sent> {
    return new Promise((resolve, reject) => {
      const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
      const options = { method: 'POST', headers: given as Record<string, string> };
      const sent = request(`${this.url}${path}`, options, (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) as Sent['body'] }));
      });
      sent.once('error', reject);
      sent.end(body);
    });
  }

  /** A delivery as GitHub sends it. */
  send(hook: Hook, sent: TestDelivery, secret = hook.secret): Promise<Sent> {
    const body = JSON.stringify(sent.payload);
    return this.post(hook.path, body, headersOf(sent, signed(secret, body)));
  }

  async countsOf({ org }: Hook): Promise<DeliveryCounts> {
    const { connections } = await this.graphql<{ connections: { deliveries: DeliveryCounts }[] }>(
      `{ connections(org: "${org}") { deliveries { waiting taken ignored failed } } }`,
    );
    return connections[0].deliveries;
  }

  /** The counts once nothing waits. */
  settled(hook: Hook): Promise<DeliveryCounts> {
    return until(
      () => this.countsOf(hook),
      ({ waiting }) => waiting === 0,
    );
  }

  /** Numbers of the organization's pull requests. */
  async numbersOf({ org }: Hook): Promise<number[]> {
    const { rows } = await this.owner.query<{ number: number }>(
      'SELECT number FROM pull_request WHERE organization_id = (SELECT id FROM organization WHERE name = $1) ORDER BY number',
      [org],
    );
    return rows.map(({ number }) => number);
  }
}
