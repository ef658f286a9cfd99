import type { DeliveryOutcome } from './delivery-outcome';
import { deliveryRecords } from './delivery-records';

type Payload = Record<string, unknown>;

const recordsOf = (outcome: DeliveryOutcome): Record<string, unknown>[] =>
  'records' in outcome ? [...outcome.records, ...(outcome.subject?.records ?? [])] : [];

it('an event or action that GitHub may add is ignored and named', () => {
  const repository = { full_name: 'acme/shop', html_url: 'https://github.com/acme/shop' };
  expect(deliveryRecords('pull_request_vote', { action: 'cast', repository }, { synced: true })).toEqual({ ignored: 'Unknown event: pull_request_vote, cast.' }); // prettier-ignore
  expect(deliveryRecords('pull_request_review', { action: 'liked', repository }, { synced: true })).toEqual({ ignored: 'Unknown event: pull_request_review, liked.' }); // prettier-ignore
  expect(deliveryRecords('constructor', { repository }, { synced: true })).toEqual({ ignored: 'Unknown event: constructor.' }); // prettier-ignore
});

it('what is no JSON object, or lacks what its event always has, is a fault', () => {
  expect(deliveryRecords('pull_request', [], { synced: true })).toEqual({ fault: 'The payload is no JSON object.' });
  expect(deliveryRecords('pull_request', { action: 'opened' }, { synced: true })).toEqual({
    fault: 'The delivery names no repository; GitHub sends one with every pull_request event.',
  });
});

