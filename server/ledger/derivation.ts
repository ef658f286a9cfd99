import { from as copyFrom } from 'pg-copy-streams';
import type { PoolClient } from 'pg';
import type { Account } from '../domain/account';
import { authorshipOf } from '../domain/authorship';
import type { DeployEvidence, DeployIndex } from '../domain/deploy-link';
import { revertedBy } from '../domain/revert';
import {
  flagBit,
  stagesOf,
  BY_AGENT,
  BY_AUTHOR,
  BY_HUMAN,
  type PullRequestFacts,
  type StageReview,
} from '../domain/stage';
import { accountFactsIn } from '../store/account-facts';
import { accountsIn, accountsUnder } from '../store/accounts';
import { changedAccounts, type KnownAccounts } from '../store/known-accounts';
import { undividedStagesOf } from '../domain/undivided';
import { BinaryRows } from '../store/binary-copy';
import type { Store } from '../store/data-source';
import { deployIndexOf } from './deploys';
import { eventOf, Reviewers, Timeline } from './facts';
import { FLOW_COLUMNS, flowLine } from './flow-line';
import { FROM_GIT } from './from-git';
import { reviewedBy } from './reviewed-by';
import type { Touched } from './touched';

const BATCH = 8000;
/** First number of the advisory lock of a derivation; the second is the organization. */
const DERIVING = 461_003;

const PULL_REQUEST = `SELECT repo, number, title, author, coalesce(author_id, ''), coalesce(author_type, ''), coalesce(branch, ''),
  CASE WHEN body ~* '(-by:|generated with|created automatically|revert)' THEN body ELSE '' END, draft,
  coalesce(array_to_string(labels, chr(10)), ''), extract(epoch from created_at)::float8, extract(epoch from ready_at)::float8,
  extract(epoch from first_commit_at)::float8, extract(epoch from merged_at)::float8, extract(epoch from closed_at)::float8,
  coalesce(merge_commit_sha, ''), (coalesce(additions, 0) + coalesce(deletions, 0) + CASE WHEN additions IS NULL AND deletions IS NULL THEN 'NaN'::float8 ELSE 0 END)::float8,
  coalesce(commits::text, ''), ${FROM_GIT} FROM pull_request`;
const PULL_REQUEST_TYPES = [
  'text', 'int4', 'text', 'text', 'text', 'text', 'text', 'text', 'bool', 'text', 'float8', 'float8', 'float8', 'float8', 'float8', 'text', 'float8', 'text', 'text',
] as const; // prettier-ignore

interface StoredCommit {
  author?: string;
  login?: string;
  email?: string;
  message?: string;
  authored_at?: string;
}

/**
 * Derives the stages, authorship and reviewers of every pull request the import touched, and raises the organization's data version. Walks
 * the records once, in the order of their keys, so memory does not grow with the organization. Safe to repeat.
 *
 * @param progress called with the number of pull requests derived so far
 */
export async function derive(
  store: Store,
  organizationId: number,
  touched: Touched,
  progress: (done: number) => void = () => undefined,
): Promise<void> {
  const where = narrowed(touched);
  await store.inOrganization(organizationId, async (client) => {
    // One derivation of an organization at a time: a version is complete when it is told.
    await client.query('SELECT pg_advisory_xact_lock($1, $2)', [DERIVING, organizationId]);
    const { rows } = await client.query<{ version: number }>(
      'SELECT data_version + 1 AS version FROM organization WHERE id = $1',
      [organizationId],
    );
    const { version } = rows[0];
    // What person and team records say about accounts is read again; else it is known.
    let told = touched.all || touched.kinds.has('person') || touched.kinds.has('team');
    if (where !== undefined) {
      const { known } = told
        ? accountsUnder(await accountFactsIn(client))
        : await accountsIn(store, client, organizationId);
      const take = (lines: string[]) => upsert(client, lines);
      const { seen } = await walk(store, client, { organizationId, version, where, known, take }, progress);
      if (await seen.save(client, organizationId, where === '')) {
        told = true;
        // Accounts that turn out to be one person only now: what they reviewed is looked at once more.
        const { known: now } = accountsUnder(await accountFactsIn(client));
        const again = narrowed(await reviewedBy(client, changedAccounts(known, now)));
        if (again !== undefined) await walk(store, client, { organizationId, version, where: again, known: now, take });
      }
      await markReverted(client, version);
    }
    await client.query(
      `UPDATE organization SET data_version = $2, data_horizon = greatest(data_horizon, to_timestamp($3)),
         accounts_version = accounts_version + $4 WHERE id = $1`,
      [organizationId, version, Number.isNaN(touched.horizon) ? null : touched.horizon, told ? 1 : 0],
    );
    await client.query(`SELECT pg_notify('downstream', $1)`, [
      JSON.stringify({ organizationId, dataVersion: version }),
    ]);
  });
}

/** Kinds a record of which can change any pull request: account types, services, deploys and what they caused. */
const REACHING_FAR = ['person', 'repository', 'deploy', 'incident'];

