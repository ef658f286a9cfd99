import { Injectable } from '@nestjs/common';
import { Store } from '../../store/data-source';
import { ColumnsCache } from '../../store/organization-columns';
import type { OrganizationRow } from '../../store/organizations';

interface Counts {
  pullRequests: number;
  reviews: number;
  comments: number;
}

/** How many records name an account: what a decision about it moves. Counted once per version of the data. */
@Injectable()
export class AccountCounts {
  private readonly kept = new Map<
    number,
    { version: number; reviews: Map<string, number>; comments: Map<string, number> }
  >();

  constructor(
    private readonly store: Store,
    private readonly columns: ColumnsCache,
  ) {}

  async of(organization: OrganizationRow): Promise<(login: string) => Counts> {
    const { flow } = await this.columns.of(organization);
    const written = new Map<string, number>();
    const byAuthor = new Float64Array(flow.authors.length);
    for (const author of flow.table.author) byAuthor[author]++;
    flow.authors.forEach((login, author) => written.set(login, byAuthor[author]));
    let known = this.kept.get(organization.id);
    if (known?.version !== organization.dataVersion) {
      known = await this.store.inOrganization(organization.id, async (client) => {
        const counted = async (sql: string): Promise<Map<string, number>> => {
          const { rows } = await client.query<{ login: string; n: number }>(sql);
          return new Map(rows.map(({ login, n }) => [login, n]));
        };
        return {
          version: organization.dataVersion,
          reviews: await counted('SELECT reviewer AS login, count(*)::int AS n FROM review GROUP BY 1'),
          comments: await counted('SELECT author AS login, count(*)::int AS n FROM review_comment GROUP BY 1'),
        };
      });
      this.kept.set(organization.id, known);
    }
    const { reviews, comments } = known;
    return (login) => ({
      pullRequests: written.get(login) ?? 0,
      reviews: reviews.get(login) ?? 0,
      comments: comments.get(login) ?? 0,
    });
  }
}
