import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { weekAfter, weekOfDay } from '../../server/platform/iso-week';
import { outputOf, runCommand } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';

jest.setTimeout(180_000);

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  [database, folder] = await Promise.all([cloneDatabase('simulated'), mkdtemp(join(tmpdir(), 'plan-command-'))]);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await database?.drop();
});

const fileOf = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};
const reason = ['--who', 'ada', '--why', 'a test'];
/** The week that runs: the data of the simulated organization end with the one before. */
const thisWeek = weekOfDay(new Date().toISOString().slice(0, 10));

const plan = {
  downstream: 'rollout-plan/1',
  name: 'Two waves',
  start: weekAfter(thisWeek, -1),
  weeks: 8,
  target: { reviewWaitHours: 2000 },
  waves: [
    { name: 'One', teams: ['checkout'], tier: 'power', start: weekAfter(thisWeek, -1), soakWeeks: 0 },
    { name: 'Two', teams: ['search'], tier: 'power', start: weekAfter(thisWeek, 2), soakWeeks: 1 },
  ],
  trainingSeats: 100,
  writing: { casual: { times: 1, source: 'stated', name: 'us' }, power: { times: 1.2, source: 'stated', name: 'us' } },
};

test('a file with faults ends with 2 and tells them all on one line, each with its path and what to do; YAML and JSON alike', async () => {
  const faulty = { ...plan, holdout: ['search'], waves: [{ ...plan.waves[0], teams: ['nobody'] }, { ...plan.waves[1], start: '2031-W01' }] }; // prettier-ignore
  const yaml = `downstream: rollout-plan/1\nname: ""\nstart: 2027-W53\nwaves: []\ntrainigSeats: 3\n`;
  const [json, written] = await Promise.all([
    runCommand(database, 'plan', await fileOf('faulty.json', JSON.stringify(faulty))),
    runCommand(database, 'plan', await fileOf('faulty.yaml', yaml)),
  ]);
  expect([json.code, json.output]).toEqual([2, '']);
  expect(json.errors).toMatch(/^The plan has 3 faults\. [^\n]+\n$/);
  expect(json.errors).toContain('waves[1].start: 2031-W01 lies outside the 8 weeks of the plan');
  expect(json.errors).toContain('waves[0].teams[0]: There is no team "nobody"; there are: ');
  expect(json.errors).toContain('waves[1].teams[0]: "search" is in the holdout: take it out of one of both.');
  expect([written.code, written.output]).toEqual([2, '']);
  for (const path of ['name', 'start', 'target', 'waves', 'trainingSeats', 'writing']) expect(written.errors).toContain(` ${path}: `); // prettier-ignore
  expect(written.errors).toContain('start: There is no such week in that year.');
  expect(written.errors).toContain('"trainigSeats" is not part of a plan');
});

test('a good file is planned and saved; the plan is started, decided about, told and ended, each with who and why', async () => {
  const printed = await outputOf(database, 'plan', await fileOf('good.json', JSON.stringify(plan)), '--save', ...reason); // prettier-ignore
  expect(printed).toMatch(/^The earliest plan takes 4 weeks; the target holds in \d+ % of \d+ simulated runs/);
  expect(printed).toMatch(/^One +power +\d{4}-W\d\d .*T={7} +the file says so/m);
  expect(printed).toMatch(/^Two .* \.{3}Ts={3} +the file says so/m);
  const id = /^Saved as (\S+), version 1\.$/m.exec(printed)![1];

  const nobody = await runCommand(database, 'plan', '--start');
  expect([nobody.code, nobody.errors]).toEqual([2, 'The start of a plan needs who and why: write your name and the reason, they stay in the log.\n']); // prettier-ignore
  expect(await outputOf(database, 'plan', '--start', '--plan', id, ...reason)).toMatch(
    /^Two waves \(active, version 1\)/,
  );
  const held = await outputOf(database, 'plan', '--hold', 'Two', '--plan', 'Two waves', ...reason);
  expect(held).toMatch(/^Two is held by somebody\.$/m);
  expect(held).toMatch(/^\d{4}-W\d\d hold Two by ada: a test$/m);
  const unknown = await runCommand(database, 'plan', '--override', 'Three', ...reason);
  expect([unknown.code, unknown.errors]).toEqual([2, 'There is no wave "Three" in the plan; there are: One, Two.\n']);
  expect(await outputOf(database, 'plan', '--resume', 'all', ...reason)).not.toContain('is held by');
  await outputOf(database, 'plan', '--rollback', 'One', ...reason);
  await outputOf(database, 'plan', '--end', ...reason);

  const status = JSON.parse(await outputOf(database, 'plan', '--status', '--json')) as {
    state: string;
    waves: { name: string; state: string }[];
    decisions: { kind: string; wave: string | null; who: string; why: string; at: string }[];
  };
  expect(status.state).toBe('ended');
  expect(status.waves[0]).toMatchObject({ name: 'One', state: 'rolled_back' });
  expect(status.decisions.map(({ kind, wave }) => [kind, wave])).toEqual([['start', null], ['hold', 'Two'], ['resume', null], ['rollback', 'One'], ['end', null]]); // prettier-ignore
  expect(status.decisions.every(({ who, why, at }) => who === 'ada' && why === 'a test' && !Number.isNaN(Date.parse(at)))).toBe(true); // prettier-ignore
  // What comes out goes in again: as YAML the same plan, with the defaults written out.
  const exported = await outputOf(database, 'plan', '--export');
  expect(exported).toContain('name: Two waves');
  expect(exported).toContain('share: 0.8');
});
