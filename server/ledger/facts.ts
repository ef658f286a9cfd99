import type { PoolClient } from 'pg';
import type { Account } from '../domain/account';
import { isAutomated, isSameAccount } from '../domain/account';
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
import { BinaryRows } from '../store/binary-copy';

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

/** Who reviewed, from the point of view of a pull request's author; remembers every pair it has judged. */
export class Reviewers {
  private readonly judged = new Map<string, number>();

  /** @param typeOf account type per login as the person records state it, for rows that do not */
  constructor(private readonly typeOf: Map<string, string>) {}

  account(login: string, id: string, type: string): Account {
    return { login, id, type: type === '' ? (this.typeOf.get(login) ?? '') : type };
  }

  /** Turns a review or review-comment row into a review of the stages. */
  reviewOf(rows: BinaryRows, author: Account): { review: StageReview; login: string } {
    const login = rows.text(4);
    const id = rows.text(5);
    const type = rows.text(6);
    const key = `${author.login}\n${author.id}\n${author.type}\n${login}\n${id}\n${type}`;
    let by = this.judged.get(key);
    if (by === undefined) {
      const reviewer = this.account(login, id, type);
      by = isSameAccount(author, reviewer) ? BY_AUTHOR : isAutomated(reviewer) ? BY_AGENT : BY_HUMAN;
      this.judged.set(key, by);
    }
    return { review: { at: rows.number(2), state: REVIEW_STATES[rows.text(3)] ?? COMMENTED, by }, login };
  }
}
