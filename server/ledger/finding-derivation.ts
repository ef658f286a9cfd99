import type { PoolClient } from 'pg';
import { LADDER_VERSION } from '../domain/finding-outcome';
import { reviewAgentsOf } from '../domain/review-agents';
import { accountsIn } from '../store/accounts';
import type { Store } from '../store/data-source';
import type { KnownAccounts } from '../store/known-accounts';
import { findingCandidates } from './finding-candidates';
import type { FindingFacts, FindingSettings } from './finding-facts';
import { findingLine, reviewLine } from './finding-lines';
import { settledFindings } from './finding-outcomes';
import { findingFacts } from './finding-reading';
import { withRecords } from './finding-records';
import { agentReviews } from './finding-reviews';
import { FindingSpeakers } from './finding-speakers';
import { threadFindings } from './finding-threads';
import type { FindingKey } from './finding-key';
import { removeFindings, upsertFindings } from './finding-upsert';
import { narrowed } from './narrowed';
import type { Touched } from './touched';

/** Pull requests looked at together: their texts are in memory at once. */
const TOGETHER = 250;
/** Lines that are worth a statement. */
const ENOUGH = 5_000;

export interface FindingWalk {
  organizationId: number;
  version: number;
  settings: FindingSettings;
  touched: Touched;
  /** undefined = as the store knows them. */
  known: KnownAccounts | undefined;
}

/** The rules outcomes follow from, as one text: another one, and everything is worked out again. */
export const findingMarkOf = (settings: FindingSettings): string =>
  `${LADDER_VERSION} ${reviewAgentsOf(settings.agents).mark}`;

/**
 * Works out the findings of every pull request that was touched, and what became of them; of all where they were last worked out by other rules. In the
 * transaction of `client`. Reads some hundred pull requests at a time, so memory does not grow with the organization. Safe to repeat.
 *
 * @param progress called with the number of pull requests done so far
 */
export async function deriveFindings(
  store: Store,
  client: PoolClient,
  { organizationId, version, settings, touched, known }: FindingWalk,
  progress: (done: number) => void = () => undefined,
): Promise<void> {
  const mark = findingMarkOf(settings);
  const { rows } = await client.query<{ mark: string | null }>(
    'SELECT finding_mark AS mark FROM organization WHERE id = $1',
    [organizationId],
  );
  const stale = rows[0].mark !== mark;
  const where = stale ? '' : narrowed(touched);
  const unplaced = where !== '' && touched.kinds.has('commit_file') ? await withUnplacedFiles(client) : undefined;
  if (where === undefined && unplaced === undefined) return;
  const accounts = known ?? (await accountsIn(store, client, organizationId)).known;
  const agents = reviewAgentsOf(settings.agents);
  const speakers = new FindingSpeakers(agents, accounts);
  const places = where === undefined ? [] : await findingCandidates(client, speakers, where);
  if (unplaced) {
    const listed = new Set(places.map(({ repo, number }) => `${repo}#${number}`));
    places.push(...unplaced.filter(({ repo, number }) => !listed.has(`${repo}#${number}`)));
  }
  let gone = 0;
  let lines: [string[], string[]] = [[], []];
  for (let from = 0; from < places.length; from += TOGETHER) {
    const part = places.slice(from, from + TOGETHER);
    const old: [FindingKey[], FindingKey[]] = [[], []];
    for (const facts of await findingFacts(client, part)) {
      const { repo, number, before } = facts;
      const { findings, reviews } = derived(facts, speakers);
      const made = new Set<string>();
      for (const finding of findings) {
        const named = nameOf(finding.draft);
        if (!made.has(named)) lines[0].push(findingLine({ organizationId, version }, facts, finding));
        made.add(named);
      }
      for (const review of reviews) lines[1].push(reviewLine({ organizationId, version }, facts, review));
      const spoke = new Set(reviews.map(({ agent }) => agent));
      old[0].push(...before.findings.filter((key) => !made.has(nameOf(key))).map((key) => ({ ...key, repo, number })));
      old[1].push(...before.agents.filter((agent) => !spoke.has(agent)).map((agent) => ({ agent, repo, number, id: '' }))); // prettier-ignore
    }
    if (lines[0].length + lines[1].length > ENOUGH || from + TOGETHER >= places.length) {
      await upsertFindings(client, lines);
      lines = [[], []];
    }
    await removeFindings(client, ...old);
    gone += old[0].length + old[1].length;
    progress(from + part.length);
  }
  if (stale || gone > 0)
    await client.query(
      `UPDATE organization SET finding_mark = $2, findings_gone_version = CASE WHEN $3 THEN $4 ELSE findings_gone_version END WHERE id = $1`,
      [organizationId, mark, gone > 0, version],
    );
}

const nameOf = ({ agent, id }: { agent: string; id: string }): string => `${agent}\n${id}`;

/** What follows from the records of one pull request. */
function derived(facts: FindingFacts, speakers: FindingSpeakers) {
  const { threads, drafts } = threadFindings(facts, speakers);
  const { reviews, drafts: unthreaded } = agentReviews(facts, speakers, threads);
  const all = withRecords(speakers.agents, facts.repo, facts.records, [...drafts, ...unthreaded]);
  return { findings: settledFindings(facts, all), reviews };
}

/**
 * Pull requests with findings in threads, of whose commits some files came without the number of a pull request. All of them, whichever files are new:
 * which commit belongs where is known only from the pull requests.
 */
async function withUnplacedFiles(client: PoolClient): Promise<{ repo: string; number: number }[]> {
  const { rows } = await client.query<{ repo: string; number: number }>(
    `SELECT DISTINCT p.repo, p.number FROM pull_request p CROSS JOIN LATERAL jsonb_array_elements(p.commits) AS c
     JOIN commit_file f ON f.repo = p.repo AND f.sha = c ->> 'sha' AND f.number IS NULL
     WHERE EXISTS (SELECT FROM finding_outcome o WHERE o.repo = p.repo AND o.number = p.number AND o.place = 'thread')`,
  );
  return rows;
}
