import { randomOf, type Random } from '../../server/domain/statistics/random';

/** The organization that the bench imports; its time zone is UTC. */
export interface OrganizationSize {
  pullRequests: number;
  /** Epoch second at which the records end. */
  horizon: number;
}

export const TEAMS = 8;
export const REPOS = 20;
export const WEEKS = 52;
const DAY = 86400;
const HOUR = 3600;
const SEED = 20260;
/** Pull requests per author in the year. */
const PER_AUTHOR = 150;

export const repoName = (repo: number): string => `bench/service-${String(repo).padStart(2, '0')}`;
export const teamName = (team: number): string => `team-${team + 1}`;
/** Pull requests are dealt to the repositories in turn. */
export const placeOf = (item: number): { repo: string; number: number } => ({
  repo: repoName(item % REPOS),
  number: Math.floor(item / REPOS) + 1,
});

const WORDS = 'fix add remove cache retry login invoice search index timeout parser export queue metric flag client server test page'.split(' '); // prettier-ignore
const BOTS = ['coderabbitai[bot]', 'greptile-apps[bot]', 'github-actions[bot]'];

/**
 * Records of a synthetic organization, one JSON line each, in order of creation: 8 teams, 20 repositories, 52 weeks, about 4 reviews and 12 events
 * per pull request, log-normal durations, 3 % open, 5 % abandoned, 10 % drafts, 2 % reopened, 20 % by or with an agent, 0.5 % reverts, a deploy per repository and day.
 * The same size gives the same lines.
 *
 * @param from first pull request, to make more of the same organization
 */
export function* organizationRecords({ pullRequests, horizon }: OrganizationSize, from = 0, to = pullRequests) {
  const begin = horizon - WEEKS * 7 * DAY;
  if (from === 0) yield* frame(pullRequests, begin, horizon);
  const random = randomOf(SEED + from);
  const merges: string[] = [];
  for (let item = from; item < to; item++) {
    const created = begin + (Math.min(item, pullRequests - 1) / pullRequests) * (horizon - begin) + random() * HOUR;
    yield* life(item, Math.min(created, horizon - 60), horizon, authorsOf(pullRequests), merges, random);
  }
}

const authorsOf = (pullRequests: number): number => Math.max(60, Math.round(pullRequests / PER_AUTHOR));
const login = (person: number): string => `dev-${person}`;
const text = (seconds: number): string => new Date(Math.floor(seconds * 1000)).toISOString();

/** Teams, people, repositories, deploys and incidents. */
function* frame(pullRequests: number, begin: number, horizon: number) {
  const random = randomOf(SEED - 1);
  for (let team = 0; team < TEAMS; team++) yield line({ kind: 'team', team: teamName(team) });
  for (let person = 0; person < authorsOf(pullRequests); person++)
    yield line({ kind: 'person', login: login(person), team: teamName(person % TEAMS), function: 'engineering', account_type: 'human' }); // prettier-ignore
  for (let repo = 0; repo < REPOS; repo++)
    yield line({ kind: 'repository', repo: repoName(repo), default_branch: 'main' });
  let deploys = 0;
  for (let day = begin + 16 * HOUR; day < horizon; day += DAY)
    for (let repo = 0; repo < REPOS; repo++) {
      const started = day + repo * 60;
      yield line({ kind: 'deploy', id: `d${deploys++}`, repo: repoName(repo), environment: 'production', sha: hash(random), started_at: text(started), finished_at: text(started + 600), status: 'success' }); // prettier-ignore
    }
  for (let incident = 0; incident < 200; incident++) {
    const opened = begin + random() * (horizon - begin - DAY);
    yield line({ kind: 'incident', id: `i${incident}`, repo: repoName(incident % REPOS), opened_at: text(opened), resolved_at: text(opened + lasting(random, 3)) }); // prettier-ignore
  }
}

/**
 * One pull request with its reviews and events up to the horizon.
 *
 * @param merges the last merge commits, for reverts
 */
