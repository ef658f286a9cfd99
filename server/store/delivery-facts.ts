import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { ChangeReference } from '../domain/change-reference';
import { deliveryLinksOf, productionOf, type DeliveryLinks } from '../domain/delivery-links';
import { NO_MAPPING, type DeliveryMapping } from '../domain/delivery-mapping';
import type { PickedChange } from '../domain/deploy-link';
import { guiltyIn, type Guilty } from '../domain/fix-reference';
import { isMaintenance } from '../domain/incident';
import type { MergedRevert, NamingFix } from '../domain/incident-link';
import type { MergedChange } from '../domain/merged-change';
import { branchOf } from '../domain/silent-deploys';
import { deliveryRecordsIn, type DeliveryRecords, type DeployRecord, type IncidentRecord } from './delivery-records';
import { MergedChanges } from './merged-changes';
import type { OrganizationSettings } from './organizations';

/** Deploys, incidents and what links them under a mapping: what the derivation and the columns both work with. */
export interface DeliveryFacts extends DeliveryLinks<IncidentRecord> {
  mapping: DeliveryMapping;
  /** To production, in order of finishing and id. */
  deploys: DeployRecord[];
  records: DeliveryRecords;
  /** Another text when the deploy of any pull request may be another. */
  linkMark: string;
  /** Another text when anything a list of deploys or incidents shows may be another. */
  mark: string;
}

/**
 * Reads deploys, incidents, what pull requests say about them and what people decided, and links them, inside the organization's transaction.
 *
 * @param settings its delivery mapping decides what is production
 * @param read what was read a moment ago in this transaction, to be taken instead
 */
export async function deliveryFactsIn(
  client: PoolClient,
  settings: Pick<OrganizationSettings, 'delivery'>,
  read?: DeliveryRecords,
): Promise<DeliveryFacts> {
  const mapping = settings.delivery ?? NO_MAPPING;
  const records = read ?? (await deliveryRecordsIn(client));
  const { serviceOf, decisions } = records;
  const deploys = productionOf(mapping, records.deploys, serviceOf);
  const changes = new MergedChanges(client, mapping);
  const heads = sorted(await changes.byCommit(deploys.map(({ sha }) => sha)));
  const branches = await branchesIn(client, deploys);
  const picks = await picksIn(client, changes);
  const { fixes, reverts, guilty } = await referencesIn(client, changes, records.incidents);
  const facts = {
    deploys,
    serviceOf,
    heads,
    branches,
    picks,
    decisions,
    reverts,
    fixes,
    changeOf: changeFinder(guilty),
  };
  const links = deliveryLinksOf(mapping, facts, records.incidents);
  const linkMark = markOf(
    RULES,
    mapping.services,
    deploys.map(({ url: _url, rework: _rework, name: _name, environment: _environment, ...deploy }) => [
      Object.values(deploy),
      String(links.operatedAt.get(deploy.id)),
    ]),
    [...serviceOf],
    [heads, branches, picks],
  );
  const mark = markOf(
    linkMark,
    deploys.map(({ id, url, rework, name, environment }) => [id, url, rework, name, environment]),
    links.incidents,
    links.maintenance,
  );
  return { ...links, mapping, deploys, records, linkMark, mark };
}

/** Raised when the rules that link change: the next derivation then compares all links. */
const RULES = 1;

/** One short text for much; lists go in one by one, so that no text of all of them is made. */
function markOf(...parts: readonly unknown[]): string {
  const hash = createHash('sha1');
  for (const part of parts)
    for (const item of Array.isArray(part) ? part : [part]) hash.update(JSON.stringify(item)).update('\n');
  return hash.digest('base64url');
}

const byReference = (a: ChangeReference, b: ChangeReference): number =>
  a.repo < b.repo ? -1 : a.repo > b.repo ? 1 : a.number - b.number;

const sorted = <T extends ChangeReference>(changes: T[]): T[] => changes.sort(byReference);

/** Which refs of deploys are branches that pull requests are merged into. */
async function branchesIn(
  client: PoolClient,
  deploys: readonly DeployRecord[],
): Promise<{ repo: string; branch: string }[]> {
  const asked = new Map<string, { repo: string; branch: string }>();
  for (const { repo, ref } of deploys)
    if (repo !== '' && ref !== '') asked.set(`${repo}\n${ref}`, { repo, branch: branchOf(ref) });
  const pairs = [...asked.values()];
  if (pairs.length === 0) return [];
  const { rows } = await client.query<{ repo: string; branch: string }>(
    `SELECT DISTINCT asked.repo COLLATE "C" AS repo, asked.branch COLLATE "C" AS branch FROM unnest($1::text[], $2::text[]) AS asked (repo, branch)
     WHERE EXISTS (SELECT FROM pull_request p WHERE p.repo = asked.repo COLLATE "C" AND p.base = asked.branch) ORDER BY 1, 2`,
    [pairs.map(({ repo }) => repo), pairs.map(({ branch }) => branch)],
  );
  return rows;
}

