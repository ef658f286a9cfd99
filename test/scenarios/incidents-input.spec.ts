import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { outputOf } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';

jest.setTimeout(180_000);

/** Public data that may not be copied into the project; the same behaviour has a hand-made fixture in test/scenarios/flow. */
const FILE = join(__dirname, '..', '..', '..', 'shared', 'data', 'incidents', 'incident.ndjson.gz');

interface Raw {
  title: string;
  severity: string;
  opened_at: string;
  resolved_at: string;
}

interface Month {
  opened: number;
  resolved: number;
  /** Hours from opening to resolving of those resolved in the month; null = none was. */
  median: number | null;
}

/** Counts and medians by the file alone: nothing of the program has a part in it. Every incident of the file is resolved. */
function byHand(incidents: Raw[]): Map<string, Month> {
  const months = new Map<string, Month & { seconds: number[] }>();
  const month = (moment: string): Month & { seconds: number[] } => {
    const key = moment.slice(0, 7);
    const found = months.get(key) ?? { opened: 0, resolved: 0, median: null, seconds: [] };
    months.set(key, found);
    return found;
  };
  for (const { opened_at: opened, resolved_at: resolved } of incidents) {
    month(opened).opened++;
    const of = month(resolved);
    of.resolved++;
    of.seconds.push((Date.parse(resolved) - Date.parse(opened)) / 1000);
  }
  for (const found of months.values()) {
    const sorted = found.seconds.sort((a, b) => a - b);
    const middle = sorted.length / 2;
    if (sorted.length > 0)
      found.median =
        sorted.length % 2 === 1 ? sorted[Math.floor(middle)] / 3600 : (sorted[middle - 1] + sorted[middle]) / 2 / 3600;
  }
  return new Map([...months].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same by the program: `downstream flow --by month --stage operate`. */
async function byProgram(database: TestDatabase, file: string, org: string): Promise<Map<string, Month>> {
  await outputOf(database, 'import', file, '--org', org);
  const options = ['--stage', 'operate', '--by', 'month', '--from', '2022-03-01', '--to', '2025-01-01', '--json'];
  const { periods } = JSON.parse(await outputOf(database, 'flow', '--org', org, ...options)) as {
    periods: { start: string; stages: { stage: string; arrivals: number; departures: number; p50: number | null }[] }[];
  };
  return new Map(
    periods.map(({ start, stages: [operate] }): [string, Month] => [
      start.slice(0, 7),
      { opened: operate.arrivals, resolved: operate.departures, median: operate.p50 },
    ]),
  );
}

function expectEqual(found: Map<string, Month>, wanted: Map<string, Month>): void {
  for (const [month, { opened, resolved, median }] of found) {
    const own = wanted.get(month) ?? { opened: 0, resolved: 0, median: null };
    expect({ month, opened, resolved }).toEqual({ month, opened: own.opened, resolved: own.resolved });
    // To the second.
    expect({ month, seconds: median === null ? null : Math.round(median * 3600) }).toEqual({
      month,
      seconds: own.median === null ? null : Math.round(own.median * 3600),
    });
  }
  for (const month of wanted.keys()) expect({ month, found: found.has(month) }).toEqual({ month, found: true });
}

if (existsSync(FILE)) {
  const lines = gunzipSync(readFileSync(FILE)).toString().trim().split('\n');
  const all = lines.map((line) => JSON.parse(line) as Raw);
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await cloneDatabase();
    folder = mkdtempSync(join(tmpdir(), 'downstream-incidents-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await database?.drop();
  });

  describe('incidents: 399 of a public status page', () => {
    it('monthly count and median duration without the announced maintenance are those of the file', async () => {
      const wanted = byHand(all.filter(({ severity }) => severity !== 'maintenance'));
      expect([...wanted.values()].reduce((sum, { opened }) => sum + opened, 0)).toBe(389);
      expectEqual(await byProgram(database, FILE, 'status'), wanted);
    });

    it('with it, as if nothing told it apart, they are those of all 399', async () => {
      const file = join(folder, 'incident.ndjson');
      writeFileSync(file, lines.map((line) => line.replace('"severity":"maintenance",', '')).join('\n'));
      expectEqual(await byProgram(database, file, 'mixed'), byHand(all));
    });

    it('maintenance is told by severity: a rule by title takes other incidents', () => {
      const announced = all.filter(({ severity }) => severity === 'maintenance');
      expect(announced).toHaveLength(10);
      const missed = announced.filter(({ title }) => !/maintenance/i.test(title)).map(({ title }) => title);
      expect(missed.sort()).toEqual(['Migrations to GitHub are Paused', 'Team Synchronization for GitHub is Paused']);
      // A rule wide enough to hold one of them takes a real incident for it.
      const wider = all.filter(
        ({ title, severity }) => severity !== 'maintenance' && /maintenance|migration/i.test(title),
      );
      expect(wider.map(({ title }) => title)).toEqual([
        'We are investigating degraded performance for GitHub Enterprise Importer migrations',
      ]);
    });

    it('severity none is an incident that nobody rated, and counts', () => {
      const unrated = all.filter(({ severity }) => severity === 'none');
      expect(unrated).toHaveLength(13);
      expect(unrated.filter(({ title }) => /maintenance|scheduled|planned|paused/i.test(title))).toEqual([]);
    });
  });
} else {
  it('is left out: the public data are not beside this checkout', () => {
    process.stdout.write(
      `The checks on real incidents need the folder shared/data beside the checkout; they were left out.\n`,
    );
  });
}
