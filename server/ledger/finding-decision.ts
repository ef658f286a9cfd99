import type { FindingOutcome } from '../domain/finding';
import { Failure } from '../platform/failure';
import type { Store } from '../store/data-source';
import { DECIDABLE, rowIdOf } from './finding-outcomes';
import { rederiveFindingsIn } from './finding-rederivation';
import type { FindingDraft } from './finding-draft';
import type { FindingKey } from './finding-key';
import { TouchedCollector } from './touched';

/**
 * Keeps what a person says became of a finding, and works its pull request out again. A decision outlives every import.
 *
 * @param outcome null = take back what was said
 * @throws Failure not_found for a finding that is not there or, with null, about which nobody said anything; bad_input for an outcome nobody can give
 */
export async function decideFinding(
  store: Store,
  organizationId: number,
  key: FindingKey,
  outcome: FindingOutcome | null,
  note?: string | null,
): Promise<void> {
  const { agent, repo, number, id } = key;
  const named = `${agent}:${repo}#${number}:${id}`;
  if (outcome !== null && !DECIDABLE.includes(outcome))
    throw new Failure('bad_input', `"${outcome}" cannot be said of the finding ${named}; say ${DECIDABLE.join(', ')}.`);
  await store.inOrganization(organizationId, async (client) => {
    const { rows } = await client.query<{ place: FindingDraft['place']; commentId: string | null }>(
      'SELECT place, comment_id AS "commentId" FROM finding_outcome WHERE agent = $1 AND repo = $2 AND number = $3 AND id = $4',
      [agent, repo, number, id],
    );
    if (rows.length === 0)
      throw new Failure('not_found', `There is no finding ${named}: "downstream findings" lists those there are.`);
    const { place, commentId } = rows[0];
    // Said before a record gave the finding another id.
    const names = [id, ...(commentId === null ? [] : [rowIdOf(place, commentId)])];
    const before = await client.query(
      'DELETE FROM finding_decision WHERE agent = $1 AND repo = $2 AND number = $3 AND id = ANY ($4)',
      [agent, repo, number, names],
    );
    if (outcome === null && before.rowCount === 0)
      throw new Failure('not_found', `Nobody said anything about the finding ${named}: there is nothing to take back.`);
    if (outcome !== null)
      await client.query(
        `INSERT INTO finding_decision (organization_id, agent, repo, number, id, outcome, note) VALUES ($1, $2, $3, $4, $5, $6, nullif($7, ''))`,
        [organizationId, agent, repo, number, id, outcome, note ?? ''],
      );
    const touched = new TouchedCollector();
    touched.pullRequest(repo, number);
    await rederiveFindingsIn(store, client, organizationId, touched);
  });
}
