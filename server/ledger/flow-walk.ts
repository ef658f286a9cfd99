import type { PoolClient } from 'pg';
import type { Account } from '../domain/account';
import { authorshipOf } from '../domain/authorship';
import type { AuthorshipRules } from '../domain/authorship-rules';
import { cherryPicksOf } from '../domain/cherry-pick';
import type { DeployEvidence } from '../domain/deploy-link';
import { servicesOfChange, type DeliveryMapping } from '../domain/delivery-mapping';
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
import type { DeliveryFacts } from '../store/delivery-facts';
import type { KnownAccounts } from '../store/known-accounts';
import { undividedStagesOf } from '../domain/undivided';
import { BinaryRows } from '../store/binary-copy';
import type { Store } from '../store/data-source';
import { eventOf, Reviewers, Timeline } from './facts';
import { flowLine } from './flow-line';
import { FROM_GIT } from './from-git';

const BATCH = 8000;

const pullRequests = ({
  services,
}: DeliveryMapping): string => `SELECT repo, number, title, author, coalesce(author_id, ''), coalesce(author_type, ''), coalesce(branch, ''),
  CASE WHEN body ~* '(-by:|generated with|created automatically|revert|cherry picked from)' THEN body ELSE '' END, draft,
  coalesce(array_to_string(labels, chr(10)), ''), extract(epoch from created_at)::float8, extract(epoch from ready_at)::float8,
  extract(epoch from first_commit_at)::float8, extract(epoch from merged_at)::float8, extract(epoch from closed_at)::float8,
  coalesce(merge_commit_sha, ''), (coalesce(additions, 0) + coalesce(deletions, 0) + CASE WHEN additions IS NULL AND deletions IS NULL THEN 'NaN'::float8 ELSE 0 END)::float8,
  coalesce(commits::text, ''), ${FROM_GIT}, coalesce(base, ''), ${services.length > 0 ? `coalesce(array_to_string(paths, chr(10)), '')` : `''`} FROM pull_request`;
const PULL_REQUEST_TYPES = [
  'text', 'int4', 'text', 'text', 'text', 'text', 'text', 'text', 'bool', 'text', 'float8', 'float8', 'float8', 'float8', 'float8', 'text', 'float8', 'text', 'text', 'text', 'text',
] as const; // prettier-ignore

interface StoredCommit {
  sha?: string;
  author?: string;
  login?: string;
  email?: string;
  message?: string;
  authored_at?: string;
}

export interface Walk {
  organizationId: number;
  version: number;
  /** SQL that narrows to some pull requests, from `AND` on; '' = all. */
  where: string;
  known: KnownAccounts;
  /** Deploys and incidents, and what links them. */
  delivery: DeliveryFacts;
  /** How authorship shows in this organization. */
  rules: AuthorshipRules;
  /** Gets the lines of pull_request_flow, some thousand at a time; the next ones are worked out meanwhile. */
  take: (lines: string[]) => Promise<void>;
}

/** Works out the flow of pull requests; writes nothing itself. Returns who was met on the way. */
export async function walk(
  store: Store,
  { organizationId, version, where, known, delivery, rules, take }: Walk,
  progress: (done: number) => void = () => undefined,
): Promise<Reviewers> {
  const reviewers = new Reviewers(known);
  const reading = <T>(work: (client: PoolClient) => Promise<T>): Promise<T> =>
    store.inOrganization(organizationId, work);
  // Four cursors at once need four connections; each reads what was committed before it began.
  await reading((events) =>
    reading((reviews) =>
      reading((comments) =>
        reading(async (reader) => {
          const sources = {
            events: new Timeline(events, 'event', where),
            reviews: new Timeline(reviews, 'review', where),
            comments: new Timeline(comments, 'comment', where),
          };
          const rows = new BinaryRows(
            reader,
            `${pullRequests(delivery.mapping)} WHERE true ${where} ORDER BY repo, number`,
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
              lines.push(await lineOf(rows, sources, { reviewers, delivery, rules, organizationId, version }));
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
  {
    reviewers,
    delivery,
    rules,
    organizationId,
    version,
  }: Pick<Walk, 'delivery' | 'rules' | 'organizationId' | 'version'> & { reviewers: Reviewers },
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
  const labels = linesOf(rows.text(9));
  const services = servicesOfChange(delivery.mapping, repo, linesOf(rows.text(20)), labels);
  if (!Number.isNaN(mergedAt)) {
    const change = { repo, number, base: rows.text(19), mergedAt, mergeSha: rows.text(15), services };
    const { known, deploy, deployedAt, evidence } = delivery.index.linkOf(change);
    facts.deployKnown = known;
    if (deploy) {
      facts.deployedAt = deployedAt;
      facts.operatedAt = delivery.operatedAt.get(deploy.id) ?? NaN;
      deployId = deploy.id;
      deployEvidence = evidence;
    }
  }
  for (const { author: by = '', email = '', login } of commits) reviewers.seen.commit(by, email, login);
  const marks = {
    // What a human is called says nothing.
    author: reviewers.isDecidedHuman(author.login) ? { login: '', id: '', type: 'human' } : author,
    branch,
    title: rows.text(2),
    body,
    labels,
    commits: commits.map((commit) => ({
      author: commit.login || (commit.author ?? ''),
      email: commit.email ?? '',
      message: commit.message ?? '',
    })),
  };
  const authorship = authorshipOf(marks, rules);
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
    services,
    picks: cherryPicksOf(
      body,
      commits.map(({ sha = '', message = '' }) => ({ sha, message })),
    ),
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

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));