describe('one pull request', () => {
  const user = (login: string, id: number, type = 'User') => ({ login, id, type });
  const repository = { full_name: 'acme/shop', html_url: 'https://github.com/acme/shop', node_id: 'R_1', default_branch: 'main', archived: false, updated_at: '2026-03-02T08:00:00Z' }; // prettier-ignore
  const pullRequest = {
    number: 7,
    title: 'Change 7',
    user: user('ada', 11),
    html_url: 'https://github.com/acme/shop/pull/7',
    state: 'open',
    draft: false,
    labels: [{ name: 'bug' }],
    created_at: '2026-03-02T09:00:00Z',
    updated_at: '2026-03-02T09:05:00Z',
    closed_at: null,
    merged_at: null,
    merge_commit_sha: 'a'.repeat(40),
    base: { ref: 'main', repo: { full_name: 'acme/shop' } },
    head: { ref: 'change-7' },
  };
  const told = (event: string, payload: Payload) =>
    deliveryRecords(event, { repository, ...payload }, { synced: true });

  it('merged: as merged and as closed, each at its own time, with who did it', () => {
    const merged = { ...pullRequest, state: 'closed', merged: true, updated_at: '2026-03-02T10:00:02Z', merged_at: '2026-03-02T10:00:00Z', closed_at: '2026-03-02T10:00:01Z', merged_by: user('github-merge-queue[bot]', 118344674, 'Bot') }; // prettier-ignore
    const outcome = told('pull_request', { action: 'closed', pull_request: merged, sender: user('ben', 12) });
    expect(recordsOf(outcome)).toMatchObject([
      { kind: 'pull_request', repo: 'acme/shop', number: 7, author: 'ada', author_id: '11', author_type: 'human', state: 'closed', merged_at: '2026-03-02T10:00:00Z', updated_at: '2026-03-02T10:00:02Z', merge_commit_sha: 'a'.repeat(40), labels: ['bug'] }, // prettier-ignore
      { kind: 'pull_request_event', event: 'merged', at: '2026-03-02T10:00:00Z', actor: 'github-merge-queue[bot]', actor_type: 'bot' }, // prettier-ignore
      { kind: 'pull_request_event', event: 'closed', at: '2026-03-02T10:00:01Z', actor: 'ben', actor_type: 'human' },
    ]);
    expect(recordsOf(outcome).every((record) => !('id' in record))).toBe(true);
  });

  it.each([
    ['enqueued', 'added_to_merge_queue'],
    ['dequeued', 'removed_from_merge_queue'],
    ['auto_merge_enabled', 'auto_merge_enabled'],
    ['converted_to_draft', 'convert_to_draft'],
    ['reopened', 'reopened'],
  ])('%s is the event %s, when the pull request was last changed', (action, event) => {
    const records = recordsOf(told('pull_request', { action, pull_request: pullRequest, sender: user('ben', 12) }));
    expect(records.slice(1)).toEqual([
      { kind: 'pull_request_event', repo: 'acme/shop', number: 7, event, at: '2026-03-02T09:05:00Z', actor: 'ben', actor_type: 'human' }, // prettier-ignore
    ]);
  });

  it.each([
    ['a person', { requested_reviewer: user('cleo', 13) }, { requested: 'cleo', requested_type: 'human' }],
    [
      'a team',
      { requested_team: { slug: 'checkout', name: 'Checkout' } },
      { requested: 'checkout', requested_type: 'team' },
    ],
  ])('a review that is asked of %s', (_, of, expected) => {
    const payload = { action: 'review_requested', pull_request: pullRequest, sender: user('ben', 12), ...of };
    expect(recordsOf(told('pull_request', payload))[1]).toMatchObject({ event: 'review_requested', actor: 'ben', ...expected }); // prettier-ignore
  });

  it('any other action, also one to come, tells the pull request as it is', () => {
    for (const action of ['edited', 'auto_merge_disabled', 'milestoned', 'demilestoned', 'folded']) {
      const records = recordsOf(told('pull_request', { action, pull_request: pullRequest, sender: user('ben', 12) }));
      expect(records.map(({ kind }) => kind)).toEqual(['pull_request']);
    }
  });

  it('a review: state in small letters; dismissed counts as newer than edited and submitted in the same second', () => {
    const review = { id: 31, user: user('cleo', 13), state: 'APPROVED', submitted_at: '2026-03-02T09:04:00Z', body: 'Good' }; // prettier-ignore
    const times = ['submitted', 'edited', 'dismissed'].map((action) => {
      const outcome = told('pull_request_review', { action, review, pull_request: pullRequest });
      if (!('subject' in outcome)) throw new Error('no subject');
      const wanted = { id: 31, reviewer: 'cleo', state: action === 'dismissed' ? 'dismissed' : 'approved', submitted_at: '2026-03-02T09:04:00Z' }; // prettier-ignore
      expect(outcome.subject!.records).toMatchObject([wanted]);
      return outcome.subject!.at;
    });
    // 2026-03-02T09:05:00Z, when the review had touched the pull request.
    expect(times).toEqual([1772442300, 1772442300.001, 1772442300.002]);
  });

  it('a thread: resolved and by whom on each of its comments, under the id of the first', () => {
    const comments = [
      { id: 50, user: user('cleo', 13), created_at: '2026-03-02T09:10:00Z', updated_at: '2026-03-02T09:30:00Z', body: 'Why?', path: 'a.ts', line: 3, original_line: 3 }, // prettier-ignore
      { id: 51, in_reply_to_id: 50, user: user('ada', 11), created_at: '2026-03-02T09:20:00Z', updated_at: '2026-03-02T09:20:00Z', body: 'Done' }, // prettier-ignore
    ];
    const of = (action: string) => recordsOf(told('pull_request_review_thread', { action, thread: { comments }, pull_request: pullRequest, sender: user('ada', 11) })).slice(1); // prettier-ignore
    const first = { kind: 'review_comment', repo: 'acme/shop', number: 7, id: 50, author: 'cleo', author_id: '13', author_type: 'human', created_at: '2026-03-02T09:10:00Z', thread_id: 50 }; // prettier-ignore
    const second = { kind: 'review_comment', repo: 'acme/shop', number: 7, id: 51, author: 'ada', author_id: '11', author_type: 'human', created_at: '2026-03-02T09:20:00Z', thread_id: 50, in_reply_to: 50 }; // prettier-ignore
    expect(of('resolved')).toEqual([first, second].map((comment) => ({ ...comment, resolved: true, resolved_by: 'ada' }))); // prettier-ignore
    expect(of('unresolved')).toEqual([first, second].map((comment) => ({ ...comment, resolved: false, resolved_by: '' }))); // prettier-ignore
  });

  it('a deployment once it is over, under the id of the deployment', () => {
    const deployment = { id: 900, sha: 'b'.repeat(40), ref: 'main', environment: 'production', created_at: '2026-03-02T11:00:00Z' }; // prettier-ignore
    const status = (state: string) => told('deployment_status', { action: 'created', deployment, deployment_status: { state, environment: 'production', created_at: '2026-03-02T11:04:00Z' } }); // prettier-ignore
    const deploy = { kind: 'deploy', id: 'github-deployment:github.com:900', repo: 'acme/shop', environment: 'production', sha: 'b'.repeat(40), ref: 'main', finished_at: '2026-03-02T11:04:00Z', source: 'deployment', url: undefined }; // prettier-ignore
    expect(recordsOf(status('success'))).toEqual([{ ...deploy, status: 'success' }]);
    expect(recordsOf(status('error'))).toEqual([{ ...deploy, status: 'failure' }]);
    expect(recordsOf(status('failure'))).toEqual([{ ...deploy, status: 'failure' }]);
    for (const state of ['pending', 'queued', 'in_progress', 'waiting', 'inactive']) expect(status(state)).toHaveProperty('ignored'); // prettier-ignore
  });

  it('a release: by its commit when it names one, else by the sync, else by its tag', () => {
    const release = { id: 77, tag_name: 'v1.2.0', target_commitish: 'main', draft: false, published_at: '2026-03-02T12:00:00Z' }; // prettier-ignore
    const of = (target: string, synced: boolean) => deliveryRecords('release', { action: 'published', repository, release: { ...release, target_commitish: target } }, { synced }); // prettier-ignore
    const deploy = { kind: 'deploy', id: 'github-release:github.com:77', repo: 'acme/shop', environment: 'release', ref: 'v1.2.0', finished_at: '2026-03-02T12:00:00Z', status: 'success', source: 'release', name: 'v1.2.0', url: undefined }; // prettier-ignore
    expect(recordsOf(of('c'.repeat(40), true))).toEqual([{ ...deploy, sha: 'c'.repeat(40) }]);
    expect(of('main', true)).toEqual({ ignored: 'The release names no commit; the next sync reads it.' });
    expect(recordsOf(of('main', false))).toEqual([{ ...deploy, sha: 'v1.2.0' }]);
  });

  it('a run of a workflow that fits, once it is over; of two ends of the same run the newer one counts', () => {
    const run = { id: 31, head_branch: 'main', head_sha: 'd'.repeat(40), status: 'completed', conclusion: 'failure', created_at: '2026-03-02T12:00:00Z', run_started_at: '2026-03-02T12:00:30Z', updated_at: '2026-03-02T12:04:00Z', html_url: 'https://github.com/acme/shop/actions/runs/31' }; // prettier-ignore
    const workflow = { id: 5, name: 'To the shops', path: '.github/workflows/deploy-shop.yml' };
    const of = (more: Payload, action = 'completed', workflows?: string[]) => deliveryRecords('workflow_run', { action, repository, workflow, workflow_run: { ...run, ...more } }, { synced: true, workflows }); // prettier-ignore
    const deploy = { kind: 'deploy', id: 'github-workflow-run:github.com:31', repo: 'acme/shop', environment: 'workflow', sha: 'd'.repeat(40), ref: 'main', started_at: '2026-03-02T12:00:30Z', finished_at: '2026-03-02T12:04:00Z', status: 'failure', source: 'workflow_run', name: 'To the shops', url: 'https://github.com/acme/shop/actions/runs/31' }; // prettier-ignore
    expect(recordsOf(of({}))).toEqual([deploy]);
    // 2026-03-02T12:04:00Z
    expect(of({})).toHaveProperty('subject.at', 1772453040);
    expect(of({ conclusion: 'skipped' })).toEqual({ ignored: 'The run ended as skipped: it deployed nothing.' });
    expect(of({ status: 'in_progress', conclusion: null }, 'in_progress')).toHaveProperty('ignored');
    expect(of({}, 'completed', ['Release*'])).toEqual({ ignored: 'The workflow "To the shops" is none of those whose runs are deploys.' }); // prettier-ignore
    expect(of({}, 'completed', [])).toHaveProperty('ignored');
    expect(recordsOf(of({}, 'completed', ['to the *']))).toHaveLength(1);
  });

  it('an issue with a label of incidents; without it, deleted or moved away it is withdrawn', () => {
    const issue = { id: 4000000001, number: 12, title: 'Checkout is down', body: 'Since ten.\n\nCaused by #7', html_url: 'https://github.com/acme/shop/issues/12', labels: [{ name: 'incident' }, { name: 'severity: high' }, { name: 'service:checkout' }], assignees: [user('ada', 11)], created_at: '2026-03-02T10:00:00Z', updated_at: '2026-03-02T10:05:00Z', closed_at: null, state: 'open', state_reason: null }; // prettier-ignore
    const of = (action: string, more: Payload = {}, rest: Payload = {}, synced = false) => deliveryRecords('issues', { action, repository, issue: { ...issue, ...more }, ...rest }, { synced }); // prettier-ignore
    const incident = { kind: 'incident', id: 'github-issue:github.com:4000000001', title: 'Checkout is down', repo: 'acme/shop', service: 'checkout', severity: 'high', opened_at: '2026-03-02T10:00:00Z', acknowledged_at: undefined, resolved_at: undefined, status: 'open', caused_by: { repo: 'acme/shop', number: 7 }, url: 'https://github.com/acme/shop/issues/12', responders: ['ada'], source: 'github-issue', updated_at: '2026-03-02T10:05:00Z', withdrawn: false }; // prettier-ignore
    expect(recordsOf(of('labeled'))).toEqual([incident]);
    expect(recordsOf(of('assigned'))).toEqual([{ ...incident, acknowledged_at: '2026-03-02T10:05:00Z' }]);
    expect(recordsOf(of('assigned', {}, {}, true))).toEqual([incident]);
    const closed = { closed_at: '2026-03-02T11:00:00Z', updated_at: '2026-03-02T11:00:00Z', state_reason: 'completed' };
    expect(recordsOf(of('closed', closed))).toMatchObject([{ status: 'resolved', resolved_at: '2026-03-02T11:00:00Z', withdrawn: false }]); // prettier-ignore
    for (const state_reason of ['not_planned', 'duplicate'])
      expect(recordsOf(of('closed', { ...closed, state_reason }))).toMatchObject([{ withdrawn: true }]);
    const withdrawn = { kind: 'incident', id: incident.id, opened_at: incident.opened_at, updated_at: '2026-03-02T10:05:00Z', withdrawn: true }; // prettier-ignore
    expect(recordsOf(of('unlabeled', { labels: [{ name: 'bug' }] }, { label: { name: 'Incident' } }))).toEqual([withdrawn]); // prettier-ignore
    for (const action of ['deleted', 'transferred']) expect(recordsOf(of(action))).toEqual([withdrawn]);
    // Of other issues nothing is kept.
    expect(of('unlabeled', { labels: [] }, { label: { name: 'bug' } })).toHaveProperty('ignored');
    for (const action of ['opened', 'edited', 'deleted']) expect(of(action, { labels: [{ name: 'bug' }] })).toHaveProperty('ignored'); // prettier-ignore
  });

  it('a repository: deleted, archived and renamed ones make the next sync begin with the list', () => {
    expect(told('repository', { action: 'deleted' })).toEqual({ records: [], relist: true, gone: 'R_1' });
    expect(told('repository', { action: 'renamed' })).toEqual({ records: [], relist: true });
    const archived = told('repository', { action: 'archived', repository: { ...repository, archived: true } });
    expect(archived).toMatchObject({ relist: true, subject: { name: 'repository github.com/acme/shop', at: 1772438400 } }); // prettier-ignore
    expect(recordsOf(archived)).toEqual([{ kind: 'repository', repo: 'acme/shop', default_branch: 'main', archived: true }]); // prettier-ignore
    expect(told('installation', { action: 'created' })).toHaveProperty('relist', true);
  });
});
