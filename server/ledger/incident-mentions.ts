import type { PoolClient } from 'pg';
import { isMaintenance } from '../domain/incident';
import { IncidentSearches, searchOf, type IncidentSearch } from '../domain/incident-search';
import { BinaryRows } from '../store/binary-copy';
import type { IncidentRecord } from '../store/delivery-records';
import { narrowed } from './narrowed';
import { TouchedCollector, type Touched } from './touched';

/**
 * Notes which pull requests name an incident in title, branch or text: of incidents whose names or times are new, among all pull requests of those times; of
 * pull requests that changed, for all incidents. Reads each text once.
 */
export async function noteMentions(
  client: PoolClient,
  organizationId: number,
  incidents: readonly IncidentRecord[],
  touched: Touched,
): Promise<void> {
  if (touched.all) await client.query('DELETE FROM incident_scan; DELETE FROM incident_mention');
  const before = await client.query<{ id: string; text: string }>(
    'SELECT incident_id AS id, looked_for AS text FROM incident_scan',
  );
  const known = new Map(before.rows.map(({ id, text }) => [id, text]));
  const searches = incidents.filter(({ severity }) => !isMaintenance(severity)).map(searchOf);
  const fresh = searches.filter((search) => known.get(search.id) !== textOf(search));
  const kept = new Set(searches.map(({ id }) => id));
  const old = [...fresh.map(({ id }) => id), ...[...known.keys()].filter((id) => !kept.has(id))];
  if (old.length > 0) {
    await client.query('DELETE FROM incident_mention WHERE incident_id = ANY($1)', [old]);
    await client.query('DELETE FROM incident_scan WHERE incident_id = ANY($1)', [old]);
    await note(client, organizationId, new IncidentSearches(fresh), '');
    await client.query('INSERT INTO incident_scan SELECT $1::int, * FROM unnest($2::text[], $3::text[])', [
      organizationId,
      fresh.map(({ id }) => id),
      fresh.map(textOf),
    ]);
  }
  const where = touched.all ? undefined : narrowed(ofPullRequests(touched));
  if (where === undefined) return;
  await client.query(`DELETE FROM incident_mention WHERE true ${where}`);
  await note(client, organizationId, new IncidentSearches(searches), where);
}

/** What was touched, but for the kinds: only texts of pull requests are of interest. */
function ofPullRequests({ pullRequests }: Touched): Touched {
  const listed = new TouchedCollector();
  for (const [repo, numbers] of pullRequests) for (const number of numbers) listed.pullRequest(repo, number);
  return listed;
}

async function note(
  client: PoolClient,
  organizationId: number,
  searches: IncidentSearches,
  where: string,
): Promise<void> {
  if (!(searches.from <= searches.to)) return;
  const until = searches.to === Infinity ? '' : `AND created_at <= to_timestamp(${searches.to})`;
  const rows = new BinaryRows(
    client,
    `SELECT repo, number, extract(epoch from created_at)::float8, concat_ws(chr(10), title, branch, body) FROM pull_request
     WHERE created_at >= to_timestamp(${searches.from}) ${until} ${where}`,
    ['text', 'int4', 'float8', 'text'],
  );
  const found: { incidents: string[]; repos: string[]; numbers: number[] } = { incidents: [], repos: [], numbers: [] };
  while (rows.next() || (await rows.fill())) {
    const repo = rows.text(0);
    for (const id of searches.namedBy(repo, rows.number(2), () => rows.text(3))) {
      found.incidents.push(id);
      found.repos.push(repo);
      found.numbers.push(rows.number(1));
    }
  }
  await client.query(
    `INSERT INTO incident_mention SELECT $1::int, * FROM unnest($2::text[], $3::text[], $4::int[]) ON CONFLICT DO NOTHING`,
    [organizationId, found.incidents, found.repos, found.numbers],
  );
}

const textOf = ({ from, to, names }: IncidentSearch): string =>
  `${from} ${to} ${names.map(({ text, repo }) => `${text} ${repo}`).join('\n')}`;
