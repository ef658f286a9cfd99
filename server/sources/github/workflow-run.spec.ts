import { workflowRunRecord, type WorkflowRun } from './workflow-run';

const run: WorkflowRun = {
  id: 31,
  name: 'Deploy',
  head_branch: 'main',
  head_sha: 'a'.repeat(40),
  status: 'completed',
  conclusion: 'success',
  created_at: '2026-03-02T10:00:00Z',
  run_started_at: '2026-03-02T10:01:00Z',
  updated_at: '2026-03-02T10:09:00Z',
  html_url: 'https://github.com/acme/shop/actions/runs/31',
};

test.each([
  ['success', 'success'],
  ['failure', 'failure'],
  ['timed_out', 'failure'],
  ['startup_failure', 'failure'],
  ['cancelled', 'cancelled'],
  ['skipped', undefined],
  ['neutral', undefined],
  ['action_required', undefined],
  ['stale', undefined],
  [null, undefined],
])('a run that ended as %s is the deploy %s', (conclusion, status) => {
  expect(workflowRunRecord('acme/shop', 'github.com', 'Deploy', { ...run, conclusion })?.status).toBe(status);
});

test('a run is a deploy of the environment workflow, under the name of its workflow', () => {
  expect(workflowRunRecord('acme/shop', 'github.com', 'Deploy', run)).toEqual({
    kind: 'deploy',
    id: 'github-workflow-run:github.com:31',
    repo: 'acme/shop',
    environment: 'workflow',
    sha: 'a'.repeat(40),
    ref: 'main',
    started_at: '2026-03-02T10:01:00Z',
    finished_at: '2026-03-02T10:09:00Z',
    status: 'success',
    source: 'workflow_run',
    name: 'Deploy',
    url: 'https://github.com/acme/shop/actions/runs/31',
  });
});

test('one that goes on is no deploy yet', () => {
  const open = { ...run, status: 'in_progress', conclusion: null };
  expect(workflowRunRecord('acme/shop', 'github.com', 'Deploy', open)).toBeUndefined();
});
