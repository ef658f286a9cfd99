import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf, runCommand } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';
import { tierRecords } from '../support/tier-records';

jest.setTimeout(120_000);

let database: TestDatabase;
let server: TestServer;
let folder: string;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = mkdtempSync(join(tmpdir(), 'downstream-tiers-'));
  writeFileSync(join(folder, 'records.ndjson'), tierRecords.map((each) => JSON.stringify(each)).join('\n'));
  await outputOf(database, 'import', join(folder, 'records.ndjson'));
  server = await startServer(database);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
  await database.drop();
});

const LIST = `query ($tiers: [Tier!]) { pullRequests(scope: { range: "all", tiers: $tiers }, first: 100) { total nodes { number } } }`;

/** Numbers of the pull requests whose author is at one of the tiers. */
async function numbers(...tiers: string[]): Promise<number[]> {
  const { pullRequests } = await server.graphql<{ pullRequests: { total: number; nodes: { number: number }[] } }>(
    LIST,
    { tiers },
  );
  expect(pullRequests.nodes).toHaveLength(pullRequests.total);
  return pullRequests.nodes.map(({ number }) => number).sort((a, b) => a - b);
}

const DELIVERED = { windowDays: 28, casualDays: 2, powerSurfaces: 2, powerRuns: 4, powerRunHours: 2, powerRunsAtOnce: 2 }; // prettier-ignore

const CHANGE = `query ($rules: TierRulesInput!) { tierChange(rules: $rules) {
  week people before { none ambient casual power unknown atLeast people } after { none ambient casual power unknown people }
  moves { from to people } moved groups { key label merged moved people } hidden movedPersonWeeks personWeeks } }`;

describe('tiers of authors', () => {
  it('cut pull requests as worked out by hand, and add up to the whole', async () => {
    expect(await numbers('power')).toEqual([2, 4, 5, 11]);
    expect(await numbers('casual')).toEqual([1, 6, 10]);
    expect(await numbers('ambient')).toEqual([7]);
    expect(await numbers('none')).toEqual([3, 8, 12, 13]);
    expect(await numbers('unknown')).toEqual([9]);
    expect(await numbers('power', 'unknown')).toEqual([2, 4, 5, 9, 11]);
    expect(await numbers()).toHaveLength(13);
  });

  it('cut the answers of every page, not its list alone', async () => {
    const { flow, bottleneck, hitRate, delivery, waiting, ageing } = await server.graphql<Record<string, Record<string, never>>>(
      `{ flow(scope: { range: "all", tiers: [ambient] }) { pullRequests { total } }
         bottleneck(scope: { range: "all", tiers: [ambient] }) { range { label } } hitRate(scope: { range: "all", tiers: [ambient] }) { agents }
         delivery(scope: { range: "all", tiers: [ambient] }) { range { label } } waiting(scope: { range: "all", tiers: [ambient] }, stage: review) { range { label } }
         ageing(scope: { range: "all", tiers: [ambient] }) { __typename } }`,
    ); // prettier-ignore
    expect(flow).toEqual({ pullRequests: { total: 1 } });
    for (const answer of [bottleneck, hitRate, delivery, waiting, ageing]) expect(answer).toBeTruthy();
  });

  it('hold on the command line too', async () => {
    const { pullRequests } = JSON.parse(
      await outputOf(database, 'flow', '--tier', 'power', 'casual', '--range', 'all', '--json'),
    ) as { pullRequests: { total: number } };
    expect(pullRequests.total).toBe(7);
  });
});

