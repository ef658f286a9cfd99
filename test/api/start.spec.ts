import { spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandOf, processStart } from '../../server/store/process-start';
import { buildServer, freePort, startProgram, type RunningProgram } from '../support/program';

jest.setTimeout(60_000);

const asRoot = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };
const servers: RunningProgram[] = [];
let folder: string;
let home: string;

beforeAll(buildServer);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'downstream-start-'));
  home = join(folder, 'home');
});

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.child.kill('SIGTERM');
    await server.ended;
  }
  await rm(folder, { recursive: true });
});

function serve(port: number, user?: { uid: number; gid: number }): RunningProgram {
  const server = startProgram(['serve', '--port', String(port)], { DOWNSTREAM_HOME: home, HOME: folder }, user);
  servers.push(server);
  return server;
}

async function stop(server: RunningProgram): Promise<number | null> {
  server.child.kill('SIGTERM');
  return server.ended;
}

const postmasterPid = async () =>
  Number((await readFile(join(home, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);

test('starts on an empty folder, answers, ends in order and takes its database with it; and so twice in a row', async () => {
  for (let i = 0; i < 2; i += 1) {
    const port = await freePort();
    const server = serve(port);
    expect(await server.ready).toBe(`http://127.0.0.1:${port}`);
    const health = await fetch(`http://127.0.0.1:${port}/health`);
    expect(await health.json()).toEqual({ status: 'ok' });
    const pid = await postmasterPid();
    expect(await stop(server)).toBe(0);
    expect(await processStart(pid)).toBeNull();
    expect(server.errors()).toBe('');
  }
});

test('a second one on the same folder is refused with the address of the first', async () => {
  const port = await freePort();
  await serve(port).ready;
  for (const second of [serve(port), serve(await freePort())]) {
    expect(await second.ended).toBe(1);
    expect(second.errors().trim().split('\n')).toHaveLength(1);
    expect(second.errors()).toContain(`The folder ${home} is already served at http://127.0.0.1:${port} (process`);
  }
});

test('a taken port is told before the database is started', async () => {
  const port = await freePort();
  const other: Server = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  try {
    const server = serve(port);
    expect(await server.ended).toBe(1);
    expect(server.errors()).toBe(`Port ${port} is in use; start with --port ${port + 1} or stop the other program.\n`);
    await expect(readFile(join(home, 'postgres', 'PG_VERSION'))).rejects.toThrow('ENOENT');
  } finally {
    await new Promise((resolve) => other.close(resolve));
  }
});

test('after kill -9 the next one joins the database that was left running', async () => {
  const port = await freePort();
  const first = serve(port);
  await first.ready;
  const pid = await postmasterPid();
  first.child.kill('SIGKILL');
  expect(await first.ended).toBeNull();
  const second = serve(port);
  await second.ready;
  expect(await postmasterPid()).toBe(pid);
  expect(await stop(second)).toBe(0);
  expect(await processStart(pid)).toBeNull();
});

test('after kill -9 of the program and its database, and with the old process ids given to others, it starts again', async () => {
  const port = await freePort();
  const first = serve(port);
  await first.ready;
  process.kill(await postmasterPid(), 'SIGKILL');
  first.child.kill('SIGKILL');
  await first.ended;
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  try {
    const file = join(home, 'postgres', 'postmaster.pid');
    const lines = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, [stranger.pid, ...lines.slice(1)].join('\n'));
    await writeFile(join(home, 'starting.lock'), JSON.stringify({ pid: stranger.pid, start: 'of another' }));
    const second = serve(port);
    await second.ready;
    expect(await commandOf(await postmasterPid())).toContain(join(home, 'postgres'));
  } finally {
    stranger.kill();
  }
});

test('several at once on an empty folder: one serves, the others are refused, nothing breaks', async () => {
  const started = await Promise.all([1, 2, 3].map(async () => serve(await freePort())));
  const outcomes = await Promise.allSettled(started.map((server) => server.ready));
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  const refused = started.filter((_, index) => outcomes[index].status === 'rejected');
  for (const server of refused) {
    expect(await server.ended).toBe(1);
    expect(server.errors()).toContain('is already served at');
  }
});

test('wrong settings are told all at once, with exit code 2', async () => {
  const env = { DOWNSTREAM_HOME: home, DOWNSTREAM_PROT: '1', DOWNSTREAM_PORT: 'x', DOWNSTREAM_HOST: '0.0.0.0' };
  const server = startProgram(['serve'], env);
  expect(await server.ended).toBe(2);
  expect(server.errors().trim().split('\n')).toHaveLength(1);
  for (const part of [
    'DOWNSTREAM_PROT is not a setting',
    'DOWNSTREAM_PORT=x is not a number',
    'DOWNSTREAM_ALLOW_REMOTE=1',
  ]) {
    expect(server.errors()).toContain(part);
  }
});

test('requests under a foreign host name are refused', async () => {
  const port = await freePort();
  await serve(port).ready;
  // Not with fetch, which sets the header itself.
  const answer = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { host: 'evil.example' };
    request({ port, host: '127.0.0.1', path: '/health', headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    })
      .on('error', reject)
      .end();
  });
  expect(answer).toBe(403);
});

const rootOnly = () => {
  test('works in a folder nobody else can enter', async () => {
    await mkdir(home, { mode: 0o700 });
    await chmod(folder, 0o700);
    const server = serve(await freePort());
    await server.ready;
    expect(await stop(server)).toBe(0);
  });

  test('an ordinary user works too, and root goes on with the same folder', async () => {
    await chmod(folder, 0o755);
    await mkdir(home);
    await chown(home, nobody.uid, nobody.gid);
    const ordinary = serve(await freePort(), nobody);
    await ordinary.ready;
    expect(await stop(ordinary)).toBe(0);
    const root = serve(await freePort());
    await root.ready;
    expect(await stop(root)).toBe(0);
    const again = serve(await freePort(), nobody);
    await again.ready;
    expect(await stop(again)).toBe(0);
  });
};

if (asRoot) describe('started by root', rootOnly);
