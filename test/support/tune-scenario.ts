import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { outputOf, runCommand, type CommandLineResult } from './command-line';
import { cloneDatabase, type TestDatabase } from './database';
import { startServer, type TestServer } from './server';

/*
 * Findings of four agents over ten ISO weeks from Monday 2026-01-05, as records of pull requests that are not recorded themselves; told on Tuesday at
 * noon, their outcome a day later, so that each belongs to one week. Twelve pull requests a week, in acme/shop (0–5) and acme/api (6–11).
 *
 * codex      per pull request a P1 (security, src/) and then a P2 (style, docs/).
 *            P1: accepted on all but the last, which rejects it: 11 of 12. P2: accepted on the first three, else ignored: 3 of 12.
 *            In week 9 also a P1 that came late and one that is pending, both on the first pull request.
 * greptile   the first two weeks alone, one P1 per pull request, accepted on the first nine of twelve: 18 of 24.
 * coderabbit per pull request one major finding, accepted on the first three: 30 of 120.
 * qodo       per pull request one finding without severity, of confidence 5 to 10 in turn (place modulo 6, plus 5), accepted from 8 on.
 *
 *              all weeks     older seven   newer three
 * codex        140 of 240    98 of 168     42 of 72
 *  …P1         110 of 120    77 of 84      33 of 36
 */
export const WEEKS = 10;
export const PER_WEEK = 12;
export const START = Date.UTC(2026, 0, 5) / 1000;
export const RANGE = '2026-01-05..2026-03-15';
const DAY = 86_400;

export interface FindingRecord {
  kind: 'finding';
  agent: string;
  repo: string;
  number: number;
  id: string;
  posted_at: string;
  severity?: string;
  category?: string;
  confidence?: string;
  path?: string;
  outcome: string;
  outcome_at?: string;
}

const at = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** All records of the scenario, in no order that means anything. */
export function findingRecords(): FindingRecord[] {
  const records: FindingRecord[] = [];
  for (let week = 0; week < WEEKS; week++)
    for (let place = 0; place < PER_WEEK; place++) {
      const posted = START + week * 7 * DAY + 1.5 * DAY;
      const say = (agent: string, id: string, outcome: string, more: Partial<FindingRecord>): number =>
        records.push({
          kind: 'finding',
          agent,
          repo: place < 6 ? 'acme/shop' : 'acme/api',
          number: 1 + week * PER_WEEK + place,
          id: `${agent}-${id}`,
          posted_at: at(posted),
          outcome,
          ...(outcome === 'pending' ? {} : { outcome_at: at(posted + DAY) }),
          ...more,
        });
      say('codex', 'p1', place < 11 ? 'accepted' : 'rejected', { severity: 'P1', category: 'security', path: `src/${place}.ts` }); // prettier-ignore
      say('codex', 'p2', place < 3 ? 'accepted' : 'ignored', { severity: 'P2', category: 'style', path: `docs/${place}.md`, posted_at: at(posted + 60) }); // prettier-ignore
      if (week === 9 && place === 0) {
        say('codex', 'late', 'late', { severity: 'P1', category: 'security', posted_at: at(posted + 2 * DAY), outcome_at: at(posted + 2 * DAY) }); // prettier-ignore
        say('codex', 'pending', 'pending', { severity: 'P1', category: 'security', posted_at: at(posted + 120) });
      }
      if (week < 2) say('greptile', 'p1', place < 9 ? 'accepted' : 'ignored', { severity: 'P1' });
      say('coderabbit', 'major', place < 3 ? 'accepted' : 'rejected', { severity: 'major' });
      const confidence = 5 + (place % 6);
      say('qodo', 'c', confidence >= 8 ? 'accepted' : 'ignored', { confidence: String(confidence) });
    }
  return records;
}

/** The scenario in a database of its own, in the organization `acme`; `other` is empty. */
export interface TuneScenario {
  database: TestDatabase;
  server: TestServer;
  run(...args: string[]): Promise<CommandLineResult>;
  output(...args: string[]): Promise<string>;
  close(): Promise<void>;
}

/** Imports the scenario and starts a server; one call per test file, with `close` in `afterAll`. */
export async function openTuneScenario(): Promise<TuneScenario> {
  const database = await cloneDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'downstream-tune-'));
  try {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(`INSERT INTO organization (name, time_zone) VALUES ('acme', 'UTC'), ('other', 'UTC')`);
    await client.end();
    const file = join(folder, 'findings.ndjson');
    await writeFile(file, findingRecords().map((record) => `${JSON.stringify(record)}\n`).join('')); // prettier-ignore
    await outputOf(database, 'import', file, '--org', 'acme');
    const server = await startServer(database);
    return {
      database,
      server,
      run: (...args) => runCommand(database, ...args),
      output: (...args) => outputOf(database, ...args),
      close: async () => {
        await server.close();
        await database.drop();
      },
    };
  } catch (error) {
    await database.drop();
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
