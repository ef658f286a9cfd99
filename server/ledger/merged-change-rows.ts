import type { PoolClient } from 'pg';
import { servicesOfChange, type DeliveryMapping } from '../domain/delivery-mapping';
import type { MergedChange } from '../domain/merged-change';
import { BinaryRows, type ColumnType } from '../store/binary-copy';

const TYPES = ['text', 'int4', 'text', 'float8', 'text', 'text', 'text'] as const;

/** All merged pull requests as deploys see them, one after another; `more` are columns of `pull_request_flow f`, from column `MORE` on. */
export const MORE = TYPES.length;

/**
 * Hands every merged pull request that is derived to `take`, which must not keep the rows. Reads on the connection of a transaction, so that what it has
 * written is seen.
 */
export async function eachMergedChange(
  client: PoolClient,
  mapping: DeliveryMapping,
  more: { sql: string; types: readonly ColumnType[] },
  take: (change: MergedChange, rows: BinaryRows) => void,
): Promise<void> {
  const byRule = mapping.services.length > 0;
  const listed = (column: string): string => (byRule ? `coalesce(array_to_string(p.${column}, chr(10)), '')` : `''`);
  const rows = new BinaryRows(
    client,
    `SELECT p.repo, p.number, coalesce(p.base, ''), extract(epoch from p.merged_at)::float8, coalesce(p.merge_commit_sha, ''), ${listed('labels')},
       ${listed('paths')}${more.sql === '' ? '' : `, ${more.sql}`}
     FROM pull_request p JOIN pull_request_flow f ON f.repo = p.repo AND f.number = p.number WHERE p.merged_at IS NOT NULL`,
    [...TYPES, ...more.types],
  );
  let repo = '';
  let repoBytes: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  while (rows.next() || (await rows.fill())) {
    if (repo === '' || !rows.same(0, repoBytes)) {
      repoBytes = rows.bytes(0);
      repo = rows.text(0);
    }
    const services = byRule
      ? servicesOfChange(mapping, repo, linesOf(rows.text(6)), linesOf(rows.text(5)))
      : NO_SERVICES;
    const change = {
      repo,
      number: rows.number(1),
      base: rows.text(2),
      mergedAt: rows.number(3),
      mergeSha: rows.text(4),
      services,
    };
    take(change, rows);
  }
}

const NO_SERVICES: readonly string[] = [];

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));
