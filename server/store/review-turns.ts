import type { PoolClient } from 'pg';
import type { Account } from '../domain/account';
import { BinaryRows } from './binary-copy';
import { Dictionary } from './dictionary';
import type { FlowColumns } from './flow-columns';

/** Reviews and review comments by people as columns, in order of pull request and time. */
export interface ReviewTurns {
  /** Pull request, as its row of the flow table. */
  item: Int32Array;
  /** Epoch seconds. */
  at: Float64Array;
  /** Index into `persons`. */
  person: Int32Array;
  /** The login that stands for each person. */
  persons: string[];
}

/** The person behind a review of what `author` wrote; undefined = the author, or no person. */
export type ReviewerOf = (author: Account, reviewer: Account) => string | undefined;

const QUERY = `SELECT t.repo, t.number, t.at, t.login, t.id, t.type, p.author, coalesce(p.author_id, ''), coalesce(p.author_type, '') FROM (
    SELECT repo, number, extract(epoch from submitted_at)::float8 AS at, reviewer AS login, coalesce(reviewer_id, '') AS id, coalesce(reviewer_type, '') AS type FROM review
    UNION ALL SELECT repo, number, extract(epoch from created_at)::float8, author, coalesce(author_id, ''), coalesce(author_type, '') FROM review_comment
  ) AS t JOIN pull_request p USING (repo, number)`;
const ROW = ['text', 'int4', 'float8', 'text', 'text', 'text', 'text', 'text', 'text'] as const;

/** Every review and review comment by a person other than the author, of all pull requests; inside `inOrganization`. */
export async function readReviewTurns(
  client: PoolClient,
  { table, number, repos }: FlowColumns,
  reviewerOf: ReviewerOf,
): Promise<ReviewTurns> {
  const itemOf = repos.map(() => new Map<number, number>());
  for (let item = 0; item < table.length; item++) itemOf[table.repo[item]].set(number[item], item);
  const repoOf = new Map(repos.map((repo, index) => [repo, index]));
  const persons = new Dictionary();
  const items: number[] = [];
  const times: number[] = [];
  const people: number[] = [];
  const rows = new BinaryRows(client, QUERY, ROW);
  while (rows.next() || (await rows.fill())) {
    const repo = repoOf.get(rows.text(0));
    const item = repo === undefined ? undefined : itemOf[repo].get(rows.number(1));
    if (item === undefined) continue;
    const person = reviewerOf(
      { login: rows.text(6), id: rows.text(7), type: rows.text(8) },
      { login: rows.text(3), id: rows.text(4), type: rows.text(5) },
    );
    if (person === undefined) continue;
    items.push(item);
    times.push(rows.number(2));
    people.push(persons.indexOf(person));
  }
  const order = Int32Array.from(items, (_, place) => place);
  order.sort((a, b) => items[a] - items[b] || times[a] - times[b] || people[a] - people[b]);
  return {
    item: Int32Array.from(order, (place) => items[place]),
    at: Float64Array.from(order, (place) => times[place]),
    person: Int32Array.from(order, (place) => people[place]),
    persons: persons.words,
  };
}
