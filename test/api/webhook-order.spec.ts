import fc from 'fast-check';
import { Hooked } from '../support/hooked';
import { LedgerBench } from '../support/ledger-bench';
import { ben, cleo, clock, delivery, opened, pullRequest } from '../support/webhook-payloads';

jest.setTimeout(180_000);

let bench: LedgerBench;

beforeAll(async () => {
  bench = await LedgerBench.open();
});

afterAll(() => bench.close());

/** A pull request from its opening to its merge; each delivery carries the pull request as it was then. */
function lifeOf(number: number) {
  const review = {
    id: 31,
    user: cleo,
    submitted_at: clock('09:10:00'),
    state: 'changes_requested',
    body: 'First words',
  };
  const comment = { id: 50, user: cleo, path: 'a.ts', line: 3, original_line: 3, created_at: clock('09:10:00'), updated_at: clock('09:10:00'), body: 'Why?' }; // prettier-ignore
  const at = (time: string, more = {}) => pullRequest(number, { updated_at: clock(time), ...more });
  const edited = { ...comment, updated_at: clock('09:20:00'), body: 'Why this?' };
  const deployment = { id: 900, sha: 'b'.repeat(40), ref: 'main', environment: 'production', created_at: clock('12:00:00') }; // prettier-ignore
  const status = (state: string, time: string) => ({ state, environment: 'production', created_at: clock(time) });
  const merge = { state: 'closed', merged: true, merged_by: ben, merged_at: clock('11:00:00'), closed_at: clock('11:00:00'), merge_commit_sha: 'c'.repeat(40) }; // prettier-ignore
  return {
    opened: opened(number, { draft: true }),
    ready: delivery('pull_request', { action: 'ready_for_review', pull_request: at('09:05:00') }),
    submitted: delivery('pull_request_review', { action: 'submitted', review, pull_request: at('09:10:00'), sender: cleo }), // prettier-ignore
    commented: delivery('pull_request_review_comment', { action: 'created', comment, pull_request: at('09:10:00'), sender: cleo }), // prettier-ignore
    reworded: delivery('pull_request_review_comment', { action: 'edited', comment: edited, pull_request: at('09:20:00'), sender: cleo }), // prettier-ignore
    editedReview: delivery('pull_request_review', { action: 'edited', review: { ...review, body: 'Last words' }, pull_request: at('09:10:00'), sender: cleo }), // prettier-ignore
    resolved: delivery('pull_request_review_thread', { action: 'resolved', thread: { comments: [comment] }, pull_request: at('09:30:00') }), // prettier-ignore
    unresolved: delivery('pull_request_review_thread', { action: 'unresolved', thread: { comments: [edited] }, pull_request: at('09:40:00'), sender: cleo }), // prettier-ignore
    closed: delivery('pull_request', { action: 'closed', pull_request: at('09:50:00', { state: 'closed', closed_at: clock('09:50:00') }) }), // prettier-ignore
    reopened: delivery('pull_request', { action: 'reopened', pull_request: at('10:00:00', { title: 'Change it' }) }),
    dismissed: delivery('pull_request_review', { action: 'dismissed', review: { ...review, state: 'dismissed', body: 'Last words' }, pull_request: at('10:10:00', { title: 'Change it' }), sender: ben }), // prettier-ignore
    merged: delivery('pull_request', { action: 'closed', pull_request: at('11:00:00', { ...merge, title: 'Change it' }), sender: ben }), // prettier-ignore
    failedDeploy: delivery('deployment_status', { action: 'created', deployment, deployment_status: status('failure', '12:05:00') }), // prettier-ignore
    deployed: delivery('deployment_status', { action: 'created', deployment, deployment_status: status('success', '12:10:00') }), // prettier-ignore
  };
}

const event = (name: string, time: string, actor: string) => ({ event: name, at: clock(time), actor });

