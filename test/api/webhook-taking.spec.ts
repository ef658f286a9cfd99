import { emptyOldDeliveries } from '../../server/modules/connections/delivery-retention';
import { replayDeliveries } from '../../server/modules/connections/delivery-replay';
import { inDeliveryTurn } from '../../server/modules/connections/delivery-turn';
import { Hooked } from '../support/hooked';
import { LedgerBench } from '../support/ledger-bench';
import { account, ada, clock, delivery, opened, repository } from '../support/webhook-payloads';

jest.setTimeout(180_000);

let bench: LedgerBench;

beforeAll(async () => {
  bench = await LedgerBench.open();
});

afterAll(() => bench.close());

it('one that cannot be used stops no other: each with its reason, those the ledger refuses among the rejects too', async () => {
  const hooked = await Hooked.open(bench);
  const broken = delivery('pull_request', { action: 'opened' });
  const early = opened(2, { closed_at: clock('08:00:00') });
  const cut = opened(3);
  const ping = delivery('ping', { zen: 'Keep it logically awesome.' });
  const sent = [opened(1), broken, early, cut, ping, opened(4)];
  await hooked.receive(sent, (one) => (one === cut ? '{"action":' : JSON.stringify(one.payload)));
  expect(await hooked.take()).toEqual({ taken: 2, ignored: 1, failed: 3 });
  expect(await hooked.states()).toEqual([
    { id: sent[0].id, state: 'taken', reason: null },
    { id: broken.id, state: 'failed', reason: expect.stringContaining('has no "pull_request"') },
    { id: early.id, state: 'failed', reason: expect.stringContaining('ends before it starts') },
    { id: cut.id, state: 'failed', reason: expect.stringContaining('JSON') },
    { id: ping.id, state: 'ignored', reason: 'GitHub tried the webhook: it works.' },
    { id: sent[5].id, state: 'taken', reason: null },
  ]);
  expect(await hooked.select('SELECT number FROM pull_request ORDER BY number')).toEqual([
    { number: 1 },
    { number: 4 },
  ]);
  expect(await hooked.select('SELECT door, file, reason FROM rejected_record')).toEqual([
    { door: 'github-webhook', file: early.id, reason: 'end_before_start' },
  ]);
});

it('failed ones are replayed, or those that are named; what was emptied stays', async () => {
  const hooked = await Hooked.open(bench);
  const { organizationId, connectionId } = hooked;
  const [good, bad] = [opened(1), opened(2, { title: null })];
  await hooked.receive([good, bad]);
  expect(await hooked.take()).toEqual({ taken: 1, ignored: 0, failed: 1 });
  const mended = JSON.stringify(opened(2).payload);
  await bench.store.inOrganization(organizationId, (client) =>
    client.query(`UPDATE webhook_delivery SET payload = $1 WHERE id = $2`, [mended, bad.id]),
  );
  expect(await replayDeliveries(bench.store, organizationId, connectionId)).toBe(1);
  expect(await hooked.take()).toEqual({ taken: 1, ignored: 0, failed: 0 });
  expect(await replayDeliveries(bench.store, organizationId, connectionId)).toBe(0);
  expect(await replayDeliveries(bench.store, organizationId, connectionId, [good.id, 'unknown'])).toBe(1);
  expect(await hooked.take()).toEqual({ taken: 1, ignored: 0, failed: 0 });
  // A turn in the queue was made for each replay, in the same transaction; the same key makes them one.
  const { rows } = await bench.store.pool.query('SELECT count(*)::int AS turns FROM graphile_worker.jobs WHERE key = $1', [`deliveries:${organizationId}:${connectionId}`]); // prettier-ignore
  expect(rows).toEqual([{ turns: 1 }]);
});