describe('cut-offs', () => {
  it('preview who would move: week 26, eve with her four runs, and she alone', async () => {
    const { tierChange } = await server.graphql<{ tierChange: { moves: object[] } }>(CHANGE, { rules: { ...DELIVERED, powerRuns: 5 } }); // prettier-ignore
    expect(tierChange).toMatchObject({
      week: '2026-W26',
      // zed is not there before the first sign.
      people: 12,
      before: { power: 4, casual: 4, ambient: 1, none: 3, unknown: 0, people: 12, atLeast: 8 },
      after: { power: 3, casual: 4, ambient: 1, none: 4, unknown: 0, people: 12 },
      moved: 1,
      // One person of no team is too few, and takes in the smaller of the two teams.
      groups: [
        { key: 'red', label: 'red', merged: false, moved: 1, people: 6 },
        { key: '', label: 'teams under 5 people', merged: true, moved: 0, people: 6 },
      ],
      hidden: 0,
      // Weeks 22 to 27 from the first sign of each: ada 5, ben 4, cleo 6, dan 4, eve 4, fay 2, gil 2, hal 2, ida 2, jon 3, kay 5, zed 1, mia 3.
      personWeeks: 43,
      // Eve in weeks 24 to 27.
      movedPersonWeeks: 4,
    });
    expect(tierChange.moves).toContainEqual({ from: 'power', to: 'none', people: 1 });
    expect(tierChange.moves).toHaveLength(5);
  });

  it('are saved as a version with a note, and every answer follows; undo is a version as well', async () => {
    const SET = `mutation ($rules: TierRulesInput!) { setTierRules(rules: $rules) { version powerRuns note since } }`;
    const { setTierRules } = await server.graphql<{ setTierRules: { since: string } }>(SET, {
      rules: { ...DELIVERED, powerRuns: 5, note: 'four are an afternoon' },
    });
    expect(setTierRules).toMatchObject({ version: 2, powerRuns: 5, note: 'four are an afternoon' });
    expect(Math.abs(Date.parse(setTierRules.since) - Date.now())).toBeLessThan(60_000);
    expect(await numbers('power')).toEqual([2, 4, 11]);
    expect(await numbers('none')).toEqual([3, 5, 8, 12, 13]);

    const { undoTierRules } = await server.graphql<{ undoTierRules: object }>(`mutation { undoTierRules { version powerRuns note } }`); // prettier-ignore
    expect(undoTierRules).toEqual({ version: 3, powerRuns: 4, note: 'Back to version 1' });
    expect(await numbers('power')).toEqual([2, 4, 5, 11]);

    await server.graphql(`mutation { undoTierRules { version } }`);
    const { tierRules } = await server.graphql<{ tierRules: object }>(
      `{ tierRules { current { version powerRuns } versions { version powerRuns since note } defaults { version powerRuns since } } }`,
    );
    expect(tierRules).toMatchObject({
      current: { version: 4, powerRuns: 5 },
      versions: [
        { version: 1, powerRuns: 4, since: null, note: null },
        { version: 2, powerRuns: 5, note: 'four are an afternoon' },
        { version: 3, powerRuns: 4, note: 'Back to version 1' },
        { version: 4, powerRuns: 5, note: 'Back to version 2' },
      ],
      defaults: { version: 1, powerRuns: 4, since: null },
    });
  });

  it('two that are saved at once both stand, one after the other', async () => {
    const SET = `mutation ($rules: TierRulesInput!) { setTierRules(rules: $rules) { version } }`;
    const saved = await Promise.all(
      [6, 7].map((powerRuns) => server.graphql<{ setTierRules: { version: number } }>(SET, { rules: { ...DELIVERED, powerRuns } })),
    ); // prettier-ignore
    expect(saved.map(({ setTierRules }) => setTierRules.version).sort()).toEqual([5, 6]);
  });

  it.each<[string, object, string]>([
    ['a window under a week', { windowDays: 6 }, 'The days looked back (windowDays) cannot be 6: give a whole number from 7 to 90.'],
    ['a window over 90 days', { windowDays: 91 }, 'The days looked back (windowDays) cannot be 91: give a whole number from 7 to 90.'],
    ['no days', { casualDays: 0 }, 'The days with use that make casual (casualDays) cannot be 0: give a whole number from 1 to 90.'],
    ['more days than are looked at', { windowDays: 7, casualDays: 8 }, 'The days with use that make casual (casualDays) cannot be 8 within 7 days: give 7 at most, or look back further.'],
    ['more surfaces than there are', { powerSurfaces: 8 }, 'The surfaces that make power (powerSurfaces) cannot be 8: give a whole number from 1 to 7.'],
    ['no hours', { powerRunHours: 0 }, 'The hours of one run that make power (powerRunHours) cannot be 0: give a number from 0.01 to 2160.'],
    ['a note like a letter', { powerRuns: 9, note: 'x'.repeat(501) }, 'The note has 501 characters: give at most 500.'],
  ])('refuse %s', async (_, changes, message) => {
    const SET = `mutation ($rules: TierRulesInput!) { setTierRules(rules: $rules) { version } }`;
    await expect(server.graphql(SET, { rules: { ...DELIVERED, ...changes } })).rejects.toThrow(message);
  }); // prettier-ignore
});

describe('downstream tiers', () => {
  it('prints, tries, saves and takes back', async () => {
    const before = JSON.parse(await outputOf(database, 'tiers', '--json')) as { current: { version: number; powerRuns: number } }; // prettier-ignore
    const tried = await outputOf(database, 'tiers', '--set', 'power-runs=1', 'casual-days=3', '--dry-run');
    expect(tried).toMatch(
      /^In 2026-W26 \d+ of 12 people would be in another tier; over all weeks \d+ of 43 person-weeks\./,
    );
    expect(tried).toContain('Nothing was saved.');
    expect(JSON.parse(await outputOf(database, 'tiers', '--json'))).toEqual(before);

    const saved = JSON.parse(await outputOf(database, 'tiers', '--set', 'power-run-hours=1.5', '--note', 'shorter', '--json')) as { saved: boolean; current: object }; // prettier-ignore
    expect(saved).toMatchObject({ saved: true, current: { powerRunHours: 1.5, note: 'shorter', version: before.current.version + 1 } }); // prettier-ignore
    expect(await outputOf(database, 'tiers', '--undo')).toContain('Back to version ');
  });

  it.each([
    [['--set', 'power-run=5'], /--set power-run=5 is not a cut-off: write one of window-days, casual-days,/],
    [['--set', 'power-runs=many'], /--set power-runs=many is not a cut-off/],
    [['--set', 'power-runs=2.5'], /cannot be 2\.5: give a whole number from 1 to 10000\./],
    [['--dry-run'], /--note and --dry-run belong to --set/],
    [['--set', 'power-runs=5', '--undo'], /--set and --undo exclude each other/],
  ])('refuses %j', async (args, message) => {
    const { code, errors } = await runCommand(database, 'tiers', ...args);
    expect(code).not.toBe(0);
    expect(errors).toMatch(message);
  });
});
