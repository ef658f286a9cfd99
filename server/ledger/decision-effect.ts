import type { PoolClient } from 'pg';
import { BY_AGENT, BY_AUTHOR, BY_HUMAN } from '../domain/stage';
import { authorshipRules } from '../domain/authorship-rules';
import { changedAccounts, type KnownAccounts } from '../store/known-accounts';
import type { Store } from '../store/data-source';
import type { OrganizationSettings } from '../store/organizations';
import { deliveryFactsIn } from '../store/delivery-facts';
import { Reviewers } from './facts';
import { walk } from './flow-walk';
import { narrowed } from './narrowed';
import { reviewedBy } from './reviewed-by';

/** Reviews and review comments that change sides; each counts once. */
export interface ReviewShift {
  /** Now by the author's own second account: no review any more. */
  toAuthor: number;
  /** Now by an automated account. */
  toAgent: number;
  /** Now by another human. */
  toHuman: number;
}

/** Counts the reviews and comments that other knowledge about accounts makes somebody else's. Reads those of the accounts that change, nothing else. */
export async function reviewShift(
  client: PoolClient,
  before: KnownAccounts,
  after: KnownAccounts,
): Promise<ReviewShift> {
  const shift: ReviewShift = { toAuthor: 0, toAgent: 0, toHuman: 0 };
  const changed = [...changedAccounts(before, after)];
  if (changed.length === 0) return shift;
  const account = (login: string, id: string, type: string): string =>
    `${login} AS login, coalesce(${id}, '') AS id, coalesce(${type}, '') AS type`;
  const { rows } = await client.query<Record<'login' | 'id' | 'type' | 'author' | 'authorId' | 'authorType', string> & { n: number }>(
    `SELECT r.login, r.id, r.type, p.author, coalesce(p.author_id, '') AS "authorId", coalesce(p.author_type, '') AS "authorType", count(*)::int AS n
     FROM (SELECT repo, number, ${account('reviewer', 'reviewer_id', 'reviewer_type')} FROM review WHERE reviewer = ANY($1)
       UNION ALL SELECT repo, number, ${account('author', 'author_id', 'author_type')} FROM review_comment WHERE author = ANY($1)) r
     JOIN pull_request p ON p.repo = r.repo AND p.number = r.number GROUP BY 1, 2, 3, 4, 5, 6`,
    [changed],
  ); // prettier-ignore
  const [old, now] = [new Reviewers(before), new Reviewers(after)];
  for (const row of rows) {
    const role = (of: Reviewers): number =>
      of.roleOf(of.account(row.author, row.authorId, row.authorType), of.account(row.login, row.id, row.type));
    const side = role(now);
    if (side === role(old)) continue;
    if (side === BY_AUTHOR) shift.toAuthor += row.n;
    else if (side === BY_AGENT) shift.toAgent += row.n;
    else if (side === BY_HUMAN) shift.toHuman += row.n;
  }
  return shift;
}

/**
 * The flags of the pull requests merged since `since` (epoch seconds) as other knowledge about accounts makes them: by the derivation itself, without
 * writing anything. Only of those the accounts that change took part in.
 */
export async function flagsUnder(
  store: Store,
  organizationId: number,
  { before, after, since }: { before: KnownAccounts; after: KnownAccounts; since: number },
): Promise<{ repo: string; number: number; flags: number }[]> {
  return store.inOrganization(organizationId, async (client) => {
    const touched = await reviewedBy(client, changedAccounts(before, after), since);
    const where = narrowed(touched);
    const found: { repo: string; number: number; flags: number }[] = [];
    if (where === undefined) return found;
    const take = (lines: string[]): Promise<void> => {
      for (const line of lines) {
        const [, repo, number, , , , flags] = line.split('\t', 7);
        found.push({ repo, number: Number(number), flags: Number(flags) });
      }
      return Promise.resolve();
    };
    const { rows } = await client.query<{ settings: OrganizationSettings }>(
      'SELECT settings FROM organization WHERE id = $1',
      [organizationId],
    );
    const { settings } = rows[0];
    const delivery = await deliveryFactsIn(client, settings);
    const rules = authorshipRules(settings.agents?.own);
    await walk(store, { organizationId, version: 0, where, known: after, delivery, rules, take });
    return found;
  });
}
