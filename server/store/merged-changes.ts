import type { PoolClient } from 'pg';
import type { ChangeReference } from '../domain/change-reference';
import { servicesOfChange, type DeliveryMapping } from '../domain/delivery-mapping';
import type { MergedChange } from '../domain/merged-change';

interface StoredChange {
  repo: string;
  number: number;
  base: string;
  mergedAt: number;
  mergeSha: string;
  labels: string[] | null;
  paths: string[] | null;
}

/** A commit named by its first letters. */
const ABBREVIATED = /^[0-9a-f]{7,39}$/;

/** Reads merged pull requests as deploys see them. */
export class MergedChanges {
  private readonly columns: string;

  constructor(
    private readonly client: PoolClient,
    private readonly mapping: DeliveryMapping,
  ) {
    // Nothing reads labels and paths but the rules.
    const own = mapping.services.length > 0 ? 'p.labels, p.paths' : 'NULL AS labels, NULL AS paths';
    this.columns = `p.repo, p.number, coalesce(p.base, '') AS base, extract(epoch from p.merged_at)::float8 AS "mergedAt",
      coalesce(p.merge_commit_sha, '') AS "mergeSha", ${own}`;
  }

  async byReference(references: readonly ChangeReference[]): Promise<MergedChange[]> {
    if (references.length === 0) return [];
    const { rows } = await this.client.query<StoredChange>(
      `SELECT ${this.columns} FROM (SELECT DISTINCT * FROM unnest($1::text[], $2::bigint[]) AS asked (repo, number)) asked
       JOIN pull_request p ON p.repo = asked.repo COLLATE "C" AND p.number = asked.number WHERE p.merged_at IS NOT NULL`,
      [references.map(({ repo }) => repo), references.map(({ number }) => number)],
    );
    return rows.map((row) => this.changeOf(row));
  }

  /** Those whose merge commit is one of these, whole or by its first seven letters or more. */
  async byCommit(shas: Iterable<string>): Promise<MergedChange[]> {
    const all = [...new Set(shas)].filter((sha) => sha !== '');
    if (all.length === 0) return [];
    const { rows } = await this.client.query<StoredChange>(
      `SELECT ${this.columns} FROM unnest($1::text[]) AS asked (sha) JOIN pull_request p ON p.merge_commit_sha = asked.sha
       WHERE p.merged_at IS NOT NULL`,
      [all],
    );
    const short = all.filter((sha) => ABBREVIATED.test(sha));
    const more =
      short.length === 0
        ? []
        : // Between the prefix and the prefix with the letter after f, so that the index is used.
          (
            await this.client.query<StoredChange>(
              `SELECT ${this.columns} FROM unnest($1::text[]) AS asked (sha)
               JOIN pull_request p ON p.merge_commit_sha > asked.sha AND p.merge_commit_sha < asked.sha || 'g' AND starts_with(p.merge_commit_sha, asked.sha)
               WHERE p.merged_at IS NOT NULL`,
              [short],
            )
          ).rows;
    const found = new Map<string, MergedChange>();
    for (const row of [...rows, ...more]) found.set(`${row.repo}#${row.number}`, this.changeOf(row));
    return [...found.values()];
  }

  private changeOf({ repo, number, base, mergedAt, mergeSha, labels, paths }: StoredChange): MergedChange {
    const services = servicesOfChange(this.mapping, repo, paths ?? [], labels ?? []);
    return { repo, number, base, mergedAt, mergeSha, services };
  }
}
