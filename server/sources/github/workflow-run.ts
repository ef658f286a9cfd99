import type { Json } from '../github-rest/shape';

/** A run as the REST API and the webhook `workflow_run` give it, as far as it is read. */
export interface WorkflowRun {
  id: number;
  name: string | null;
  head_branch: string | null;
  head_sha: string;
  status: string | null;
  conclusion: string | null;
  created_at: string;
  run_started_at?: string;
  updated_at: string;
  html_url: string;
}

/** Runs that ended in another way, or were not made, deployed nothing and failed at nothing: skipped, neutral, action_required, stale. */
const STATUSES: Readonly<Record<string, string>> = {
  success: 'success',
  failure: 'failure',
  timed_out: 'failure',
  startup_failure: 'failure',
  cancelled: 'cancelled',
};

/**
 * A run that is over as a deploy record; undefined for one that is not, or decides nothing. Its environment is `workflow`: which runs are deploys to
 * production is said by the organization's mapping. Run again, it keeps its id, and what came last counts.
 *
 * @param name of the workflow
 */
export function workflowRunRecord(repo: string, host: string, name: string, run: WorkflowRun): Json | undefined {
  const status = STATUSES[run.conclusion ?? ''];
  if (status === undefined || run.status !== 'completed') return undefined;
  return {
    kind: 'deploy',
    id: `github-workflow-run:${host}:${run.id}`,
    repo,
    environment: 'workflow',
    sha: run.head_sha,
    ref: run.head_branch ?? undefined,
    started_at: run.run_started_at ?? run.created_at,
    finished_at: run.updated_at,
    status,
    source: 'workflow_run',
    name,
    url: run.html_url,
  };
}