/** SQL that narrows the walk to what must be derived again; undefined = nothing. */
export function narrowed(touched: Touched): string | undefined {
  if (touched.all || REACHING_FAR.some((kind) => touched.kinds.has(kind))) return '';
  if (touched.pullRequests.size === 0) return undefined;
  const byRepo = new Map<string, number[]>();
  for (const [repo, numbers] of touched.pullRequests) byRepo.set(repo, [...numbers]);
  const clauses = [...byRepo].map(
    ([repo, numbers]) => `(repo = '${repo.replaceAll("'", "''")}' AND number = ANY('{${numbers.join(',')}}'::int[]))`,
  );
  return `AND (${clauses.join(' OR ')})`;
}

export interface Walk {
  organizationId: number;
  version: number;
  /** SQL that narrows to some pull requests, from `AND` on; '' = all. */
  where: string;
  known: KnownAccounts;
  /** Gets the lines of pull_request_flow, some thousand at a time; the next ones are worked out meanwhile. */
  take: (lines: string[]) => Promise<void>;
}

/** Works out the flow of pull requests; writes nothing itself. Returns who was met on the way. */
export async function walk(
  store: Store,
  target: PoolClient,
  { organizationId, version, where, known, take }: Walk,
  progress: (done: number) => void = () => undefined,
): Promise<Reviewers> {
  // Without statistics of the rows just imported the planner sorts them all on disk instead of walking along the keys.
  if (where === '') await store.pool.query('ANALYZE pull_request, pull_request_event, review, review_comment');
  const deploys = await deployIndexOf(target);
  const reviewers = new Reviewers(known);
  const reading = <T>(work: (client: PoolClient) => Promise<T>): Promise<T> =>
    store.inOrganization(organizationId, work);
  // Four cursors at once need four connections; each reads what was committed before it began.
  await reading((events) =>
    reading((reviews) =>
      reading((comments) =>
        reading(async (pullRequests) => {
          const sources = {
            events: new Timeline(events, 'event', where),
            reviews: new Timeline(reviews, 'review', where),
            comments: new Timeline(comments, 'comment', where),
          };
          const rows = new BinaryRows(
            pullRequests,
            `${PULL_REQUEST} WHERE true ${where} ORDER BY repo, number`,
            PULL_REQUEST_TYPES,
          );
          let lines: string[] = [];
          let done = 0;
          let writing = Promise.resolve();
          const send = async (): Promise<void> => {
            await writing;
            progress(done);
            done += lines.length;
            // The database takes these while the next ones are worked out.
            if (lines.length > 0) writing = take(lines);
            // Thrown where it is awaited; until then it must not count as unhandled.
            writing.catch(() => undefined);
            lines = [];
          };
          try {
            while (rows.next() || (await rows.fill())) {
              lines.push(await lineOf(rows, sources, reviewers, deploys, organizationId, version));
              if (lines.length === BATCH) await send();
            }
            await send();
            await writing;
            progress(done);
          } finally {
            // What is under way must be over before the transaction ends; its fault is thrown above, or comes second.
            await Promise.allSettled([writing]);
          }
          for (const source of Object.values(sources)) await source.finish();
        }),
      ),
    ),
  );
  return reviewers;
}

