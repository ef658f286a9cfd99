import { secondsOf } from './answer-fault';
import type { GithubRest } from './rest-client';
import type { RepositoryRow, SyncRun } from './sync-run';
import type { RunsState } from './workflow-list';
import { workflowRunRecord, type WorkflowRun } from './workflow-run';

const PAGE = 100;
/** GitHub gives no more results of one question that names a time, in ten pages. */
const LAST_PAGE = 10;
const DAY = 86_400;
/** Runs made so long before the last look are looked at again: they may have ended only now, or been run again. */
const OVERLAP = 7 * DAY;
/** Once a day: GitHub lets a run wait for an approval, or be run again, for 30 days. */
const WIDE_OVERLAP = 35 * DAY;

/** Reads the runs of one workflow: all of them the first time, the newest first, later those that may have changed. */
export async function walkRuns(
  run: SyncRun,
  rest: GithubRest,
  row: RepositoryRow,
  workflow: string,
  state: RunsState,
): Promise<void> {
  if (state.lookedAt === undefined) return backfill(run, rest, row, workflow, state);
  const now = run.client.limits.serverNow();
  const wide = now - (state.wideAt ?? -Infinity) > DAY;
  // Whole days, so that the question stays the same and its tag is of use.
  const since = timeOf(state.lookedAt - (wide ? WIDE_OVERLAP : OVERLAP)).slice(0, 10);
  let before: string | undefined;
  for (let page = 1; ; page++) {
    const asked = address(row.repo, workflow, before === undefined ? `>=${since}` : `${since}..${before}`, page);
    const known = state.asked === asked ? state.etag : undefined;
    const { data, etag, more } = await rest.get<{ workflow_runs?: WorkflowRun[] }>(asked, known);
    const runs = data?.workflow_runs ?? [];
    await put(run, row, state.name, runs);
    if (page === 1 && before === undefined && data) {
      delete state.etag;
      delete state.asked;
      // A tag tells of its own page alone.
      if (!more && etag !== undefined) Object.assign(state, { asked, etag });
    }
    if (isEnd(page, runs, more)) break;
    if (page < LAST_PAGE) continue;
    before = oldestOf(runs, before, row);
    page = 0;
  }
  state.lookedAt = now;
  if (wide) state.wideAt = now;
  await run.save(row);
}

async function backfill(
  run: SyncRun,
  rest: GithubRest,
  row: RepositoryRow,
  workflow: string,
  state: RunsState,
): Promise<void> {
  const now = run.client.limits.serverNow();
  // What is made or ends meanwhile is found by the first look after it.
  state.before ??= timeOf(now);
  for (;;) {
    const page = (state.page ??= 1);
    const asked = address(row.repo, workflow, `<=${state.before}`, page);
    const { data, more } = await rest.get<{ workflow_runs?: WorkflowRun[] }>(asked);
    const runs = data?.workflow_runs ?? [];
    await put(run, row, state.name, runs);
    if (isEnd(page, runs, more)) break;
    if (page < LAST_PAGE) state.page = page + 1;
    else Object.assign(state, { before: oldestOf(runs, state.before, row), page: 1 });
    await run.save(row);
    run.tell(`Reading the workflow runs of ${row.repo}`);
  }
  delete state.before;
  delete state.page;
  Object.assign(state, { lookedAt: now, wideAt: now });
  await run.save(row);
}

async function put(run: SyncRun, row: RepositoryRow, name: string, runs: readonly WorkflowRun[]): Promise<void> {
  const records = runs.map((one) => workflowRunRecord(row.repo, run.host, name, one));
  await run.put(row, records.filter((record) => record !== undefined)); // prettier-ignore
}

/** After the last page that a question may have GitHub names no further one: when it is full there may be more. */
const isEnd = (page: number, runs: readonly WorkflowRun[], more: boolean): boolean =>
  page < LAST_PAGE ? !more : runs.length < PAGE;

/** Where the next question begins, which gives those of that second again. */
function oldestOf(runs: readonly WorkflowRun[], before: string | undefined, { repo }: RepositoryRow): string {
  const times = runs.map((one) => one.created_at).sort((a, b) => secondsOf(a) - secondsOf(b));
  if (times.length > 0 && times[0] !== before) return times[0];
  throw new Error(`${repo}: GitHub gives the same thousand workflow runs again.`);
}

const timeOf = (seconds: number): string => new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');

function address(repo: string, workflow: string, created: string, page: number): string {
  const parameters = new URLSearchParams({ status: 'completed', created, per_page: String(PAGE), page: String(page) });
  return `/repos/${repo}/actions/workflows/${workflow}/runs?${parameters.toString()}`;
}