/** Pull requests that carry commits picked from elsewhere; what a pull request says is noted when it is derived. */
async function picksIn(client: PoolClient, changes: MergedChanges): Promise<PickedChange[]> {
  const { rows } = await client.query<ChangeReference & { picks: string[] }>(
    'SELECT repo, number, picks FROM pull_request_flow WHERE picks IS NOT NULL ORDER BY repo, number',
  );
  const carriers = changeFinder(await changes.byReference(rows));
  return rows.flatMap((row) =>
    row.picks.map((pick) => {
      const [from, sha = ''] = pick.split(' ');
      return { from, sha, carrier: carriers(row) };
    }),
  );
}

/** What pull requests say about incidents. */
async function referencesIn(
  client: PoolClient,
  changes: MergedChanges,
  incidents: readonly IncidentRecord[],
): Promise<{ fixes: NamingFix[]; reverts: MergedRevert[]; guilty: MergedChange[] }> {
  const real = incidents.filter(({ severity }) => !isMaintenance(severity));
  if (real.length === 0) return { fixes: [], reverts: [], guilty: [] };
  const fixes = await fixesIn(client);
  const reverted = await client.query<ChangeReference & { mergedAt: number; ofRepo: string | null; ofNumber: number | null; sha: string | null }>(
    `SELECT repo, number, merged_at AS "mergedAt", reverts_repo AS "ofRepo", reverts_number AS "ofNumber", reverts_sha AS sha FROM pull_request_flow
     WHERE state = 1 AND (reverts_number IS NOT NULL OR reverts_sha IS NOT NULL) ORDER BY repo, number`,
  ); // prettier-ignore
  const guiltyOf = (row: (typeof reverted.rows)[number]): Guilty =>
    row.ofRepo !== null && row.ofNumber !== null ? { repo: row.ofRepo, number: row.ofNumber } : { sha: row.sha ?? '' };
  const named: Guilty[] = [...fixes.flatMap((fix) => fix.guilty), ...reverted.rows.map(guiltyOf)];
  for (const { causedByRepo: repo, causedByNumber: number } of real)
    if (repo !== '' && !Number.isNaN(number)) named.push({ repo, number });
  const guilty = [
    ...(await changes.byReference(named.flatMap((of) => ('sha' in of ? [] : [of])))),
    ...(await changes.byCommit(named.flatMap((of) => ('sha' in of ? [of.sha] : [])))),
  ];
  const find = changeFinder(guilty);
  const reverts = reverted.rows.flatMap((row) => {
    const target = find(guiltyOf(row));
    return target ? [{ repo: row.repo, number: row.number, mergedAt: row.mergedAt, target }] : [];
  });
  return { fixes, reverts, guilty };
}

/** Pull requests that name an incident, as they were noted when they or the incident came. */
async function fixesIn(client: PoolClient): Promise<NamingFix[]> {
  const { rows } = await client.query<
    ChangeReference & { incident: string; text: string; messages: string | null; createdAt: number }
  >(
    `SELECT m.incident_id AS incident, p.repo, p.number, concat_ws(chr(10), p.title, p.branch, p.body) AS text,
       CASE WHEN jsonb_typeof(p.commits) = 'array'
         THEN (SELECT string_agg(c.value->>'message', chr(10)) FROM jsonb_array_elements(p.commits) c) END AS messages,
       extract(epoch from p.created_at)::float8 AS "createdAt"
     FROM incident_mention m JOIN pull_request p ON p.repo = m.repo AND p.number = m.number ORDER BY m.incident_id, p.repo, p.number`,
  );
  return rows.map(({ incident, repo, number, text, messages, createdAt }) => ({
    ...{ incident, repo, number, createdAt },
    guilty: guiltyIn(`${text}\n${messages ?? ''}`, repo),
  }));
}

/** Finds changes by reference, or by their merge commit or its first letters. */
function changeFinder(changes: readonly MergedChange[]): (guilty: Guilty) => MergedChange | undefined {
  const byKey = new Map(changes.map((change) => [`${change.repo}#${change.number}`, change]));
  const bySha = new Map(changes.map((change) => [change.mergeSha.slice(0, 7), change]));
  return (guilty) => {
    if (!('sha' in guilty)) return byKey.get(`${guilty.repo}#${guilty.number}`);
    const change = bySha.get(guilty.sha.slice(0, 7));
    return change?.mergeSha.startsWith(guilty.sha) ? change : undefined;
  };
}
