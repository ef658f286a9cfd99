import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf } from './command-line';
import { cloneDatabase, type TestDatabase } from './database';
import { startServer, type TestServer } from './server';
import { signalRecords, SIGNAL_WEEK } from './signal-records';

export interface Group {
  key: string;
  agent: string | null;
  findings: number;
  accepted: number;
  rejected: number;
  ignored: number;
  late: number;
  pending: number;
  duplicate: number;
  unparsed: number;
  unthreaded: number;
  n: number;
  rate: number | null;
  low: number | null;
  high: number | null;
  enough: boolean;
  deff: number;
  deffAssumed: boolean;
  effectiveN: number;
  pullRequests: number;
  lateShare: number | null;
  pendingShare: number | null;
  unparsedShare: number | null;
  silentIgnoreShare: number | null;
  reviewed: number;
  findingsPerPullRequest: number | null;
  withFinding: { numerator: number; n: number };
}
interface Rate {
  value: number | null;
  numerator: number;
  n: number;
}
export interface HitRate {
  unknown: boolean;
  agents: string[];
  running: boolean[] | null;
  total: Group;
  previous: Group;
  lenient: Group;
  vendor: Group | null;
  groups: Group[];
  evidence: { evidence: string; count: number }[];
  coverage: Rate;
}

const GROUP = `key agent findings accepted rejected ignored late pending duplicate unparsed unthreaded n rate low high enough deff deffAssumed effectiveN
  pullRequests lateShare pendingShare unparsedShare silentIgnoreShare reviewed findingsPerPullRequest withFinding { numerator n }`;

/** accepted rejected ignored | late pending duplicate unparsed. */
export const counts = (of: Group): string =>
  `${of.key}: ${of.accepted} ${of.rejected} ${of.ignored} | ${of.late} ${of.pending} ${of.duplicate} ${of.unparsed}`;

/** The week on paper in an organization `acme`, behind a real server. */
export class SignalScene {
  private constructor(
    readonly database: TestDatabase,
    readonly server: TestServer,
    private readonly folder: string,
  ) {}

  static async open(): Promise<SignalScene> {
    const database = await cloneDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'signal-'));
    await importInto(database, folder, 'acme', signalRecords);
    return new SignalScene(database, await startServer(database), folder);
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Imports more records. */
  import(org: string, records: readonly object[]): Promise<void> {
    return importInto(this.database, this.folder, org, records);
  }

  /** Of the week, unless another range is asked for. */
  async hitRate(
    asked: { scope?: object; by?: string; agent?: string; series?: string } = {},
    org = 'acme',
  ): Promise<HitRate> {
    const { hitRate } = await this.server.graphql<{ hitRate: HitRate }>(
      `query ($org: String, $scope: Scope, $by: HitRateBy, $agent: String, $series: OutcomeSeries) {
         hitRate(org: $org, scope: $scope, by: $by, agent: $agent, series: $series) {
           unknown agents running total { ${GROUP} } previous { ${GROUP} } lenient { ${GROUP} } vendor { ${GROUP} } groups { ${GROUP} }
           evidence { evidence count } coverage { value numerator n } } }`,
      { org, scope: SIGNAL_WEEK, ...asked },
    );
    return hitRate;
  }
}

async function importInto(
  database: TestDatabase,
  folder: string,
  org: string,
  records: readonly object[],
): Promise<void> {
  const file = join(folder, `${org}.ndjson`);
  await writeFile(file, records.map((record) => JSON.stringify(record)).join('\n'));
  await outputOf(database, 'import', file, '--org', org);
}
