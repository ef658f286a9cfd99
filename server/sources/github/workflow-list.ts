import { fitsPattern } from './name-pattern';
import type { GithubRest } from './rest-client';

/** A workflow as the REST API lists it. */
export interface Workflow {
  id: number;
  name: string;
  /** `.github/workflows/deploy.yml` */
  path: string;
}

/** Runs of one workflow: the backfill, newest first, and then what is new. */
export interface RunsState {
  name: string;
  /** The backfill reads runs made up to here (as GitHub writes times); absent = it has not begun. */
  before?: string;
  /** Its next page. */
  page?: number;
  /** When the runs were last looked at to their end, by GitHub's clock (epoch seconds). */
  lookedAt?: number;
  /** When those of the last 35 days were (epoch seconds). */
  wideAt?: number;
  /** Of the last look: what was asked, and the tag of its only page. */
  asked?: string;
  etag?: string;
}

/** What the door keeps of a repository's workflows. */
export interface WorkflowsState {
  /** Patterns, and the last push, that the list was read for. */
  patterns: string;
  pushedAt: number | null;
  listedAt: number;
  etag?: string;
  /** By the workflow's id; only those that fit. */
  runs: Record<string, RunsState>;
}

const DAY = 86_400;

/** Whether a workflow is meant by its name or by its file, with and without its ending. */
export function fitsWorkflow(patterns: readonly string[], name: string, path: string): boolean {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return [name, file, file.replace(/\.ya?ml$/i, '')].some((text) => fitsPattern(patterns, text));
}

/**
 * Reads which workflows of a repository fit, when they may have changed: after a push, other patterns, or a day.
 *
 * @param now by GitHub's clock, epoch seconds
 */
export async function readWorkflows(
  rest: GithubRest,
  repo: string,
  before: WorkflowsState | undefined,
  { patterns, pushedAt, now }: { patterns: readonly string[]; pushedAt: number; now: number },
): Promise<WorkflowsState> {
  const key = patterns.join('\n');
  const same = before?.patterns === key ? before : undefined;
  const pushed = Number.isNaN(pushedAt) ? null : pushedAt;
  if (same?.pushedAt === pushed && now - same.listedAt < DAY) return same;
  const state: WorkflowsState = { patterns: key, pushedAt: pushed, listedAt: now, runs: {} };
  for (let page = 1; ; page++) {
    const path = `/repos/${repo}/actions/workflows?per_page=100&page=${page}`;
    const { data, etag, more } = await rest.get<{ workflows?: Workflow[] }>(path, page === 1 ? same?.etag : undefined);
    if (!data && same) return { ...same, pushedAt: pushed, listedAt: now };
    for (const workflow of data?.workflows ?? []) {
      if (!fitsWorkflow(patterns, workflow.name, workflow.path)) continue;
      state.runs[workflow.id] = { ...before?.runs[workflow.id], name: workflow.name };
    }
    // A tag tells of its own page alone.
    if (!more) return page === 1 ? { ...state, etag } : state;
  }
}
