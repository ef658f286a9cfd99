import { Injectable } from '@nestjs/common';
import { AUTHORSHIP } from '../../domain/authorship';
import { countedBy, type Span } from '../../domain/pull-request-counts';
import { SIZE_BUCKETS, sizeBucketOf } from '../../domain/size-bucket';
import { DEPLOY, FLAGS, REVIEW, STAGES, WRITE, flagBit } from '../../domain/stage';
import type { Clock } from '../../domain/tally';
import { Failure } from '../../platform/failure';
import { Store } from '../../store/data-source';
import { finite } from '../../platform/finite';
import type { Page } from '../../platform/page';
import { sourceOf } from './flow.service';
import { answered, OrganizationViews, type OrganizationView } from '../../store/organization-view';
import type { PullRequest, PullRequestConnection, PullRequestFilter, PullRequestOrder } from './pull-request.types';
import { PULL_REQUEST_STATES } from './pull-request.types';
import { nowOf, rangeOf } from '../../store/range';
import type { Scope } from '../../platform/scope.types';
import { selectionOf } from '../../store/selection';

const PAGE = 50;
const LARGEST_PAGE = 1000;
const FINDABLE = 100_000;

interface StoredRow {
  repo: string;
  number: number;
  title: string;
  url: string | null;
  author: string;
  authorship: (typeof AUTHORSHIP)[number];
  agent: string;
  authorshipEvidence: string;
  authorshipReference: string | null;
  authorshipVersion: number | null;
  changedLines: number;
  state: number;
  stage: number;
  flags: number;
  createdAt: number;
  startAt: number;
  readyAt: number;
  firstReviewAt: number;
  firstAgentReviewAt: number;
  approvedAt: number;
  mergedAt: number;
  endAt: number;
  deployedAt: number;
  deployId: string | null;
  deployEvidence: string | null;
  humans: number;
  agents: number;
  stays: number[];
  extra: number[] | null;
  court: number[] | null;
}

const COLUMNS = `f.repo, f.number, coalesce(p.title, '') AS title, p.url, f.author, f.authorship, f.agent, f.authorship_evidence AS "authorshipEvidence",
  f.authorship_reference AS "authorshipReference", f.authorship_version AS "authorshipVersion",
  f.changed_lines AS "changedLines", f.state, f.stage, f.flags, f.created_at AS "createdAt", f.start_at AS "startAt", f.ready_at AS "readyAt",
  f.first_review_at AS "firstReviewAt", f.first_agent_review_at AS "firstAgentReviewAt", f.approved_at AS "approvedAt", f.merged_at AS "mergedAt",
  f.end_at AS "endAt", f.deployed_at AS "deployedAt", f.deploy_id AS "deployId", f.deploy_evidence AS "deployEvidence",
  f.human_reviewers AS humans, f.agent_reviewers AS agents, f.stays, f.extra, f.court`;

/** The list behind every number. It is exactly as long as the number said. */
@Injectable()
export class PullRequestService {
  constructor(
    private readonly views: OrganizationViews,
    private readonly store: Store,
  ) {}

  /**
   * One page of the pull requests a filter selects.
   *
   * @throws Failure bad_input for a stage measure without a stage, an unknown flag, or a cursor of another list
   */
  async list(
    name: string | null | undefined,
    scope: Scope,
    filter: PullRequestFilter,
    order: PullRequestOrder,
    page: Page,
    wallClock: number,
  ): Promise<PullRequestConnection> {
    const view = await this.views.open(name, scope);
    const items = await this.items(view, scope, filter, order, wallClock);
    const first = Math.min(LARGEST_PAGE, Math.max(1, page.first ?? PAGE));
    const start = startOf(view, items, page.after);
    const shown = items.subarray(start, start + first);
    const nodes = await this.rows(view, shown, scope);
    const end = start + shown.length;
    return {
      total: items.length,
      nodes,
      endCursor: shown.length === 0 ? null : cursorOf(view, items, end - 1),
      hasNextPage: end < items.length,
    };
  }