/** What the life leaves behind, worked out from its deliveries by hand. */
async function expectWholeLife(hooked: Hooked): Promise<void> {
  const utc = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS ${column}`;
  expect(await hooked.select(`SELECT title, state, draft, author, ${utc('closed_at')}, ${utc('merged_at')}, ${utc('updated_at')}, merge_commit_sha FROM pull_request`)).toEqual([
    { title: 'Change it', state: 'closed', draft: false, author: 'ada', closed_at: clock('11:00:00'), merged_at: clock('11:00:00'), updated_at: clock('11:00:00'), merge_commit_sha: 'c'.repeat(40) },
  ]); // prettier-ignore
  expect(await hooked.select(`SELECT event, ${utc('at')}, actor FROM pull_request_event ORDER BY pull_request_event.at, event`)).toEqual([
    event('ready_for_review', '09:05:00', 'ada'),
    event('closed', '09:50:00', 'ada'),
    event('reopened', '10:00:00', 'ada'),
    event('closed', '11:00:00', 'ben'),
    event('merged', '11:00:00', 'ben'),
  ]); // prettier-ignore
  expect(await hooked.select('SELECT id, reviewer, state, body FROM review')).toEqual([{ id: '31', reviewer: 'cleo', state: 'dismissed', body: 'Last words' }]); // prettier-ignore
  expect(await hooked.select('SELECT id, author, body, line, thread_id, resolved, resolved_by FROM review_comment')).toEqual([
    { id: '50', author: 'cleo', body: 'Why this?', line: 3, thread_id: '50', resolved: false, resolved_by: '' },
  ]); // prettier-ignore
  expect(await hooked.select(`SELECT id, status, ${utc('finished_at')} FROM deploy`)).toEqual([{ id: 'github-deployment:github.com:900', status: 'success', finished_at: clock('12:10:00') }]); // prettier-ignore
  expect(await hooked.select(`SELECT count(*)::int AS failed FROM webhook_delivery WHERE state <> 'taken'`)).toEqual([{ failed: 0 }]); // prettier-ignore
}

describe('the life of a pull request', () => {
  const whole = Object.values(lifeOf(7));

  it('in its own order', async () => {
    const hooked = await Hooked.open(bench);
    await hooked.receive(whole);
    expect(await hooked.take(true)).toEqual({ taken: 14, ignored: 0, failed: 0 });
    await expectWholeLife(hooked);
    // pull_request_flow follows from the records.
    expect(await hooked.select('SELECT number FROM pull_request_flow')).toEqual([{ number: 7 }]);
  });

  it('in any order, cut into any batches, some of it twice: the same rows', async () => {
    const order = fc.shuffledSubarray(whole, { minLength: whole.length, maxLength: whole.length });
    const batches = fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(order, batches, async (sent, sizes) => {
        const hooked = await Hooked.open(bench);
        let at = 0;
        for (let turn = 0; at < sent.length; turn++) {
          const size = sizes[turn % sizes.length];
          await hooked.receive(sent.slice(at, (at += size)));
          await hooked.take();
        }
        await expectWholeLife(hooked);
        // GitHub sends one again under the same id; a second webhook sends the same under another.
        await hooked.receive(sent.slice(0, 3).map((again) => ({ ...again, id: `again-${again.id}` })));
        await hooked.take();
        await expectWholeLife(hooked);
      }),
      { numRuns: 25, seed: 20260302 },
    );
  });

  it('all 120 orders of closed, reopened, reviewed, dismissed and resolved, three at once and then two', async () => {
    const { opened: first, ...later } = lifeOf(7);
    const { closed, reopened, submitted, dismissed, resolved } = later;
    const all = (table: string) =>
      `(SELECT jsonb_agg(to_jsonb(t) - 'organization_id' ORDER BY t::text) FROM ${table} t)`;
    const rows = `SELECT ${all('pull_request')} AS pulls, ${all('pull_request_event')} AS events, ${all('review')} AS reviews, ${all('review_comment')} AS comments`;
    const seen = new Set<string>();
    for (const order of permutations([closed, reopened, submitted, dismissed, resolved])) {
      const hooked = await Hooked.open(bench);
      await hooked.receive([first, ...order.slice(0, 3)]);
      await hooked.take();
      await hooked.receive(order.slice(3));
      await hooked.take();
      seen.add(JSON.stringify(await hooked.select(rows)));
    }
    expect(seen.size).toBe(1);
    const [{ pulls, reviews }] = JSON.parse([...seen][0]) as { pulls: object[]; reviews: object[] }[];
    expect(pulls).toMatchObject([{ state: 'open', closed_at: null, title: 'Change it' }]);
    expect(reviews).toMatchObject([{ state: 'dismissed', body: 'Last words' }]);
  });
});

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length <= 1) return [[...list]];
  return list.flatMap((first, at) => permutations(list.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}
