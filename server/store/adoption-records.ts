import type { PoolClient } from 'pg';
import type { UsagePeriodTable, UsageTable } from '../domain/adoption-table';
import { localDays } from '../platform/local-day';
import { accountsIn } from './accounts';
import { AdoptionPeople } from './adoption-people';
import { readRuns, type ReadRuns } from './adoption-runs';
import { readUsage, readUsagePeriods } from './adoption-usage';
import type { Store } from './data-source';
import { Dictionary } from './dictionary';

/** Usage, runs and people as they are recorded. */
export interface AdoptionRecords {
  /** Another text when any of it may be different. */
  mark: string;
  people: AdoptionPeople;
  /** Days, NaN = not told; by person. */
  startedDay: Float64Array;
  endedDay: Float64Array;
  usage: UsageTable;
  periods: UsagePeriodTable;
  runs: ReadRuns;
  tools: string[];
  phases: string[];
  repos: string[];
}

/**
 * Reads usage, runs and people, or gives what is known when nothing of it changed. Inside `inOrganization`. Reading a million rows of usage takes about 3 s.
 *
 * @param zone in which runs have their days
 */
export async function adoptionRecordsIn(
  store: Store,
  client: PoolClient,
  organizationId: number,
  zone: string,
  known: AdoptionRecords | undefined,
): Promise<AdoptionRecords> {
  const { rows } = await client.query<{ usage: number; accounts: number }>(
    'SELECT usage_version AS usage, accounts_version AS accounts FROM organization WHERE id = $1',
    [organizationId],
  );
  const mark = `${rows[0].usage} ${rows[0].accounts} ${zone}`;
  if (known?.mark === mark) return known;
  const people = new AdoptionPeople(await accountsIn(store, client, organizationId));
  const words = { people, tools: new Dictionary(), phases: new Dictionary(), repos: new Dictionary() };
  const usage = await readUsage(client, words);
  const periods = await readUsagePeriods(client, words);
  const runs = await readRuns(client, words, localDays(zone));
  // Sources may name people nobody else knows; now all have their place.
  const place = people.order();
  for (const table of [usage, periods, runs]) table.person = table.person.map((person) => place[person]);
  const stated = await client.query<{ login: string; started: number | null; ended: number | null }>(
    `SELECT login, started_on - date '1970-01-01' AS started, ended_on - date '1970-01-01' AS ended FROM person
     WHERE started_on IS NOT NULL OR ended_on IS NOT NULL`,
  );
  const startedDay = new Float64Array(people.logins.length).fill(NaN);
  const endedDay = startedDay.slice();
  for (const { login, started, ended } of stated.rows) {
    const person = people.find(login);
    if (person < 0) continue;
    // Of several accounts: from the first day on any to the last day on any.
    if (started !== null && !(startedDay[person] <= started)) startedDay[person] = started;
    if (ended !== null && !(endedDay[person] >= ended)) endedDay[person] = ended;
  }
  return { mark, people, startedDay, endedDay, usage, periods, runs, tools: words.tools.words, phases: words.phases.words, repos: words.repos.words }; // prettier-ignore
}