  /** One pull request; null = there is none of this number. */
  async find(
    name: string | null | undefined,
    repo: string,
    number: number,
    clock: Scope['clock'],
  ): Promise<PullRequest | null> {
    const view = await this.views.open(name);
    const of = view.flow.repos.indexOf(repo);
    const item =
      of < 0 ? -1 : view.flow.number.findIndex((value, i) => value === number && view.flow.table.repo[i] === of);
    if (item < 0) return null;
    const [found] = await this.rows(view, Int32Array.of(item), { clock });
    return found;
  }

  /** Every pull request a filter selects, a page at a time: for exports, whatever their length. */
  async *pages(
    name: string | null | undefined,
    scope: Scope,
    filter: PullRequestFilter,
    order: PullRequestOrder,
    wallClock: number,
  ): AsyncGenerator<PullRequest[]> {
    const view = await this.views.open(name, scope);
    const items = await this.items(view, scope, filter, order, wallClock);
    for (let start = 0; start < items.length; start += LARGEST_PAGE)
      yield await this.rows(view, items.subarray(start, start + LARGEST_PAGE), scope);
  }

  private async items(
    view: OrganizationView,
    scope: Scope,
    filter: PullRequestFilter,
    order: PullRequestOrder,
    wallClock: number,
  ): Promise<Int32Array> {
    const measure = filter.measure ?? 'all';
    const ofStage = ['arrivals', 'departures', 'wip', 'stage_abandoned'].includes(measure);
    if (ofStage && filter.stage === undefined)
      throw new Failure(
        'bad_input',
        `"${measure}" belongs to a stage: say which, one of ${STAGES.slice(0, DEPLOY + 1).join(', ')}.`,
      );
    if (filter.stage === 'operate')
      throw new Failure('bad_input', 'The items of operate are incidents, not pull requests: ask for the incidents.');
    const range = rangeOf(view.organization, scope.range, view.first, wallClock);
    const span: Span = { from: range.from, to: range.to, now: nowOf(view.organization) };
    const stage = filter.stage === undefined ? -1 : STAGES.indexOf(filter.stage);
    const { table } = view.flow;
    let items = answered(view, ['items', scope, measure, stage, range], () => {
      const selected = selectionOf(view.flow, scope);
      if (!ofStage) return countedBy(table, measure, -1, span, selected);
      const source = sourceOf(view, stage, selected, scope);
      if (!source) return new Int32Array(0);
      // What leaves an undivided write is what is merged, also where its beginning is hidden.
      if (source.undivided)
        return countedBy(table, measure === 'departures' ? 'merged' : measure, stage, span, selected);
      return countedBy(table, measure, stage, span, source.selected);
    });
    if (!ofStage && stage >= 0) items = items.filter((item) => table.state[item] === 0 && table.stage[item] === stage);
    for (const flag of filter.flags ?? []) {
      const bit = flagBit(flag as (typeof FLAGS)[number]);
      if (!FLAGS.includes(flag as (typeof FLAGS)[number]))
        throw new Failure('bad_input', `There is no flag "${flag}"; there are: ${FLAGS.join(', ')}.`);
      items = items.filter((item) => (table.flags[item] & bit) !== 0);
    }
    if (filter.text !== undefined && filter.text.trim() !== '') {
      const found = await this.found(view, filter.text.trim());
      items = items.filter((item) => found.has(keyOf(view, item)));
    }
    return inOrder(view, items, order, stage, span);
  }

  private async found(view: OrganizationView, text: string): Promise<Set<string>> {
    const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    const { rows } = await this.store.inOrganization(view.organization.id, (client) =>
      client.query<{ repo: string; number: number }>(
        `SELECT repo, number FROM pull_request
         WHERE title ILIKE $1 OR author ILIKE $1 OR repo ILIKE $1 OR number::text = ltrim($2, '#') LIMIT ${FINDABLE}`,
        [like, text],
      ),
    );
    return new Set(rows.map((row) => `${row.repo}#${row.number}`));
  }

