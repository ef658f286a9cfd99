import { addIssue, assignIssue, closeIssue, relabelIssue, type Issue } from '../doubles/github/issues';
import { WorldBuilder } from '../doubles/github/world-builder';
import type { Account, Label, Repository } from '../doubles/github/world';
import { rowsOf } from '../support/github-sync';
import { githubScene, type GithubScene } from '../support/github-scene';
import { HookServer } from '../support/hook-server';
import { delivery } from '../support/webhook-payloads';

jest.setTimeout(180_000);

const clock = (time: string) => `2026-03-02T${time}:00Z`;

describe('the sync', () => {
  let scene: GithubScene;
  let ada: Account;
  let shop: Repository;
  let quiet: Repository;
  let incident: Label;
  let bug: Label;

  beforeEach(async () => {
    const builder = new WorldBuilder();
    ada = builder.user('ada');
    const acme = builder.organization('acme', [ada]);
    shop = builder.repository(acme, 'shop');
    quiet = builder.repository(acme, 'quiet', { issues: [] });
    incident = builder.label(shop, 'incident');
    bug = builder.label(shop, 'bug');
    builder.label(quiet, 'bug');
    shop.issues = [];
    scene = await githubScene({}, builder);
  });
  afterEach(() => scene.close());

  const sync = (incidentLabels = ['incident', 'sev?']) => scene.sync({ fakeWait: true }, { incidentLabels });
  const standing = async () =>
    (await rowsOf<{ title: string }>(scene.database, 'SELECT title FROM incident WHERE withdrawn IS NOT TRUE ORDER BY opened_at')).map(({ title }) => title); // prettier-ignore
  const asked = () => scene.double.requests.map(({ operationName }) => operationName).filter((name) => /ssue/.test(name ?? '')); // prettier-ignore

  it('issues with such a label become incidents, with what their labels, assignees and text tell', async () => {
    const high = scene.builder.label(shop, 'severity: high');
    const service = scene.builder.label(shop, 'service:checkout');
    const issue = addIssue(shop, [incident, high, service], clock('10:00'), { title: 'Down', body: 'Caused by #12' });
    assignIssue(issue, ada, clock('10:07'));
    closeIssue(issue, clock('11:00'));
    addIssue(shop, [bug], clock('10:30'));
    closeIssue(addIssue(shop, [incident], clock('12:00'), { title: 'Not one' }), clock('12:30'), 'NOT_PLANNED');
    addIssue(quiet, [], clock('09:00'));
    const { result } = await sync();
    expect(result).toMatchObject({ complete: true });
    const rows = await rowsOf(scene.database, 'SELECT id, title, repo, service, severity, source, status, opened_at, acknowledged_at, resolved_at, caused_by, url, responders, withdrawn FROM incident ORDER BY opened_at'); // prettier-ignore
    expect(rows).toMatchObject([
      {
        id: `github-issue:${scene.host}:${issue.fullDatabaseId}`,
        title: 'Down',
        repo: 'acme/shop',
        service: 'checkout',
        severity: 'high',
        source: 'github-issue',
        status: 'resolved',
        opened_at: new Date(clock('10:00')),
        acknowledged_at: new Date(clock('10:07')),
        resolved_at: new Date(clock('11:00')),
        caused_by: { repo: 'acme/shop', number: 12 },
        responders: ['ada'],
        withdrawn: false,
      },
      { title: 'Not one', withdrawn: true },
    ]);
    // Of the repository without such a label no issue is asked for.
    expect(asked()).toEqual(['issueHeads', 'labelledIssues']);
  });

  it('without patterns nothing is asked; when nothing changed only the heads are, for 1 point', async () => {
    addIssue(shop, [incident], clock('10:00'));
    await sync([]);
    expect(asked()).toEqual([]);
    await sync();
    const spent = scene.double.points();
    await sync([]);
    const without = scene.double.points() - spent;
    // That run has withdrawn what no pattern means any more; it comes back.
    expect(await standing()).toEqual([]);
    await sync();
    expect(await standing()).toHaveLength(1);
    const before = scene.double.points();
    await sync();
    // Two repositories with two lists each: (1 + 4) / 100, rounded, at least 1.
    expect(scene.double.points() - before).toBe(without + 1);
  });

  it('what changed: closed, opened again, new, without its label, with it again', async () => {
    const [first, second, third] = ['10:00', '11:00', '12:00'].map((time, at) =>
      addIssue(shop, [incident], clock(time), { title: `Trouble ${at + 1}` }),
    );
    const other = addIssue(shop, [bug], clock('12:30'), { title: 'Other' });
    closeIssue(third, clock('12:40'));
    await sync();
    expect(await standing()).toEqual(['Trouble 1', 'Trouble 2', 'Trouble 3']);

    closeIssue(first, clock('13:00'));
    relabelIssue(second, [bug], clock('13:01'));
    Object.assign(third, { state: 'OPEN', closedAt: null, stateReason: 'REOPENED', updatedAt: clock('13:02') });
    relabelIssue(other, [incident], clock('13:03'));
    const spent = scene.double.requests.length;
    await sync();
    const names = scene.double.requests.slice(spent).map(({ operationName }) => operationName);
    expect(names.filter((name) => /ssue/.test(name ?? ''))).toEqual(['issueHeads', 'changedIssues', 'issuesById']);
    expect(await standing()).toEqual(['Trouble 1', 'Trouble 3', 'Other']);
    const rows = await rowsOf(scene.database, "SELECT title, status, resolved_at FROM incident WHERE title IN ('Trouble 1', 'Trouble 3') ORDER BY title"); // prettier-ignore
    expect(rows).toEqual([
      { title: 'Trouble 1', status: 'resolved', resolved_at: new Date(clock('13:00')) },
      { title: 'Trouble 3', status: 'open', resolved_at: null },
    ]);

    relabelIssue(second, [incident], clock('14:00'));
    await sync();
    expect(await standing()).toEqual(['Trouble 1', 'Trouble 2', 'Trouble 3', 'Other']);
  });

  it('what was deleted is withdrawn when all are read again, a day later', async () => {
    const [first, second] = ['10:00', '11:00'].map((time) => addIssue(shop, [incident], clock(time)));
    await sync();
    shop.issues = (shop.issues as Issue[]).filter((issue) => issue !== first);
    await sync();
    expect(await standing()).toHaveLength(2);
    await rowsOf(scene.database, `UPDATE synced_repository SET lists = jsonb_set(lists, '{issues,wholeAt}', '1') WHERE lists ? 'issues'`); // prettier-ignore
    await sync();
    expect(await standing()).toEqual([second.title]);
  });

  it('reads more than one page of issues, and of labels', async () => {
    for (let at = 0; at < 120; at++) scene.builder.label(shop, `area ${at}`);
    const late = scene.builder.label(shop, 'sev1');
    for (let at = 0; at < 230; at++) addIssue(shop, [at % 2 ? incident : late], new Date(Date.UTC(2026, 0, 1, at)).toISOString().replace('.000Z', 'Z')); // prettier-ignore
    const { result } = await sync();
    expect(result?.complete).toBe(true);
    expect(await standing()).toHaveLength(230);
    expect(asked()).toEqual(['issueHeads', 'labelledIssues', 'labelledIssues', 'labelledIssues']);
  });

  it('issues that may not be read are told, and nothing else fails', async () => {
    addIssue(shop, [incident], clock('10:00'));
    scene.double.fail({
      when: ({ query }) => query.startsWith('query issueHeads'),
      with: { kind: 'errorBesideData', path: ['nodes', 0, 'issues'], type: 'FORBIDDEN', message: 'Resource not accessible by personal access token' }, // prettier-ignore
    });
    const { result } = await sync();
    expect(result).toMatchObject({ complete: true, failed: 0 });
    expect(result?.message).toContain('Issues may not be read (acme/');
    expect(result?.message).toContain('read access to Issues');
  });
});

