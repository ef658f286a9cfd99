import type { PoolClient } from 'pg';
import { authorshipRules } from '../domain/authorship-rules';
import { accountFactsIn } from '../store/account-facts';
import { accountsIn, accountsUnder } from '../store/accounts';
import { changedAccounts, type KnownAccounts } from '../store/known-accounts';
import type { Store } from '../store/data-source';
import { deliveryFactsIn } from '../store/delivery-facts';
import { deliveryRecordsIn } from '../store/delivery-records';
import type { OrganizationSettings } from '../store/organizations';
import { changedLinks } from './changed-links';
import { DERIVING } from './derivation-lock';
import { deriveFindings } from './finding-derivation';
import { upsertFlow } from './flow-upsert';
import { walk, type Walk } from './flow-walk';
import { noteMentions } from './incident-mentions';
import { narrowed } from './narrowed';
import { markReverted } from './reverted-mark';
import { reviewedBy } from './reviewed-by';
import { TouchedCollector, type Touched } from './touched';

/** Kinds that tell who uses agents, and how far. */
const USAGE_KINDS = ['agent_usage', 'agent_usage_period', 'agent_run'];

interface State {
  version: number;
  settings: OrganizationSettings;
  /** What links looked like when they were derived last. */
  mark: string | null;
  /** The rules authorship was worked out under. */
  authorship: string | null;
}

/**
 * Derives the stages, authorship, reviewers and deploys of every pull request the import touched, and raises the organization's data version. Walks
 * the records once, in the order of their keys, so memory does not grow with the organization. Deploys, incidents, decisions about them and the delivery
 * mapping reach any pull request: their links are worked out anew, and only pull requests whose link is another are derived. Where authorship was worked
 * out under other rules, all pull requests are. Safe to repeat.
 *
 * @param progress called with the number of pull requests derived so far
 */
export async function derive(
  store: Store,
  organizationId: number,
  touched: Touched,
  progress: (done: number) => void = () => undefined,
): Promise<void> {
  await store.inOrganization(organizationId, async (client) => {
    // One derivation of an organization at a time: a version is complete when it is told.
    await client.query('SELECT pg_advisory_xact_lock($1, $2)', [DERIVING, organizationId]);
    const { rows } = await client.query<State>(
      'SELECT data_version + 1 AS version, settings, delivery_mark AS mark, authorship_mark AS authorship FROM organization WHERE id = $1',
      [organizationId],
    );
    const { version, settings, mark, authorship } = rows[0];
    const rules = authorshipRules(settings.agents?.own);
    const where = authorship === rules.mark ? narrowed(touched) : '';
    // Without statistics of the rows just imported the planner sorts them all on disk instead of walking along the keys.
    if (where === '') await store.pool.query('ANALYZE pull_request, pull_request_event, review, review_comment');
    const records = await deliveryRecordsIn(client);
    await noteMentions(client, organizationId, records.incidents, touched);
    const before = await deliveryFactsIn(client, settings, records);
    let delivery = before;
    // What person and team records say about accounts is read again; else it is known.
    let known: KnownAccounts | undefined;
    let told = touched.all || touched.kinds.has('person') || touched.kinds.has('team');
    if (where !== undefined) {
      const first = told
        ? accountsUnder(await accountFactsIn(client))
        : await accountsIn(store, client, organizationId);
      known = first.known;
      const said = await statements(client);
      const take = (lines: string[]) => upsertFlow(client, lines);
      const walked = { organizationId, version, known, delivery, rules, take };
      const { seen } = await walk(store, { ...walked, where }, progress);
      if (await seen.save(client, organizationId, where === '')) {
        told = true;
        // Accounts that turn out to be one person only now: what they reviewed is looked at once more.
        known = accountsUnder(await accountFactsIn(client)).known;
        const again = narrowed(await reviewedBy(client, changedAccounts(first.known, known)));
        if (again !== undefined) await walk(store, { ...walked, where: again, known });
      }
      await markReverted(client, version);
      // What pull requests say about commits and reverts is known only now.
      if ((await statements(client)) !== said) delivery = await deliveryFactsIn(client, settings, records);
    }
    const linked = where === '' ? before.linkMark : linkMarkOf(mark);
    if (delivery.linkMark !== linked || delivery.linkMark !== before.linkMark)
      await deriveLinks(store, client, { organizationId, version, delivery, rules, known }, progress);
    await deriveFindings(store, client, { organizationId, version, settings, touched, known });
    await client.query(
      `UPDATE organization SET data_version = $2, data_horizon = greatest(data_horizon, to_timestamp($3)),
         accounts_version = accounts_version + $4, delivery_mark = $5, authorship_mark = $7,
         usage_version = CASE WHEN $6 THEN $2 ELSE usage_version END WHERE id = $1`,
      [
        organizationId,
        version,
        Number.isNaN(touched.horizon) ? null : touched.horizon,
        told ? 1 : 0,
        `${delivery.linkMark} ${delivery.mark}`,
        touched.all || told || USAGE_KINDS.some((kind) => touched.kinds.has(kind)),
        rules.mark,
      ],
    );
    await client.query(`SELECT pg_notify('downstream', $1)`, [
      JSON.stringify({ organizationId, dataVersion: version }),
    ]);
  });
}

/**
 * Works the links of deploys and incidents out again after a person's decision or a change of the delivery mapping, and raises the data version.
 *
 * @param progress called with the number of pull requests derived so far
 */
export function rederiveLinks(store: Store, organizationId: number, progress?: (done: number) => void): Promise<void> {
  return derive(store, organizationId, new TouchedCollector(), progress);
}

const linkMarkOf = (mark: string | null): string | undefined => mark?.split(' ', 1)[0];

/** Another text when pull requests say something else about picked commits and reverts. */
async function statements(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ said: string }>(
    `SELECT coalesce((SELECT md5(string_agg(concat_ws(' ', repo, number, array_to_string(picks, ',')), chr(10) ORDER BY repo, number))
         FROM pull_request_flow WHERE picks IS NOT NULL), '')
       || coalesce((SELECT md5(string_agg(concat_ws(' ', repo, number, merged_at, reverts_repo, reverts_number, reverts_sha), chr(10) ORDER BY repo, number))
         FROM pull_request_flow WHERE reverts_number IS NOT NULL OR reverts_sha IS NOT NULL), '') AS said`,
  );
  return rows[0].said;
}

/** Derives the merged pull requests whose link is another than the one they were derived with. */
async function deriveLinks(
  store: Store,
  client: PoolClient,
  of: Pick<Walk, 'organizationId' | 'version' | 'delivery' | 'rules'> & { known: KnownAccounts | undefined },
  progress: (done: number) => void,
): Promise<void> {
  const where = narrowed(await changedLinks(client, of.delivery));
  if (where === undefined) return;
  const known = of.known ?? (await accountsIn(store, client, of.organizationId)).known;
  const take: Walk['take'] = (lines) => upsertFlow(client, lines);
  await walk(store, { ...of, where, known, take }, progress);
  // Derived anew, they are not yet marked as reverted.
  await markReverted(client, of.version);
}