function* life(
  item: number,
  created: number,
  horizon: number,
  authors: number,
  merges: string[],
  random: Random,
): Generator<string> {
  const { repo, number } = placeOf(item);
  const writer = Math.floor(random() * authors);
  const kind = random();
  const byAgent = kind < 0.1;
  const author = byAgent ? 'Copilot' : login(writer);
  const fate = random();
  const draft = random() < 0.1;
  const firstCommit = created - lasting(random, 8);
  const ready = draft ? created + lasting(random, 10) : created;
  const firstReview = ready + lasting(random, 6);
  const approved = firstReview + lasting(random, 9);
  const merged = approved + lasting(random, 1.5);
  // Open work is mostly young work: with what is under way 3 % are open at the end. The abandoned are closed somewhere in between.
  const staying = 0.2 * Math.exp((created - horizon) / (6 * 7 * DAY));
  const stuck = fate < staying ? [ready, firstReview, approved][item % 3] : Infinity;
  const closed = fate > 0.95 ? ready + (approved - ready) * random() : NaN;
  const end = closed === closed ? closed : merged;
  const until = Math.min(horizon, stuck, end + 1);
  const isMerged = closed !== closed && merged < until;
  const isClosed = closed === closed && closed < until;
  const commits = [commitOf(firstCommit, author, kind >= 0.1 && kind < 0.2, random)];
  if (random() < 0.5) commits.push(commitOf(firstCommit + (created - firstCommit) * random(), author, false, random));
  const sha = hash(random);
  const mergeSha = isMerged ? { merged_at: text(merged), merge_commit_sha: sha } : {};
  const reverts = random() < 0.005 && merges.length > 0 ? `\n\nThis reverts commit ${merges[0]}.` : '';
  if (isMerged) merges.push(sha);
  if (merges.length > 100) merges.shift();
  yield line({
    kind: 'pull_request',
    repo,
    number,
    title: `${phrase(random)} ${phrase(random)}`,
    author,
    author_id: byAgent ? '198982749' : String(1_000_000 + writer),
    author_type: byAgent ? 'bot' : 'human',
    branch: byAgent ? `copilot/${phrase(random)}` : `${author}/${phrase(random)}`,
    base: 'main',
    body: `What: ${phrase(random)}, so that ${phrase(random)} works again.\n\nCloses #${number}${reverts}`,
    state: isMerged || isClosed ? 'closed' : 'open',
    draft: draft && ready >= until,
    created_at: text(created),
    ...mergeSha,
    ...(isMerged || isClosed ? { closed_at: text(end) } : {}),
    additions: Math.floor(lasting(random, 60) / HOUR),
    deletions: Math.floor(lasting(random, 20) / HOUR),
    changed_files: 1 + Math.floor(random() * 12),
    commits,
  });

  let reviews = 0;
  const review = (at: number, reviewer: string, state: string): string =>
    line({ kind: 'review', repo, number, id: item * 10 + reviews++, reviewer, reviewer_type: reviewer.endsWith('[bot]') ? 'bot' : 'human', state, submitted_at: text(at) }); // prettier-ignore
  const reviewer = login((writer + 1 + Math.floor(random() * (authors - 1))) % authors);
  const second = login((writer + 1 + Math.floor(random() * (authors - 1))) % authors);
  const agentReview = ready + 120;
  if (agentReview < until) yield review(agentReview, BOTS[item % BOTS.length], 'commented');
  const back = firstReview + (approved - firstReview) * 0.3;
  if (firstReview < until) yield review(firstReview, reviewer, random() < 0.3 ? 'changes_requested' : 'commented');
  if (back < until && random() < 0.7) yield review(back, second, 'commented');
  if (approved < until) yield review(approved, reviewer, 'approved');
  if (approved + 60 < until && random() < 0.4) yield review(approved + 60, second, 'approved');

  let events = 0;
  const event = (name: string, at: number, actor: string): string =>
    line({ kind: 'pull_request_event', repo, number, event: name, at: text(at), actor, id: item * 20 + events++ });
  for (let push = 0; push < 3; push++) yield event('committed', firstCommit + push * 300, author);
  if (draft && ready < until) yield event('ready_for_review', ready, author);
  yield event('review_requested', Math.min(ready + 5, horizon), author);
  if (ready + 600 < until) yield event('review_requested', ready + 600, author);
  if (ready + 900 < until) yield event('review_request_removed', ready + 900, author);
  for (const share of [0.4, 0.6, 0.8]) {
    const at = firstReview + (approved - firstReview) * share;
    if (at < until) yield event(share < 0.7 ? 'committed' : 'head_force_pushed', at, author);
  }
  if (random() < 0.02 && approved < until) {
    yield event('closed', back, author);
    yield event('reopened', back + Math.min(HOUR, (approved - back) / 2), author);
  }
  if (approved + 30 < until) {
    yield event('auto_merge_enabled', approved + 30, reviewer);
    yield event('added_to_merge_queue', approved + 40, reviewer);
  }
  if (isMerged) yield event('merged', merged, reviewer);
  if (isMerged || isClosed) yield event('closed', end, reviewer);
}

const line = (record: object): string => `${JSON.stringify(record)}\n`;
const phrase = (random: Random): string =>
  `${WORDS[Math.floor(random() * WORDS.length)]}-${WORDS[Math.floor(random() * WORDS.length)]}`;
const hash = (random: Random): string => {
  let hex = '';
  for (let word = 0; word < 5; word++) hex += Math.floor(random() * 2 ** 32).toString(16).padStart(8, '0'); // prettier-ignore
  return hex;
};

/** Log-normal seconds with this median in hours: the 85th percentile is three times as long. */
function lasting(random: Random, median: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return median * HOUR * Math.exp(1.06 * normal);
}

function commitOf(at: number, author: string, assisted: boolean, random: Random): object {
  const message = phrase(random);
  return {
    sha: hash(random),
    authored_at: text(at),
    committed_at: text(at),
    author,
    email: `${author}@example.org`,
    message: assisted ? `${message}\n\nCo-Authored-By: Claude <noreply@anthropic.com>` : message,
  };
}
