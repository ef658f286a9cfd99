import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf, runCommand } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { rowsOf } from '../support/github-sync';
import { HookServer } from '../support/hook-server';
import { startProgram } from '../support/program';

jest.setTimeout(120_000);

const sha = 'a'.repeat(40);

let server: HookServer;

beforeAll(async () => {
  server = await HookServer.open();
});

afterAll(() => server.close());

async function connect(org: string, name: string): Promise<string> {
  const { connectDeploys } = await server.graphql<{ connectDeploys: { token: string } }>(
    `mutation { connectDeploys(org: "${org}", name: "${name}") { token } }`,
  );
  return connectDeploys.token;
}

describe('downstream deploy', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.drop());

  it('writes into the database of this machine', async () => {
    const args = ['--service', 'shop', '--sha', sha, '--environment', 'prod-eu', '--status', 'failure', '--ref', 'main', '--finished-at', '2026-03-02T10:00:00Z', '--started-at', '2026-03-02T09:50:00Z', '--commits', 'b,c', '--pull-requests', '1,2', '--rework', '--rolls-back', 'd0', '--run', '9']; // prettier-ignore
    const answer = JSON.parse(await outputOf(database, 'deploy', ...args, '--json')) as object;
    const id = `shop:prod-eu:${sha}:9`;
    expect(answer).toEqual({ organization: 'main', id, accepted: 1, unchanged: 0, rejected: 0 });
    const sql = `SELECT id, environment, status, ref, commits, pull_requests, rework, rolls_back, extract(epoch FROM finished_at - started_at)::int AS seconds FROM deploy`;
    expect(await rowsOf(database, sql)).toEqual([
      { id, environment: 'prod-eu', status: 'failure', ref: 'main', commits: ['b', 'c'], pull_requests: ['1', '2'], rework: true, rolls_back: 'd0', seconds: 600 }, // prettier-ignore
    ]);
    expect(await outputOf(database, 'deploy', ...args)).toBe(`Known already in main: deploy ${id}.\n`);
  });

  it('says what does not fit before it opens or sends anything', async () => {
    for (const [args, said] of [
      [['--sha', sha], /neither "service" nor "repo"/],
      [['--service', 'shop', '--sha', sha, '--status', 'ok'], /success, failure, cancelled/],
      [['--service', 'shop', '--sha', sha, '--finished-at', 'yesterday'], /"yesterday"/],
      [['--service', 'shop', '--sha', sha, '--server', 'nowhere'], /no address of a server/],
      [['--service', 'shop', '--sha', sha, '--clone', '.'], /--since-sha/],
    ] as [string[], RegExp][]) {
      const { code, errors } = await runCommand(database, 'deploy', ...args);
      expect({ code, errors }).toEqual({ code: 2, errors: expect.stringMatching(said) });
    }
  });

  it('fills the commits from a clone', async () => {
    const clone = mkdtempSync(join(tmpdir(), 'downstream-deploy-'));
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', clone, '-c', 'user.name=ada', '-c', 'user.email=ada@example.com', ...args], { encoding: 'utf8' }).trim(); // prettier-ignore
    git('init', '--quiet');
    const commits = [1, 2, 3].map((number) => {
      writeFileSync(join(clone, 'file'), String(number));
      git('add', '.');
      git('commit', '--quiet', '--message', `Change ${number}`);
      return git('rev-parse', 'HEAD');
    });
    const args = ['--service', 'cloned', '--sha', commits[2], '--since-sha', commits[0], '--clone', clone];
    await outputOf(database, 'deploy', ...args);
    const [{ commits: told }] = await rowsOf<{ commits: string[] }>(database, `SELECT commits FROM deploy WHERE service = 'cloned'`); // prettier-ignore
    expect(told).toEqual([commits[2], commits[1]]);
    const missing = await runCommand(database, 'deploy', ...args.slice(0, 4), '--since-sha', 'f'.repeat(40), '--clone', clone); // prettier-ignore
    expect(missing).toMatchObject({ code: 2, errors: expect.stringContaining('is not in this clone') });
    rmSync(clone, { recursive: true });
  });

  it('sends to a server with the token of the environment, without any database', async () => {
    const own = await connect('pipeline', 'ci');
    const args = ['deploy', '--service', 'shop', '--sha', sha, '--run', '1', '--server', server.url];
    const run = async (env: Record<string, string>) => {
      const program = startProgram(args, { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', ...env });
      return { code: await program.ended, output: program.output(), errors: program.errors() };
    };
    expect(await run({ DOWNSTREAM_TOKEN: own })).toEqual({
      code: 0,
      output: `Taken in pipeline: deploy shop:production:${sha}:1.\n`,
      errors: '',
    });
    const { rows } = await server.owner.query('SELECT id FROM deploy');
    expect(rows).toEqual([{ id: `shop:production:${sha}:1` }]);
    const refused = await run({ DOWNSTREAM_TOKEN: `${own}x` });
    expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('The token is not valid') });
  });

  it('makes a token on the command line, shown once', async () => {
    const said = await outputOf(database, 'connect', 'deploys', '--name', 'ci');
    expect(said).toMatch(/^Made the token ci \(shown this once\): \d+-[\w-]{32}$/m);
    const { code, errors } = await runCommand(database, 'connect', 'deploys');
    expect({ code, errors }).toEqual({ code: 2, errors: expect.stringContaining('--name ci') });
  });
});
