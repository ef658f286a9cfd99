import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { testToken } from '../doubles/github/credentials';
import type { FaultRule } from '../doubles/github/fault';
import { startGithubDouble } from '../doubles/github/github-double';
import { smallWorld } from '../doubles/github/small-world';
import { cloneDatabase } from './database';
import { buildServer, freePort, startProgram, type RunningProgram } from './program';

export const newToken = 'another-token-of-the-double';

export interface Answer {
  // What a query answers is checked by the test that asks it.
  data: Record<string, never> | null;
  errors?: { message: string; extensions: { code: string } }[];
}

export const connectMutation = `mutation ($input: ConnectGithubInput!) { connectGithub(input: $input) {
  hookSecret connection { id name state auth login baseUrl hookPath hookSecrets everyMinutes } job { id name state } } }`;

/**
 * The real server and the real commands beside a GitHub that holds the small world; it takes `testToken` and `newToken`, and App 7 with the private key
 * below, installed on acme.
 */
export async function startConnected() {
  await buildServer();
  const small = smallWorld();
  const app = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const [database, double] = await Promise.all([
    cloneDatabase(),
    startGithubDouble(small.builder.world, {
      tokens: { [testToken]: {}, [newToken]: {} },
      app: { id: 7, publicKey: app.publicKey, installations: [{ id: 70, login: 'acme' }] },
    }),
  ]);
  const home = mkdtempSync(join(tmpdir(), 'downstream-connected-'));
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { host } = new URL(double.url);
  const fixed = { DATABASE_URL: database.url, DOWNSTREAM_HOME: home, DOWNSTREAM_ALLOW_HOSTS: host };
  const start = (args: string[], env: Record<string, string>): RunningProgram =>
    startProgram(args, { ...fixed, ...env });
  const server = start(['serve', '--port', String(await freePort())], { DOWNSTREAM_LOG_LEVEL: 'trace' });
  const url = await server.ready;
  let said = '';
  const mends: (() => void)[] = [];
  return {
    small,
    double,
    client,
    home,
    privateKey: app.privateKey,
    /** Of the connection to acme. */
    name: `${host}/acme`,
    /** Everything that processes said and that was answered. */
    said: () => said + server.output() + server.errors(),
    async ask(query: string, variables: object = {}): Promise<Answer> {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ query, variables });
      const text = await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).text();
      said += text;
      return JSON.parse(text) as Answer;
    },
    async command(args: string[], env: Record<string, string> = {}) {
      const program = start(args, env);
      const code = await program.ended;
      said += program.output() + program.errors();
      return { code, output: program.output(), errors: program.errors() };
    },
    input: (given: object = {}) => ({ baseUrl: double.url, target: 'organization', login: 'acme', auth: 'token', token: testToken, ...given }), // prettier-ignore
    /** Makes the double fail until it is mended, at the latest by `mend`. */
    fail(rule: FaultRule): () => void {
      const mend = double.fail(rule);
      mends.push(mend);
      return mend;
    },
    mend: () => mends.splice(0).forEach((mend) => mend()),
    async close() {
      server.child.kill('SIGTERM');
      await server.ended;
      await client.end();
      rmSync(home, { recursive: true });
      await double.close();
      await database.drop();
    },
  };
}

export type Connected = Awaited<ReturnType<typeof startConnected>>;
