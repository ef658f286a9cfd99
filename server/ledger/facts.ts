import type { PoolClient } from 'pg';
import type { Account } from '../domain/account';
import { agentOf, isAutomated, isSameAccount } from '../domain/account';
import {
  APPROVED,
  BY_AGENT,
  BY_AUTHOR,
  BY_HUMAN,
  CHANGES_REQUESTED,
  CLOSED,
  COMMENTED,
  CONVERT_TO_DRAFT,
  DISMISSED,
  PUSHED,
  READY_FOR_REVIEW,
  REOPENED,
  REVIEW_REQUESTED,
  type StageEvent,
  type StageReview,
} from '../domain/stage';
import type { KnownAccounts } from '../store/known-accounts';
import { BinaryRows } from '../store/binary-copy';
import { Sightings } from './sightings';

const EVENT_CODES: Record<string, number> = {
  ready_for_review: READY_FOR_REVIEW,
  convert_to_draft: CONVERT_TO_DRAFT,
  closed: CLOSED,
  reopened: REOPENED,
  committed: PUSHED,
  head_force_pushed: PUSHED,
  review_requested: REVIEW_REQUESTED,
};
const REVIEW_STATES: Record<string, number> = {
  approved: APPROVED,
  changes_requested: CHANGES_REQUESTED,
  commented: COMMENTED,
  dismissed: DISMISSED,
};

const epoch = (column: string): string => `extract(epoch from ${column})::float8`;

/**
 * SQL that yields the timeline rows the stages need, in order of repository, number, time and what happened, so that equal times come in the
 * same order each time. `where` narrows to some pull requests.
 */
function timelineQuery(kind: 'event' | 'review' | 'comment', where: string): string {
  switch (kind) {
    case 'event':
      return `SELECT repo, number, ${epoch('at')}, event, '', '', '' FROM pull_request_event
        WHERE event IN (${Object.keys(EVENT_CODES)
          .map((event) => `'${event}'`)
          .join(', ')}) ${where} ORDER BY repo, number, at, event`;
    case 'review':
      return `SELECT repo, number, ${epoch('submitted_at')}, state, reviewer, coalesce(reviewer_id, ''), coalesce(reviewer_type, '') FROM review
        WHERE true ${where} ORDER BY repo, number, submitted_at, state`;
    case 'comment':
      return `SELECT repo, number, ${epoch('created_at')}, 'commented', author, coalesce(author_id, ''), coalesce(author_type, '') FROM review_comment
        WHERE true ${where} ORDER BY repo, number, created_at`;
  }
}

/** The events of one pull request after another, in step with a walk over pull requests in the same order. */
export class Timeline {
  private readonly rows: BinaryRows;
  private waiting = false;
  private over = false;
  private repo = '';
  private repoBytes: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  private number = NaN;

  constructor(client: PoolClient, kind: 'event' | 'review' | 'comment', where: string) {
    this.rows = new BinaryRows(client, timelineQuery(kind, where), [
      'text',
      'int4',
      'float8',
      'text',
      'text',
      'text',
      'text',
    ]);
  }

  /** Hands every row of this pull request to `take`; rows of pull requests that sort before it are passed over. */
  async of(repo: string, number: number, take: (rows: BinaryRows) => void): Promise<void> {
    while (!this.over) {
      if (!this.waiting) {
        if (!this.rows.next() && !(await this.rows.fill())) {
          this.over = true;
          return;
        }
        if (!this.rows.same(0, this.repoBytes)) {
          this.repo = this.rows.text(0);
          this.repoBytes = this.rows.bytes(0);
        }
        this.number = this.rows.number(1);
        this.waiting = true;
      }
      if (this.repo > repo || (this.repo === repo && this.number > number)) return;
      if (this.repo === repo && this.number === number) take(this.rows);
      this.waiting = false;
    }
  }

  /** Reads what is left, so that the connection is free again. */
  async finish(): Promise<void> {
    while (!this.over) if (!this.rows.next() && !(await this.rows.fill())) this.over = true;
  }
}