  private async rows(view: OrganizationView, items: Int32Array, scope: Scope): Promise<PullRequest[]> {
    if (items.length === 0) return [];
    const repos = Array.from(items, (item) => view.flow.repos[view.flow.table.repo[item]]);
    const numbers = Array.from(items, (item) => view.flow.number[item]);
    const { rows } = await this.store.inOrganization(view.organization.id, (client) =>
      client.query<StoredRow>(
        `SELECT ${COLUMNS} FROM (SELECT DISTINCT repo, number FROM unnest($1::text[], $2::int[]) AS asked (repo, number)) AS asked
         JOIN pull_request_flow f ON f.repo = asked.repo COLLATE "C" AND f.number = asked.number
         JOIN pull_request p ON p.repo = f.repo AND p.number = f.number`,
        [repos, numbers],
      ),
    );
    const byKey = new Map(rows.map((row) => [`${row.repo}#${row.number}`, row]));
    const clock = scope.clock === 'working' ? view.workingClock : undefined;
    const { teams, teamOf, teamOfRepo } = view.flow.people;
    return Array.from(items, (item) => {
      const row = byKey.get(keyOf(view, item));
      if (!row) throw new Failure('internal', `Pull request ${keyOf(view, item)} is counted but not stored.`);
      const team = teamOf.get(row.author) ?? teamOfRepo?.get(row.repo);
      return told(row, nowOf(view.organization), clock, team === undefined ? null : teams[team].team);
    });
  }
}

const keyOf = (view: OrganizationView, item: number): string =>
  `${view.flow.repos[view.flow.table.repo[item]]}#${view.flow.number[item]}`;

/** A place in a list: its position, and what stands there, so that a list that changed is noticed. */
const cursorOf = (view: OrganizationView, items: Int32Array, position: number): string =>
  Buffer.from(`${position}:${keyOf(view, items[position])}`).toString('base64url');

function startOf(view: OrganizationView, items: Int32Array, after: string | null | undefined): number {
  if (after === null || after === undefined || after === '') return 0;
  const [, position, key] = /^(\d+):(.+)$/s.exec(Buffer.from(after, 'base64url').toString()) ?? [];
  if (key === undefined)
    throw new Failure('bad_input', `"${after}" is not a cursor of this list: ask without "after" first.`);
  const at = Number(position);
  if (at < items.length && keyOf(view, items[at]) === key) return at + 1;
  // The data changed in between: go on behind the same pull request.
  const found = items.findIndex((item) => keyOf(view, item) === key);
  return found < 0 ? Math.min(at + 1, items.length) : found + 1;
}

function inOrder(
  view: OrganizationView,
  items: Int32Array,
  order: PullRequestOrder,
  stage: number,
  span: Span,
): Int32Array {
  const { table } = view.flow;
  if (order === 'oldest') return items;
  if (order === 'newest') return items.slice().reverse();
  const end = Math.min(span.to, span.now);
  const until = (at: number): number => (at === at && at < end ? at : end);
  const length = new Float64Array(table.length);
  for (const item of items) {
    const of = stage >= 0 && order === 'longest_stage' ? stage : table.stage[item];
    const enter = order === 'longest_total' || of < 0 || of > DEPLOY ? firstOf(view, item) : table.enter[of][item];
    const leave = order === 'longest_total' || of < 0 || of > DEPLOY ? table.end[item] : table.leave[of][item];
    length[item] = enter === enter ? until(leave) - enter : until(table.end[item]) - table.created[item];
  }
  return items.slice().sort((a, b) => length[b] - length[a] || a - b);
}