it('payloads taken more than 30 days ago are removed, those that failed or wait are kept', async () => {
  const hooked = await Hooked.open(bench);
  const sent = [opened(1), delivery('star', { action: 'created' }), delivery('pull_request', { action: 'opened' }), opened(2)]; // prettier-ignore
  await hooked.receive(sent.slice(0, 3));
  await hooked.take();
  await hooked.receive(sent.slice(3));
  await hooked.select(`UPDATE webhook_delivery SET received_at = now() - interval '31 days'`);
  const fresh = opened(3);
  await hooked.receive([fresh]);
  await hooked.select(
    `UPDATE webhook_delivery SET state = 'taken', received_at = now() - interval '29 days' WHERE id = '${fresh.id}'`,
  );
  expect(await emptyOldDeliveries(bench.store, hooked.organizationId)).toBe(2);
  const kept = await hooked.select(`SELECT id FROM webhook_delivery WHERE payload <> ''`);
  expect(kept.map(({ id }) => id).sort()).toEqual([sent[2].id, sent[3].id, fresh.id].sort());
  expect(await replayDeliveries(bench.store, hooked.organizationId, hooked.connectionId, [sent[0].id])).toBe(0);
});

it('a repository that was deleted is gone, and the next sync begins with the list, at once', async () => {
  const hooked = await Hooked.open(bench, 'token');
  const { organizationId, connectionId } = hooked;
  await hooked.select(`INSERT INTO synced_repository (organization_id, connection_id, node_id, repo) VALUES (${organizationId}, ${connectionId}, 'R_shop', 'acme/shop'), (${organizationId}, ${connectionId}, 'R_tools', 'acme/tools')`); // prettier-ignore
  await hooked.receive([opened(1)]);
  await hooked.take();
  const due = 'SELECT repositories_listed_at IS NULL AS relist, next_run_at <= now() AS due FROM connection';
  expect(await hooked.select(due)).toEqual([{ relist: false, due: false }]);
  await hooked.receive([delivery('repository', { action: 'deleted' })]);
  await hooked.take();
  expect(await hooked.select(due)).toEqual([{ relist: true, due: true }]);
  expect(await hooked.select('SELECT repo, state FROM synced_repository ORDER BY repo')).toEqual([
    { repo: 'acme/shop', state: 'gone' },
    { repo: 'acme/tools', state: 'waiting' },
  ]);
});

it('an older word about the archive does not undo a newer one', async () => {
  const hooked = await Hooked.open(bench, 'token');
  const at = (archived: boolean, time: string) => ({ ...repository, archived, updated_at: clock(time) });
  const archived = delivery('repository', { action: 'archived', repository: at(true, '10:00:00') });
  const unarchived = delivery('repository', { action: 'unarchived', repository: at(false, '11:00:00') });
  await hooked.receive([unarchived, archived]);
  await hooked.take();
  expect(await hooked.select('SELECT repo, archived FROM repository')).toEqual([
    { repo: 'acme/shop', archived: false },
  ]);
  expect(await hooked.states()).toEqual([
    { id: unarchived.id, state: 'taken', reason: null },
    { id: archived.id, state: 'taken', reason: 'Something newer about the same was taken already.' },
  ]);
});

it('1,200 deliveries in three imports, bots under their full names', async () => {
  const hooked = await Hooked.open(bench);
  const bot = account('renovate[bot]', 29139614);
  await hooked.receive(Array.from({ length: 1200 }, (_, i) => opened(i + 1, { user: i === 0 ? bot : ada })));
  expect(await hooked.take(true)).toEqual({ taken: 1200, ignored: 0, failed: 0 });
  expect(await hooked.select('SELECT count(*)::int AS imports FROM import')).toEqual([{ imports: 3 }]);
  expect(await hooked.select('SELECT count(*)::int AS derived FROM pull_request_flow')).toEqual([{ derived: 1200 }]);
  expect(await hooked.select('SELECT author, author_id, author_type FROM pull_request WHERE number = 1')).toEqual([
    { author: 'renovate[bot]', author_id: '29139614', author_type: 'bot' },
  ]);
});

it('one worker at a time takes the deliveries of a connection; one that fails hands the turn on', async () => {
  const { connectionId } = await Hooked.open(bench);
  let inner: boolean | undefined;
  const outer = await inDeliveryTurn(bench.store, connectionId, async () => {
    inner = await inDeliveryTurn(bench.store, connectionId, async () => undefined);
  });
  expect([outer, inner]).toEqual([true, false]);
  const broken = inDeliveryTurn(bench.store, connectionId, async () => {
    throw new Error('broken');
  });
  await expect(broken).rejects.toThrow('broken');
  expect(await inDeliveryTurn(bench.store, connectionId, async () => undefined)).toBe(true);
});