/** Turns a timeline row into an event of the stages. */
export function eventOf(rows: BinaryRows): StageEvent {
  return { code: EVENT_CODES[rows.text(3)], at: rows.number(2) };
}

/** An account with what tells whether it can be another's. */
interface Judged {
  account: Account;
  /** As the row tells it; a person record may fill it in. */
  statedType: string;
  automated: boolean;
  /** The login without case and `[bot]`. */
  bare: string;
  isAgent: boolean;
}

/** Who reviewed, from the point of view of a pull request's author; remembers the accounts it has met, which are as many as the people. */
export class Reviewers {
  private readonly judged = new Map<string, Judged[]>();
  /** Every account that was met, as the rows name it. */
  readonly seen = new Sightings();

  constructor(private readonly known: KnownAccounts) {}

  account(login: string, id: string, type: string): Account {
    return this.judgedOf(login, id, type).account;
  }

  /** The login that stands for a person with several accounts. */
  personOf(login: string): string {
    return this.known.personOf.get(login) ?? login;
  }

  /** Whether people decided that an account is a human's, whatever it is called. */
  isDecidedHuman(login: string): boolean {
    return this.known.decided.get(login) === false;
  }

  isAutomated(login: string): boolean {
    return this.known.decided.get(login) ?? isAutomated({ login, id: '', type: '' });
  }

  /** Whether a person acts through an account, as far as its row and people's decisions tell. */
  isPerson({ login, id, type }: Account): boolean {
    return !this.judgedOf(login, id, type).automated;
  }

  /** Turns a review or review-comment row into a review of the stages. */
  reviewOf(rows: BinaryRows, author: Account): { review: StageReview; login: string } {
    const login = rows.text(4);
    const by = this.by(author, this.judgedOf(login, rows.text(5), rows.text(6)));
    return { review: { at: rows.number(2), state: REVIEW_STATES[rows.text(3)] ?? COMMENTED, by }, login };
  }

  /** Who speaks when `reviewer` reviews what `author` wrote: BY_AUTHOR, BY_AGENT or BY_HUMAN. */
  roleOf(author: Account, reviewer: Account): StageReview['by'] {
    return this.by(author, this.judgedOf(reviewer.login, reviewer.id, reviewer.type));
  }

  private by(author: Account, reviewer: Judged): StageReview['by'] {
    return this.isAuthor(author, reviewer) ? BY_AUTHOR : reviewer.automated ? BY_AGENT : BY_HUMAN;
  }

  /** The full comparison only where something speaks for it: it costs a hundred times as much, and nearly every review is somebody else's. */
  private isAuthor(author: Account, reviewer: Judged): boolean {
    const { account } = reviewer;
    const { apart } = this.known;
    if (author.login !== account.login) {
      const writing = this.known.personOf.get(author.login);
      if (writing !== undefined && writing === this.known.personOf.get(account.login)) return true;
      if (apart.size > 0 && (apart.has(author.login) || apart.has(account.login))) return false;
    }
    const writer = this.judgedOf(author.login, author.id, author.type);
    const possible =
      (author.id !== '' && author.id === account.id) ||
      writer.bare === reviewer.bare ||
      (writer.isAgent && reviewer.isAgent);
    return possible && isSameAccount(author, account);
  }

  private judgedOf(login: string, id: string, type: string): Judged {
    let same = this.judged.get(login);
    if (same === undefined) this.judged.set(login, (same = []));
    for (const known of same) if (known.account.id === id && known.statedType === type) return known;
    const account = { login, id, type: type === '' ? (this.known.typeOf.get(login) ?? '') : type };
    const judged = {
      account,
      statedType: type,
      automated: this.known.decided.get(login) ?? isAutomated(account),
      bare: login.toLowerCase().replace(/\[bot\]$/, ''),
      isAgent: agentOf(account) !== undefined,
    };
    same.push(judged);
    this.seen.account(login, id, type);
    return judged;
  }
}