function firstOf(view: OrganizationView, item: number): number {
  const { table } = view.flow;
  const start = table.enter[WRITE][item];
  return start === start ? start : table.created[item];
}

/** Finished hours in a stage, over all its stays; NaN = never entered, still there, or unknown. */
function hoursIn(row: StoredRow, stage: number, clock: Clock): number {
  const between = (enter: number, leave: number): number =>
    (clock ? clock(leave) - clock(enter) : leave - enter) / 3600;
  const enter = row.stays[2 * stage];
  if (enter === enter) return between(enter, row.stays[2 * stage + 1]);
  const extra = row.extra ?? [];
  let stays = 0;
  let hours = 0;
  for (let i = 0; i < extra.length; i += 3) {
    if (extra[i] !== stage) continue;
    stays++;
    // A stay that goes on makes the whole NaN.
    hours += between(extra[i + 1], extra[i + 2]);
  }
  return stays > 0 ? hours : NaN;
}

/** When it entered the stage it is in now. */
function enteredStage(row: StoredRow): number {
  if (row.stage < 0 || row.stage > DEPLOY) return NaN;
  const enter = row.stays[2 * row.stage];
  if (enter === enter) return enter;
  const extra = row.extra ?? [];
  let last = NaN;
  for (let i = 0; i < extra.length; i += 3) if (extra[i] === row.stage) last = extra[i + 1];
  return last;
}

function told(row: StoredRow, now: number, clock: Clock, team: string | null): PullRequest {
  const between = (from: number, to: number): number => (clock ? clock(to) - clock(from) : to - from) / 3600;
  const review = hoursIn(row, REVIEW, clock);
  let author = Number.isNaN(review) ? NaN : 0;
  const court = row.court ?? [];
  for (let i = 0; i < court.length; i += 2) author += between(court[i], court[i + 1]);
  const open = row.state === 0;
  const fromGit = (row.flags & flagBit('from_git')) !== 0;
  return {
    repo: row.repo,
    number: row.number,
    title: row.title,
    url: row.url !== null && /^https?:\/\//.test(row.url) ? row.url : null,
    author: row.author,
    team,
    authorship: row.authorship,
    agent: row.agent === '' ? null : row.agent,
    authorshipEvidence: row.authorshipEvidence,
    authorshipReference: row.authorshipReference,
    authorshipVersion: row.authorshipVersion,
    size: SIZE_BUCKETS[sizeBucketOf(row.changedLines)],
    changedLines: finite(row.changedLines),
    stage: row.stage < 0 ? null : STAGES[row.stage],
    state: PULL_REQUEST_STATES[row.state],
    createdAt: fromGit ? null : row.createdAt,
    startedAt: finite(row.startAt),
    readyAt: finite(row.readyAt),
    firstReviewAt: finite(row.firstReviewAt),
    firstAgentReviewAt: finite(row.firstAgentReviewAt),
    approvedAt: finite(row.approvedAt),
    mergedAt: finite(row.mergedAt),
    closedAt: finite(row.endAt),
    deployedAt: finite(row.deployedAt),
    deployedBy: row.deployId,
    deployEvidence: row.deployEvidence,
    humanReviewers: fromGit && row.humans === 0 ? null : row.humans,
    agentReviewers: fromGit && row.agents === 0 ? null : row.agents,
    write: finite(hoursIn(row, WRITE, clock)),
    pickup: finite(hoursIn(row, 1, clock)),
    review: finite(review),
    merge: finite(hoursIn(row, 3, clock)),
    deploy: finite(hoursIn(row, DEPLOY, clock)),
    authorHours: finite(author),
    reviewerHours: finite(review - author),
    ageHours: open ? finite(between(row.startAt, now)) : null,
    stageAgeHours: open || row.stage === DEPLOY ? finite(between(enteredStage(row), now)) : null,
    flags: FLAGS.filter((flag) => (row.flags & flagBit(flag)) !== 0),
  };
}
