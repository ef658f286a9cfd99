import type { Account, PullRequest, Repository, World } from './world';
import { WorldBuilder } from './world-builder';

export interface WorldSize {
  /** The same seed and sizes give the same world. */
  seed?: number;
  organization?: string;
  repositories?: number;
  /** In all, spread over the repositories in turn. */
  pullRequests: number;
  people?: number;
  /** Share of pull requests with review threads (0.2). */
  threadShare?: number;
  threadsEach?: number;
  commentsEach?: number;
  commitsEach?: number;
  /** Deployments to production of merged pull requests: every so many-th (10). 0: none. */
  deployEvery?: number;
  releases?: number;
  /** When the first pull request was opened; one follows each hour. */
  from?: string;
}

const names = ['ada', 'ben', 'cleo', 'dan', 'eva', 'finn', 'gus', 'hana', 'ida', 'jon'];

/** An organization of a wished size, with two teams, an agent that reviews, and pull requests that went the usual ways. */
export function seededWorld(size: WorldSize): World {
  return seededBuilder(size).world;
}

/** The same with its builder, for tests that change the world later. */
export function seededBuilder(size: WorldSize): WorldBuilder {
  const builder = new WorldBuilder();
  const random = randomOf(size.seed ?? 1);
  const people = Array.from({ length: size.people ?? 10 }, (_, index) =>
    builder.user(index < names.length ? names[index] : `person-${index + 1}`),
  );
  const agent = builder.bot('review-agent');
  const organization = builder.organization(size.organization ?? 'acme', [builder.world.viewer, ...people]);
  const repositories = Array.from({ length: size.repositories ?? 1 }, (_, index) =>
    builder.repository(organization, `service-${index + 1}`, { files: { CODEOWNERS: '* @acme/blue\n' } }),
  );
  const half = Math.ceil(people.length / 2);
  builder.team(organization, 'blue', { members: people.slice(0, half), repositories: [...repositories] });
  builder.team(organization, 'green', { members: people.slice(half), repositories: [] });
  const start = Date.parse(size.from ?? '2026-01-05T08:00:00Z') / 1000;
  const life = new Life(builder, size, people, agent, random);
  for (let index = 0; index < size.pullRequests; index++)
    life.pullRequest(repositories[index % repositories.length], start + index * 3600);
  for (let index = 0; index < (size.releases ?? 0); index++)
    builder.release(repositories[0], `v${index + 1}.0.0`, people[0], text(start + index * 86_400));
  return builder;
}

class Life {
  private merged = 0;

  constructor(
    private readonly builder: WorldBuilder,
    private readonly size: WorldSize,
    private readonly people: Account[],
    private readonly agent: Account,
    private readonly random: () => number,
  ) {}

  /** `opened` in epoch seconds. */
  pullRequest(repository: Repository, opened: number): PullRequest {
    const { builder, size, random } = this;
    const author = this.person();
    const reviewer = this.person(author);
    const draft = random() < 0.2;
    const changes = {
      additions: Math.floor(random() * 400),
      deletions: Math.floor(random() * 100),
      changedFiles: 1 + Math.floor(random() * 9),
    };
    const pullRequest = builder.pullRequest(repository, author, text(opened), changes);
    for (let index = 0; index < (size.commitsEach ?? 2); index++)
      builder.commit(pullRequest, author, text(opened - 600 * (index + 1)));
    let at = opened;
    const later = (mostHours: number) => text((at += Math.ceil(random() * mostHours * 3600)));
    if (draft) builder.event(pullRequest, 'ReadyForReviewEvent', author, later(8));
    builder.requestReview(pullRequest, reviewer, author, later(1));
    if (random() < (size.threadShare ?? 0.2)) this.threads(pullRequest, later(2));
    const fate = random();
    if (fate < 0.1) return pullRequest;
    builder.review(pullRequest, reviewer, later(20), fate < 0.3 ? 'CHANGES_REQUESTED' : 'APPROVED');
    pullRequest.reviewRequests.length = 0;
    if (fate < 0.15) return pullRequest;
    if (fate < 0.22) {
      builder.closePullRequest(pullRequest, author, later(30));
      return pullRequest;
    }
    if (fate < 0.3) builder.review(pullRequest, reviewer, later(20), 'APPROVED');
    builder.merge(pullRequest, author, later(10));
    this.deploy(repository, pullRequest, at);
    return pullRequest;
  }

  private threads(pullRequest: PullRequest, at: string): void {
    const { builder, size, random } = this;
    const review = builder.review(pullRequest, this.agent, at, 'COMMENTED', { body: 'I looked at the change.' });
    for (let index = 0; index < (size.threadsEach ?? 4); index++) {
      const thread = builder.thread(pullRequest, `src/part-${index + 1}.ts`, 10 + index);
      for (let turn = 0; turn < (size.commentsEach ?? 2); turn++) {
        const author = turn % 2 === 0 ? this.agent : pullRequest.author;
        // GitHub makes every answer in a thread a review of its own, also the author's.
        const pullRequestReview = turn === 0 ? review : builder.review(pullRequest, author, at, 'COMMENTED');
        const said = turn % 2 === 0 ? 'This may fail.' : 'Changed.';
        const comment = builder.threadComment(thread, author, at, said, { pullRequestReview });
        if (turn === 0 && random() < 0.3 && pullRequest.author)
          builder.react(comment, pullRequest.author, random() < 0.7 ? 'THUMBS_UP' : 'THUMBS_DOWN', at);
      }
      if (random() < 0.5) builder.resolve(thread, pullRequest.author);
    }
  }

  private deploy(repository: Repository, pullRequest: PullRequest, mergedAt: number): void {
    const every = this.size.deployEvery ?? 10;
    this.merged += 1;
    if (every === 0 || this.merged % every !== 0) return;
    const states: [string, string][] = [
      ['IN_PROGRESS', text(mergedAt + 60)],
      [this.random() < 0.9 ? 'SUCCESS' : 'FAILURE', text(mergedAt + 600)],
    ];
    this.builder.deployment(repository, pullRequest.mergeCommit!.oid, 'production', this.people[0], states);
  }

  private person(besides?: Account): Account {
    const others = this.people.filter((one) => one !== besides);
    return others[Math.floor(this.random() * others.length)];
  }
}

/** Epoch seconds as GitHub writes them. */
function text(seconds: number): string {
  return new Date(Math.round(seconds) * 1000).toISOString().replace('.000Z', 'Z');
}

/** Numbers from 0 to 1 that a seed repeats: mulberry32, a generator in the public domain. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
