import { once } from 'node:events';
import { Client } from 'pg';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import { buildServer, freePort, startProgram, type RunningProgram } from '../support/program';

// Programs are started and killed here, also while other suites use the processors.
jest.setTimeout(90_000);

let database: TestDatabase;
let client: Client;
const running: RunningProgram[] = [];

beforeAll(async () => {
  await buildServer();
  database = await cloneDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterEach(async () => {
  await client.query('select pg_advisory_unlock_all()');
  for (const program of running.splice(0)) {
    program.child.kill('SIGTERM');
    await program.ended;
  }
  await client.query('delete from connection; delete from job');
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

interface Job {
  id: string;
  name: string;
  state: string;
  done: number;
  total: number | null;
  message: string | null;
  error: string | null;
}

const parts = 'id name state done total message error';

function start(args: string[], env: Record<string, string> = {}): RunningProgram {
  const program = startProgram(args, { DATABASE_URL: database.url, DOWNSTREAM_LOG_LEVEL: 'warn', ...env });
  running.push(program);
  return program;
}

async function serve(env: Record<string, string> = {}) {
  const program = start(['serve', '--port', String(await freePort())], env);
  const url = await program.ready;
  const ask = async <T>(query: string): Promise<T> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const job = async (id: string) => (await ask<{ job: Job | null }>(`{ job(id: "${id}") { ${parts} } }`)).job;
  const until = (id: string, fits: (job: Job) => boolean) =>
    eventually(
      () => job(id),
      (found): found is Job => found !== null && fits(found),
    );
  return { program, url, ask, job, until };
}

/** A connection that asks nobody: its sync begins with the lock, which the test holds. */
async function connection(name: string, columns: Record<string, string> = {}): Promise<number> {
  await client.query(`insert into organization (name) values ('main') on conflict do nothing`);
  const values = { hook_token: `'${name}'`, settings: `'{"baseUrl": "https://api.github.com", "target": "user", "login": "ada", "repositories": [], "auth": "token"}'`, ...columns }; // prettier-ignore
  const { rows } = await client.query<{ id: number }>(
    `insert into connection (organization_id, door, name, ${Object.keys(values).join(', ')})
     select id, 'github', $1, ${Object.values(values).join(', ')} from organization where name = 'main' returning connection.id`,
    [name],
  );
  return rows[0].id;
}

const holdLock = (id: number) => client.query('select pg_advisory_lock(461004, $1)', [id]);
const freeLock = (id: number) => client.query('select pg_advisory_unlock(461004, $1)', [id]);
const waits = (job: Job) => job.state === 'running' && (job.message ?? '').includes('waits for another process');
const over = (job: Job) => ['done', 'failed', 'stopped'].includes(job.state);
const startSync = async (server: Awaited<ReturnType<typeof serve>>, id: number) =>
  (await server.ask<{ startSync: Job }>(`mutation { startSync(id: "${id}") { ${parts} } }`)).startSync;

it('work goes on after its answer, tells how far it is by server-sent events and ends with a message', async () => {
  const server = await serve();
  const stream = new AbortController();
  const events: { organizationId: number; job?: Job }[] = [];
  const reading = (async () => {
    const response = await fetch(`${server.url}/events`, { signal: stream.signal });
    let text = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines)
        if (line.startsWith('data: {')) events.push(JSON.parse(line.slice(6)) as (typeof events)[0]);
    }
  })().catch(() => undefined);
  // The stream listens once it tells of what another connection says.
  await eventually(
    async () => {
      await client.query(`select pg_notify('downstream', '{"organizationId": 0, "dataVersion": 1}')`);
      return events.length;
    },
    (count) => count > 0,
  );
  const { loadSimulatedOrganization: begun } = await server.ask<{ loadSimulatedOrganization: Job }>(
    `mutation { loadSimulatedOrganization { ${parts} } }`,
  );
  expect(begun).toMatchObject({ name: 'load simulated organization', state: 'waiting', error: null });
  const again = await server.ask<{ loadSimulatedOrganization: Job }>(
    `mutation { loadSimulatedOrganization { ${parts} } }`,
  );
  expect(again.loadSimulatedOrganization.id).toBe(begun.id);
  const ended = await server.until(begun.id, over);
  expect(ended).toMatchObject({ state: 'done', error: null });
  expect(ended.message).toMatch(/^[\d,]+ simulated pull requests$/);
  expect(ended.done).toBe(ended.total);
  await eventually(
    () => events.at(-1)?.job?.state,
    (state) => state === 'done',
  );
  stream.abort();
  await reading;
  const told = events.flatMap(({ job }) => (job && job.id === begun.id ? [job] : []));
  expect(told.map(({ state }) => state).filter((state, at, all) => state !== all[at - 1])).toEqual(['waiting', 'running', 'done']); // prettier-ignore
  expect(told.some(({ state, done }) => state === 'running' && done > 0)).toBe(true);
  const { jobs } = await server.ask<{ jobs: Job[] }>(`{ jobs(org: "simulated") { ${parts} } }`);
  expect(jobs).toEqual([ended]);
});

it('a job that waits is stopped at once, and its turn is taken from the queue', async () => {
  const server = await serve({ DOWNSTREAM_WORKER: '0' });
  const id = await connection('waits');
  const job = await startSync(server, id);
  expect(job).toMatchObject({ name: 'sync waits', state: 'waiting' });
  const queued = `select count(*)::int as count from graphile_worker.jobs where key = $1`;
  expect((await client.query<{ count: number }>(queued, [job.id])).rows[0].count).toBe(1);
  const { stopJob } = await server.ask<{ stopJob: Job }>(`mutation { stopJob(id: "${job.id}") { ${parts} } }`);
  expect(stopJob).toMatchObject({ id: job.id, state: 'stopped' });
  expect((await client.query<{ count: number }>(queued, [job.id])).rows[0].count).toBe(0);
  const next = await startSync(server, id);
  expect(next.id).not.toBe(job.id);
});

it('a job that runs in another process is stopped within seconds', async () => {
  const server = await serve({ DOWNSTREAM_WORKER: '0' });
  start(['worker']);
  const id = await connection('runs');
  await holdLock(id);
  const job = await startSync(server, id);
  await server.until(job.id, waits);
  await server.ask(`mutation { stopJob(id: "${job.id}") { id } }`);
  expect(await server.until(job.id, over)).toMatchObject({ state: 'stopped', error: null });
});

it('two processes never sync one connection at the same time', async () => {
  const server = await serve();
  const worker = start(['worker']);
  await eventually(
    () => worker.output(),
    (text) => text.includes('works off jobs'),
  );
  const id = await connection('one at a time');
  await holdLock(id);
  const job = await startSync(server, id);
  await server.until(job.id, waits);
  expect((await startSync(server, id)).id).toBe(job.id);
  const round = start(['sync', 'one at a time', '--org', 'main']);
  await eventually(
    () => round.errors(),
    (text) => text.includes('waits for another process'),
  );
  const locks = `select count(*)::int as count from pg_locks where locktype = 'advisory' and classid = 461004 and objid = $1 and granted`;
  expect((await client.query<{ count: number }>(locks, [id])).rows[0].count).toBe(1);
  await freeLock(id);
  expect(await server.until(job.id, over)).toMatchObject({ state: 'failed' });
  expect(await round.ended).toBe(1);
});

it('a process that is told to end gives its job back, and the next one goes on with it', async () => {
  const id = await connection('handed on');
  await holdLock(id);
  const first = await serve();
  const job = await startSync(first, id);
  await first.until(job.id, waits);
  const asked = performance.now();
  first.program.child.kill('SIGTERM');
  expect(await first.program.ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(3000);
  const { rows } = await client.query<{ state: string }>('select state from job where id = $1', [job.id]);
  expect(rows).toEqual([{ state: 'waiting' }]);
  const second = await serve();
  await second.until(job.id, waits);
  await freeLock(id);
  expect(await second.until(job.id, over)).toMatchObject({ id: job.id });
  expect(first.program.errors() + second.program.errors()).toBe('');
});

it('a job whose process was killed goes on in another one, under its id', async () => {
  const id = await connection('killed');
  await holdLock(id);
  const first = await serve();
  const job = await startSync(first, id);
  await first.until(job.id, waits);
  first.program.child.kill('SIGKILL');
  await once(first.program.child, 'exit');
  await client.query(`update job set message = 'as it was' where id = $1`, [job.id]);
  const second = await serve();
  expect(await second.job(job.id)).toMatchObject({ state: 'running', message: 'as it was' });
  await second.until(job.id, waits);
  await freeLock(id);
  expect(await second.until(job.id, over)).toMatchObject({ id: job.id });
});

it('what is due is started by itself; what is paused, takes webhooks only or is not due is not', async () => {
  await connection('due', { next_run_at: `now() - interval '1 minute'` });
  await connection('paused', { next_run_at: `now() - interval '1 minute'`, paused: 'true' });
  await connection('later', { next_run_at: `now() + interval '1 minute'` });
  await connection('hooks', { next_run_at: `now() - interval '1 minute'`, settings: `'{"auth": "none"}'` });
  const server = await serve();
  const names = async () =>
    (await server.ask<{ jobs: Job[] }>(`{ jobs(org: "main") { ${parts} } }`)).jobs.map(({ name }) => name);
  await eventually(names, (all) => all.length > 0);
  const worker = 'select count(*)::int as count from connection where last_run_at is not null';
  await eventually(
    async () => (await client.query<{ count: number }>(worker)).rows[0].count,
    (count) => count === 1,
  );
  expect(await names()).toEqual(['sync due']);
  const { rows } = await client.query<{ minutes: number }>(
    `select round(extract(epoch from next_run_at - last_run_at) / 60)::int as minutes from connection where name = 'due'`,
  );
  expect(rows[0].minutes).toBeGreaterThanOrEqual(15);
});

it('a sync that somebody stopped is not started again before its usual time', async () => {
  const id = await connection('stopped', { next_run_at: `now() - interval '1 second'` });
  await holdLock(id);
  const server = await serve();
  const list = async () => (await server.ask<{ jobs: Job[] }>(`{ jobs(org: "main") { ${parts} } }`)).jobs;
  const [job] = await eventually(list, (jobs) => jobs.length > 0 && waits(jobs[0]));
  await server.ask(`mutation { stopJob(id: "${job.id}") { id } }`);
  const next = `select extract(epoch from next_run_at - now())::float8 / 60 as minutes from connection`;
  const [{ minutes }] = await eventually(
    async () => (await client.query<{ minutes: number }>(next)).rows,
    ([row]) => row.minutes > 0,
  );
  expect(minutes).toBeCloseTo(15, 0);
  expect(await list()).toMatchObject([{ id: job.id, state: 'stopped' }]);
});

it('rejects are replayed as a job', async () => {
  const server = await serve();
  const body = `${JSON.stringify({ kind: 'pull_request', repo: 'acme/shop', number: 'x' })}\n`;
  await fetch(`${server.url}/ingest?org=main`, { method: 'POST', body });
  const { replayRejects: job } = await server.ask<{ replayRejects: Job }>(
    `mutation { replayRejects(org: "main") { ${parts} } }`,
  );
  expect(job).toMatchObject({ name: 'replay rejects' });
  expect(await server.until(job.id, over)).toMatchObject({ state: 'done', message: '0 taken, 1 left' });
});

it('a job that is unknown is told as such', async () => {
  const server = await serve({ DOWNSTREAM_WORKER: '0' });
  const unknown = '1-00000000-0000-0000-0000-000000000000';
  expect(await server.job(unknown)).toBeNull();
  expect(await server.job('x')).toBeNull();
  await expect(server.ask(`mutation { stopJob(id: "${unknown}") { id } }`)).rejects.toThrow('not_found');
});
