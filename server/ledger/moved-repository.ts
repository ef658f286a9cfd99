import type { Store } from '../store/data-source';

/** Tables whose rows belong to a repository, with what is their key besides it. */
const OWNED: Readonly<Record<string, readonly string[]>> = {
  repository: [],
  pull_request: ['number'],
  pull_request_event: ['number', 'event', 'at', 'discriminator'],
  review: ['number', 'id'],
  review_comment: ['number', 'id'],
  pull_request_comment: ['number', 'id'],
  check_run: ['number', 'id'],
  commit_file: ['sha', 'path'],
  finding_decision: ['agent', 'number', 'id'],
  finding: ['agent', 'number', 'id'],
};
/** Tables in which the repository is no part of the key. */
const NAMED = ['deploy', 'incident', 'agent_run', 'webhook_delivery'];

/**
 * Gives everything recorded under one name of a repository to another, in one transaction: it was renamed or transferred. Where both names have a
 * row of the same key, the newer stays. What was derived under the old name goes; the caller derives everything afterwards.
 */
export async function moveRepository(store: Store, organizationId: number, from: string, to: string): Promise<void> {
  await store.inOrganization(organizationId, async (client) => {
    for (const [table, keys] of Object.entries(OWNED)) {
      const same = ['', ...keys.map((key) => `AND n."${key}" = o."${key}"`)].join(' ');
      if (table === 'pull_request') {
        await client.query(
          `DELETE FROM pull_request n USING pull_request o WHERE n.repo = $2 AND o.repo = $1 ${same} AND n.updated_at < o.updated_at`,
          [from, to],
        );
      }
      await client.query(`DELETE FROM ${table} o USING ${table} n WHERE o.repo = $1 AND n.repo = $2 ${same}`, [from, to]); // prettier-ignore
      await client.query(`UPDATE ${table} SET repo = $2 WHERE repo = $1`, [from, to]);
    }
    for (const table of NAMED) await client.query(`UPDATE ${table} SET repo = $2 WHERE repo = $1`, [from, to]);
    await client.query(`UPDATE team SET repos = array_replace(repos, $1, $2) WHERE $1 = ANY (repos)`, [from, to]);
    await client.query('UPDATE finding_judgement SET repo = $2 WHERE repo = $1', [from, to]);
    const findings = await client.query('DELETE FROM finding_outcome WHERE repo = $1', [from]);
    const reviews = await client.query('DELETE FROM agent_review WHERE repo = $1', [from]);
    if (findings.rowCount || reviews.rowCount)
      await client.query('UPDATE organization SET findings_gone_version = data_version + 1 WHERE id = $1', [organizationId]); // prettier-ignore
    const gone = await client.query('DELETE FROM pull_request_flow WHERE repo = $1', [from]);
    if (gone.rowCount === 0) return;
    await client.query('UPDATE organization SET flow_gone_version = data_version + 1 WHERE id = $1', [organizationId]);
  });
}