it('webhooks: an issue is opened, assigned, closed, and loses its label; other issues leave no trace', async () => {
  const server = await HookServer.open();
  try {
    const hook = await server.connect('issues');
    const issue = (updated: string, more: object = {}) => ({ id: 4_000_000_001, title: 'Down', body: '', html_url: 'https://github.com/acme/shop/issues/3', labels: [{ name: 'incident' }], assignees: [], created_at: clock('10:00'), updated_at: clock(updated), closed_at: null, ...more }); // prettier-ignore
    const ada = [{ login: 'ada' }];
    const closed = { assignees: ada, closed_at: clock('11:00'), state_reason: 'completed' };
    const row = async () => {
      await server.settled(hook);
      const { rows } = await server.owner.query<Record<string, unknown>>("SELECT status, acknowledged_at, resolved_at, responders, withdrawn FROM incident JOIN organization o ON o.id = organization_id WHERE o.name = 'issues'"); // prettier-ignore
      return rows;
    };
    // The later one first: what is older changes nothing of it.
    await server.send(hook, delivery('issues', { action: 'closed', issue: issue('11:00', closed) }));
    await server.settled(hook);
    await server.send(hook, delivery('issues', { action: 'assigned', issue: issue('10:05', { assignees: ada }) }));
    await server.send(hook, delivery('issues', { action: 'opened', issue: issue('10:00') }));
    await server.send(hook, delivery('issues', { action: 'opened', issue: { ...issue('10:00'), id: 9, labels: [{ name: 'bug' }] } })); // prettier-ignore
    expect(await row()).toEqual([
      { status: 'resolved', acknowledged_at: new Date(clock('10:05')), resolved_at: new Date(clock('11:00')), responders: ['ada'], withdrawn: false }, // prettier-ignore
    ]);
    await server.send(hook, delivery('issues', { action: 'unlabeled', label: { name: 'incident' }, issue: issue('12:00', { ...closed, labels: [] }) })); // prettier-ignore
    expect(await row()).toMatchObject([{ status: 'resolved', withdrawn: true }]);
    const run = { id: 31, head_branch: 'main', head_sha: 'a'.repeat(40), status: 'completed', conclusion: 'success', created_at: clock('10:00'), run_started_at: clock('10:00'), updated_at: clock('10:04'), html_url: 'https://github.com/acme/shop/actions/runs/31' }; // prettier-ignore
    const workflow = { id: 5, name: 'Deploy', path: '.github/workflows/deploy.yml' };
    await server.send(hook, delivery('workflow_run', { action: 'completed', workflow, workflow_run: { ...run, updated_at: clock('10:09'), conclusion: 'failure' } })); // prettier-ignore
    await server.settled(hook);
    await server.send(hook, delivery('workflow_run', { action: 'completed', workflow, workflow_run: run }));
    await server.settled(hook);
    const { rows } = await server.owner.query("SELECT d.id, status, source FROM deploy d JOIN organization o ON o.id = organization_id WHERE o.name = 'issues'"); // prettier-ignore
    expect(rows).toEqual([{ id: 'github-workflow-run:github.com:31', status: 'failure', source: 'workflow_run' }]);
  } finally {
    await server.close();
  }
});
