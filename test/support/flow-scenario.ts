import { join } from 'node:path';
import { Client } from 'pg';
import { outputOf } from './command-line';
import { cloneDatabase, type TestDatabase } from './database';
import { startServer, type TestServer } from './server';

/*
 * Sixteen pull requests of the weeks 2024-W28 and 2024-W29, written by hand in test/scenarios/flow. Below, a time is the hours since Monday
 * 2024-07-08 00:00 UTC: W28 is [0, 168), W29 [168, 336); the data end at 394 (deploy d7). Stays per stage, [enter, leave):
 *
 *              write      pickup           review        merge       deploy
 * shop#1       8–10       10–14            14–16         16–17       17–20     by commit (d1)
 * shop#2       9–33       33–39            39–39         39–40       40–43     stated (d2); a draft until 33
 * shop#3       32–32      32–36, 60–62     62–66         66–68       68–81     inferred (d3); closed from 36 to 60
 * shop#4       57–57                                     57–58       58–81     inferred (d3); nobody reviewed it
 * shop#5       80–84      84–84            84–87         87–88       88–178    inferred (d4); reviewed at 81, still a draft
 * shop#6       82–82      82–106                                               abandoned
 * shop#7       108–                                                            a draft
 * shop#8       177–177    177–
 * shop#9       201–201    201–203          203–
 * shop#10      200–206    206–208          208–208       208–209     209–      drafted again from 202 to 206
 * api#1        56–56      56–58            58–82                               abandoned
 * api#2        60–60      60–66            66–66         66–67       67–394    inferred (d7, the first of its service); Copilot
 * api#3        30–30      30–31.5          31.5–31.5     31.5–32     unknown: merged more than 14 days before d7
 * api#4        225–225    225–228          228–228       228–        branch claude/…
 * docs#1       164–164    164–166          166–166       166–167.5   unknown: no deploys; reverted by docs#2
 * docs#2       176–176    176–176.5        176.5–176.5   176.5–177
 *
 * With the author during review: shop#1 14–16, shop#3 62–65, shop#5 84–87, api#1 58–82, shop#9 203–205.
 * Incidents: i1 22–25 (web, within 24 h of d1), i2 104–108 (states d3), i3 300– (api, no deploy before it); i4 is maintenance.
 */
export const RANGE = '2024-07-08..2024-07-21';
export const WEEKS = ['2024-07-08..2024-07-14', '2024-07-15..2024-07-21'];
export const SCENARIO = join(__dirname, '..', 'scenarios', 'flow');
export const LATER = join(__dirname, '..', 'scenarios', 'flow-later', 'changes.ndjson');

export type Row = Record<string, unknown>;
export interface StageNumbers extends Row {
  stage: string;
  arrivals: number | null;
  departures: number | null;
  abandoned: number | null;
  wip: number | null;
}
export interface FlowAnswer extends Row {
  stages: StageNumbers[];
  periods: { label: string; start: string; end: string; running: boolean; stages: StageNumbers[] }[];
  pullRequests: Record<string, number>;
  leadTime: Row;
  cycleTime: Row;
}

/** The scenario in a database of its own, in the organizations `acme` (UTC) and `auckland`, and a server on it. */
export interface FlowScenario {
  database: TestDatabase;
  server: TestServer;
  /** What a command with --json prints. */
  json<T>(...args: string[]): Promise<T>;
  /** `flow --json` of acme over the two weeks. */
  flow(...args: string[]): Promise<FlowAnswer>;
  /** The lines of `flow --items --json`. */
  items(org: string, ...args: string[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** Imports the scenario and starts a server; one call per test file, with `close` in `afterAll`. */
export async function openFlowScenario(): Promise<FlowScenario> {
  const database = await cloneDatabase();
  try {
    // Sunday 23:30 in Greenwich is Monday noon in Auckland.
    await run(
      database,
      `INSERT INTO organization (name, time_zone) VALUES ('acme', 'UTC'), ('auckland', 'Pacific/Auckland')`,
    );
    await outputOf(database, 'import', SCENARIO, '--org', 'acme');
    await outputOf(database, 'import', SCENARIO, '--org', 'auckland');
    return scenarioOf(database, await startServer(database));
  } catch (error) {
    await database.drop();
    throw error;
  }
}

function scenarioOf(database: TestDatabase, server: TestServer): FlowScenario {
  const json = async <T>(...args: string[]): Promise<T> => JSON.parse(await outputOf(database, ...args, '--json')) as T;
  return {
    database,
    server,
    json,
    flow: (...args) => json('flow', '--org', 'acme', '--range', RANGE, ...args),
    items: async (org, ...args) =>
      (await outputOf(database, 'flow', '--org', org, '--items', '--json', ...args))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Row),
    close: async () => {
      await server.close();
      await database.drop();
    },
  };
}

async function run(database: TestDatabase, sql: string): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Values of a row by name, to compare a few of many. */
export const picked = (row: Row, ...keys: string[]): unknown[] => keys.map((key) => row[key]);