async function lineOf(
  rows: BinaryRows,
  sources: { events: Timeline; reviews: Timeline; comments: Timeline },
  reviewers: Reviewers,
  deploys: DeployIndex,
  organizationId: number,
  version: number,
): Promise<string> {
  const repo = rows.text(0);
  const number = rows.number(1);
  const author = reviewers.account(rows.text(3), rows.text(4), rows.text(5));
  const branch = rows.text(6);
  const body = rows.text(7);
  const commits = rows.text(17) === '' ? [] : (JSON.parse(rows.text(17)) as StoredCommit[]);
  const mergedAt = rows.number(13);
  const facts: PullRequestFacts = {
    createdAt: rows.number(10),
    readyAt: rows.number(11),
    firstCommitAt: rows.number(12),
    commitsAuthoredAt: commits.flatMap((commit) =>
      commit.authored_at === undefined ? [] : [Date.parse(commit.authored_at) / 1000],
    ),
    draft: rows.boolean(8),
    mergedAt,
    closedAt: rows.number(14),
    events: [],
    reviews: [],
    deployKnown: false,
    deployedAt: NaN,
    operatedAt: NaN,
  };
  const humans = new Set<string>();
  const agents = new Set<string>();
  const takeReview = (row: BinaryRows): void => {
    const { review, login } = reviewers.reviewOf(row, author);
    facts.reviews.push(review);
    count(review, login, author, reviewers, humans, agents);
  };
  await sources.events.of(repo, number, (row) => facts.events.push(eventOf(row)));
  await sources.reviews.of(repo, number, takeReview);
  const reviewsAlone = facts.reviews.length;
  await sources.comments.of(repo, number, takeReview);
  if (reviewsAlone > 0 && facts.reviews.length > reviewsAlone) facts.reviews.sort((a, b) => a.at - b.at);

  let deployId = '';
  let deployEvidence: DeployEvidence | undefined;
  if (!Number.isNaN(mergedAt)) {
    const link = deploys.linkOf({ repo, number, mergedAt, mergeSha: rows.text(15) });
    facts.deployKnown = link.known;
    if (link.deploy) {
      facts.deployedAt = link.deploy.finishedAt;
      facts.operatedAt = link.deploy.operatedAt;
      deployId = link.deploy.id;
      deployEvidence = link.evidence;
    }
  }
  const labels = rows.text(9);
  for (const { author: by = '', email = '', login } of commits) reviewers.seen.commit(by, email, login);
  const authorship = authorshipOf({
    // What a human is called says nothing.
    author: reviewers.isDecidedHuman(author.login) ? { login: '', id: '', type: 'human' } : author,
    branch,
    title: rows.text(2),
    body,
    labels: labels === '' ? [] : labels.split('\n'),
    commits: commits.map((commit) => ({
      author: commit.login || (commit.author ?? ''),
      email: commit.email ?? '',
      message: commit.message ?? '',
    })),
  });
  const reverts = revertedBy({ repo, branch, body });
  const git = rows.text(18);
  const times =
    git !== ''
      ? undividedStagesOf(facts, { startAt: git === 'unknown' ? NaN : facts.createdAt, moved: git === 'true' })
      : stagesOf(facts);
  return flowLine({
    organizationId,
    repo,
    number,
    version,
    author: author.login,
    authorship,
    changedLines: rows.number(16),
    humans: humans.size,
    agents: agents.size,
    createdAt: facts.createdAt,
    operatedAt: facts.operatedAt,
    deployId,
    deployEvidence,
    reverts,
    times: {
      ...times,
      flags:
        times.flags | (deployEvidence === 'time' ? flagBit('deploy_inferred') : 0) | (reverts ? flagBit('revert') : 0),
    },
  });
}

/**
 * Counts who reviewed. The author's own account is no reviewer; an automated second login of the author counts among the automated accounts that
 * left a review (published figures count it so), and the pull request carries `self_review`.
 */
function count(
  review: StageReview,
  login: string,
  author: Account,
  reviewers: Reviewers,
  humans: Set<string>,
  agents: Set<string>,
): void {
  if (review.by === BY_HUMAN) humans.add(reviewers.personOf(login));
  else if (review.by === BY_AGENT) agents.add(login);
  else if (review.by === BY_AUTHOR && login !== author.login && reviewers.isAutomated(login)) agents.add(login);
}

async function upsert(client: PoolClient, lines: string[]): Promise<void> {
  await client.query('CREATE TEMP TABLE IF NOT EXISTS derived_flow (LIKE pull_request_flow) ON COMMIT DROP');
  const stream = client.query(copyFrom(`COPY derived_flow (${FLOW_COLUMNS.join(', ')}) FROM STDIN`));
  await new Promise<void>((resolve, reject) => {
    stream.on('error', reject);
    stream.on('finish', resolve);
    stream.end(lines.join(''));
  });
  const updates = FLOW_COLUMNS.slice(3)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ');
  await client.query(
    `INSERT INTO pull_request_flow (${FLOW_COLUMNS.join(', ')}) SELECT ${FLOW_COLUMNS.join(', ')} FROM derived_flow
     ON CONFLICT (organization_id, repo, number) DO UPDATE SET ${updates}`,
  );
  await client.query('TRUNCATE derived_flow');
}

/**
 * Sets `reverted` where a merged revert stands that was not itself reverted by a merged one. The seven letters any named commit has let
 * the join be hashed: by LIKE alone every revert would be compared with every pull request.
 */
async function markReverted(client: PoolClient, version: number): Promise<void> {
  const bit = flagBit('reverted');
  await client.query(
    `WITH revert AS (
       SELECT f.repo, f.number, coalesce(f.reverts_repo, p.repo) AS target_repo, coalesce(f.reverts_number, p.number) AS target_number
       FROM pull_request_flow f
       LEFT JOIN pull_request p ON left(p.merge_commit_sha, 7) = left(f.reverts_sha, 7) AND p.merge_commit_sha LIKE f.reverts_sha || '%'
       WHERE f.state = 1 AND (f.reverts_number IS NOT NULL OR f.reverts_sha IS NOT NULL)
     ), standing AS (
       SELECT DISTINCT target_repo, target_number FROM revert r
       WHERE target_number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM revert again WHERE again.target_repo = r.repo AND again.target_number = r.number)
     )
     UPDATE pull_request_flow f SET flags = f.flags # ${bit}, version = $1
     WHERE (f.flags & ${bit} <> 0) <> EXISTS (SELECT 1 FROM standing s WHERE s.target_repo = f.repo AND s.target_number = f.number)`,
    [version],
  );
}
