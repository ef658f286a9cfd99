import type { PoolClient } from 'pg';
import { flagBit } from '../domain/stage';

/**
 * Sets `reverted` where a merged revert stands that was not itself reverted by a merged one. The seven letters any named commit has let
 * the join be hashed: by LIKE alone every revert would be compared with every pull request.
 */
export async function markReverted(client: PoolClient, version: number): Promise<void> {
  const bit = flagBit('reverted');
  await client.query(
    `WITH revert AS (
       SELECT f.repo, f.number, coalesce(f.reverts_repo, p.repo) AS target_repo, coalesce(f.reverts_number, p.number) AS target_number
       FROM pull_request_flow f
       LEFT JOIN pull_request p ON left(p.merge_commit_sha, 7) = left(f.reverts_sha, 7) AND p.merge_commit_sha LIKE f.reverts_sha || '%'
       WHERE f.state = 1 AND (f.reverts_number IS NOT NULL OR f.reverts_sha IS NOT NULL)
     ), standing AS (
       SELECT DISTINCT target_repo, target_number FROM revert r
       WHERE target_number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM revert again WHERE again.target_repo = r.repo AND again.target_number = r.number)
     )
     UPDATE pull_request_flow f SET flags = f.flags # ${bit}, version = $1
     WHERE (f.flags & ${bit} <> 0) <> EXISTS (SELECT 1 FROM standing s WHERE s.target_repo = f.repo AND s.target_number = f.number)`,
    [version],
  );
}
