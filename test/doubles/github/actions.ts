import { createHash } from 'node:crypto';
import { hindrance, type Caller } from './caller';
import { json, type WholeAnswer } from './fault';
import { findRepository } from './node-index';
import type { Fields, Repository, World } from './world';

/** A workflow as REST gives it; the path is that of its file. */
export interface Workflow extends Fields {
  databaseId: number;
  name: string;
  path: string;
  runs: WorkflowRun[];
}

export interface WorkflowRun {
  id: number;
  run_attempt: number;
  head_branch: string | null;
  head_sha: string;
  status: string;
  conclusion: string | null;
  created_at: string;
  run_started_at: string;
  updated_at: string;
}

/** GitHub gives no more results of one question with a filter. */
const MOST_RESULTS = 1000;
let lastId = 5000;

export function addWorkflow(repository: Repository, name: string, path: string): Workflow {
  const databaseId = ++lastId;
  const workflow: Workflow = { id: `W_${databaseId}`, databaseId, name, path, runs: [] };
  ((repository.workflows ??= []) as Workflow[]).push(workflow);
  return workflow;
}

/** A run that took a minute after ten seconds of waiting, unless `more` says otherwise. */
export function addRun(workflow: Workflow, at: string, more: Partial<WorkflowRun> = {}): WorkflowRun {
  const id = ++lastId;
  const later = (seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString().replace('.000Z', 'Z');
  const run = {
    id,
    run_attempt: 1,
    head_branch: 'main',
    head_sha: createHash('sha1').update(`run ${id}`).digest('hex'),
    status: 'completed',
    conclusion: 'success',
    created_at: at,
    run_started_at: later(10),
    updated_at: later(70),
    ...more,
  };
  workflow.runs.push(run);
  return run;
}

/** The answers of `/repos/{owner}/{repo}/actions/workflows` and `…/{id}/runs`; undefined for other paths. */
export function actionsAnswer(
  { method, path, search, etag }: { method: string; path: string; search: string; etag: string | undefined },
  world: World,
  caller: Caller,
  webUrl: string,
): WholeAnswer | undefined {
  const [, owner, name, id] = /^\/repos\/([^/]+)\/([^/]+)\/actions\/workflows(?:\/(\d+)\/runs)?$/.exec(path) ?? [];
  if (owner === undefined || method !== 'GET') return undefined;
  const repository = findRepository(world, owner, name);
  if (!repository || hindrance(caller, repository)) return json(404, { message: 'Not Found', status: '404' });
  const workflows = (repository.workflows ?? []) as Workflow[];
  const query = new URLSearchParams(search);
  if (id === undefined) {
    const all = workflows.map((one) => ({ id: one.databaseId, name: one.name, path: one.path, state: 'active' }));
    return paged('workflows', all, all.length, query, `${webUrl}${path}`, etag);
  }
  const workflow = workflows.find((one) => String(one.databaseId) === id);
  if (!workflow) return json(404, { message: 'Not Found', status: '404' });
  const fits = runs(query);
  const found = workflow.runs.filter(fits).sort((a, b) => (a.created_at < b.created_at ? 1 : a.created_at > b.created_at ? -1 : b.id - a.id)); // prettier-ignore
  const shown = found.slice(0, MOST_RESULTS).map((run) => ({
    ...run,
    name: workflow.name,
    workflow_id: workflow.databaseId,
    html_url: `${webUrl}/${owner}/${name}/actions/runs/${run.id}`,
  }));
  return paged('workflow_runs', shown, found.length, query, `${webUrl}${path}`, etag);
}

/** Whether a run fits what is asked: its status, and `created` as `>=T`, `<=T` or `T..T`, where a day stands for all of it. */
function runs(query: URLSearchParams): (run: WorkflowRun) => boolean {
  const created = query.get('created') ?? '';
  const status = query.get('status');
  const [, comparison, at] = /^([<>]=)(.+)$/.exec(created) ?? [];
  const [from, to] = created.includes('..') ? created.split('..') : [comparison === '>=' ? at : undefined, comparison === '<=' ? at : undefined]; // prettier-ignore
  if (created !== '' && from === undefined && to === undefined)
    throw new Error(`it does not understand created=${created}.`);
  return (run) =>
    (status === null || run.status === status || run.conclusion === status) &&
    (from === undefined || run.created_at >= from) &&
    (to === undefined || run.created_at <= (to.length === 10 ? `${to}T23:59:59Z` : to));
}

function paged(
  field: string,
  list: readonly object[],
  total: number,
  query: URLSearchParams,
  address: string,
  etag: string | undefined,
): WholeAnswer {
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const page = Number(query.get('page') ?? 1);
  const body = { total_count: total, [field]: list.slice((page - 1) * size, page * size) };
  const tag = `W/"${createHash('sha1').update(JSON.stringify(body)).digest('hex')}"`;
  if (etag === tag) return { status: 304, headers: { etag: tag }, body: '' };
  query.set('page', String(page + 1));
  const next = `<${address}?${query.toString()}>; rel="next"`;
  return json(200, body, page * size < list.length ? { etag: tag, link: next } : { etag: tag });
}
