import { countPullRequests, countsOfRepository } from '../../ledger/stored-pull-requests';
import { secondsOf } from './answer-fault';
import { listChanged, readOpenDeployments, walkList } from './deploy-walk';
import { GithubFault } from './github-fault';
import type { ListedRepository, ListHead } from './listed-repository';
import { readOwed } from './owed-reader';
import { reconcile } from './reconciliation';
import { PageSize } from './page-size';
import { walkPage } from './pull-request-walk';
import { ASKED, type Walk } from './repository-lists';
import type { RepositoryRow, SyncRun } from './sync-run';

/** What was updated so shortly before what is known may have shown late (seconds). */
const OVERLAP = 300;
/** Times a run begins lists of a repository again. */
const MOST_RESTARTS = 3;
/** Pages of one repository before the next has its turn. */
const PAGES = 5;

/** The sync of one repository in a run: turns of a few pages until nothing is left to read. */
export class RepositorySync {
  fault: GithubFault | undefined;
  /** Something about lists besides the pull requests that could not be read. */
  private listFault: GithubFault | undefined;
  private readonly size = new PageSize();
  private readonly listSize = new PageSize();
  private openLooked = false;
  /** Lists begun again because GitHub had forgotten the place. */
  private restarts = 0;

  constructor(
    private readonly run: SyncRun,
    readonly row: RepositoryRow,
    private readonly listed: ListedRepository,
    /** By GitHub's clock, just before the repositories were listed: what was updated by then is in when this run is through. */
    private readonly listedAt: number,
  ) {
    this.begin();
  }

  /** Whether a walk is to be begun, and from where. */
  private begin(): void {
    const { row, listed } = this;
    const { lists } = row;
    const whole = Number.isNaN(row.completeTo) || lists.asked !== ASKED;
    if (whole && !lists.walk) lists.walk = { floor: null, cursor: null, asked: ASKED };
    const newest = secondsOf(listed.updatedAt);
    if (lists.walk?.head !== undefined) {
      // A walk from before is under way: what changed since it began comes first.
      const head = secondsOf(lists.walk.head);
      if (newest > head) lists.front ??= { floor: head - OVERLAP, cursor: null };
    } else if (!lists.walk && (newest > row.completeTo || lists.unsettled)) {
      lists.walk = { floor: row.completeTo - OVERLAP, cursor: null };
    }
    if (row.state !== 'excluded') row.state = Number.isNaN(row.backfilledAt) ? 'backfill' : 'current';
  }

  /** @returns whether more is to be read */
  async turn(): Promise<boolean> {
    const { run, row } = this;
    try {
      const walks = await this.walkPages();
      const lists = await this.walkLists();
      if (walks || lists) return true;
      await readOwed(run, row);
    } catch (error) {
      if (!(error instanceof GithubFault) || error.ofConnection) throw error;
      this.fault = error;
    }
    return false;
  }

  private async walkPages(): Promise<boolean> {
    const { row, run } = this;
    const { lists } = row;
    for (let page = 0; page < PAGES; page++) {
      const which = lists.front ? 'front' : 'walk';
      const walk = lists[which];
      if (!walk) return false;
      const over = await this.step(walk);
      if (over) this.end(which, walk);
      row.cursor = lists.walk?.cursor ?? null;
      await run.save(row);
      run.tell(`Reading ${row.repo}`);
    }
    return lists.front !== undefined || lists.walk !== undefined;
  }

  private async step(walk: Walk): Promise<boolean> {
    try {
      return await walkPage(this.run, this.row, walk, this.size);
    } catch (error) {
      if (!(error instanceof GithubFault) || error.code !== 'stale_cursor' || walk.cursor === null) throw error;
      if (++this.restarts > MOST_RESTARTS) throw error;
      // GitHub has forgotten the place: the list is read again from its head, which changes nothing twice.
      this.run.warnings.add(
        `${this.row.repo} was read again from the beginning, because GitHub had forgotten where the sync stood.`,
      );
      walk.cursor = null;
      delete walk.head;
      delete walk.headAt;
      return false;
    }
  }

  private end(which: 'front' | 'walk', walk: Walk): void {
    const { row, run } = this;
    const { lists } = row;
    delete lists[which];
    if (which === 'front') {
      // The older walk ends where this one began; when it is through, everything up to this head is in.
      if (lists.walk) Object.assign(lists.walk, { head: walk.head, headAt: walk.headAt });
      return;
    }
    const now = run.client.limits.serverNow();
    const head = walk.head === undefined ? now : secondsOf(walk.head);
    row.completeTo = Number.isNaN(row.completeTo) ? head : Math.max(row.completeTo, head);
    if (Number.isNaN(row.backfilledAt)) row.backfilledAt = now;
    if (walk.floor === null) lists.asked = walk.asked;
    row.state = 'current';
    // Another update within the same second as the head, or one that shows late, would not show by its time.
    if ((walk.headAt ?? now) - head < OVERLAP) lists.unsettled = true;
    else delete lists.unsettled;
  }

  private async walkLists(): Promise<boolean> {
    const { run, row, listed } = this;
    let more = false;
    try {
      for (const kind of ['deployments', 'releases'] as const) {
        const head: ListHead | undefined = listed[kind];
        if (!head || !listChanged(row.lists[kind], head)) continue;
        const open = row.lists[kind]?.open?.length ?? 0;
        if (kind === 'deployments' && open > 0 && !this.openLooked) {
          this.openLooked = true;
          await readOpenDeployments(run, row);
        }
        if (this.read.has(kind)) continue;
        if (await walkList(run, row, kind, head, this.listSize)) this.read.add(kind);
        else more = true;
        await run.save(row);
      }
    } catch (error) {
      if (!(error instanceof GithubFault) || error.ofConnection) throw error;
      if (error.code === 'stale_cursor' && ++this.restarts <= MOST_RESTARTS) {
        for (const kind of ['deployments', 'releases'] as const) delete row.lists[kind]?.walk;
        return true;
      }
      this.listFault = error;
      return false;
    }
    return more;
  }

  private readonly read = new Set<string>();

  /** Something besides the pull requests could not be read; the first such fault is told. */
  noteListFault(fault: GithubFault): void {
    this.listFault ??= fault;
  }

  /** Looks for what the walks have missed, once they are over; what it finds is read or owed. */
  async reconcile(): Promise<void> {
    const { run, row, listed } = this;
    if (this.fault || row.state !== 'current' || row.lists.front || row.lists.walk) return;
    try {
      const got = await countPullRequests(run.context.store, run.connection.organizationId, row.repo);
      if (await reconcile(run, row, listed.pullRequests, got)) await readOwed(run, row);
    } catch (error) {
      if (!(error instanceof GithubFault) || error.ofConnection) throw error;
      if (error.code === 'stale_cursor') row.reconcileCursor = null;
      else this.fault = error;
    }
  }

  /** Counts and judges what is there, once nothing more is read in this run; saves it. */
  async finish(rejected: number): Promise<void> {
    const { run, row, listed } = this;
    const { store } = run.context;
    const got = await countsOfRepository(store, run.connection.organizationId, row.repo);
    row.counts = {
      pull_request: { expected: listed.pullRequests, got: got.pull_request },
      pull_request_event: { expected: null, got: got.pull_request_event },
      review: { expected: null, got: got.review },
      review_comment: { expected: null, got: got.review_comment },
      pull_request_comment: { expected: null, got: got.pull_request_comment },
      check_run: { expected: null, got: got.check_run },
      // Of changed lines the commits.
      commit_after_finding: { expected: got.commits + (row.lists.commitsLeft ?? 0), got: got.commits },
    };
    for (const kind of ['deployments', 'releases'] as const) {
      const state = row.lists[kind];
      if (listed[kind]) row.counts[kind.slice(0, -1)] = { expected: listed[kind].totalCount, got: state?.total ?? state?.walk?.read ?? 0 }; // prettier-ignore
    }
    if (got.pull_request > listed.pullRequests && !this.fault) {
      const counts = `${row.repo}: GitHub counts ${listed.pullRequests} pull requests, ${got.pull_request} are here`;
      run.warnings.add(`${counts}: those it no longer has stay.`);
    }
    const fault = this.fault ?? this.lack(rejected) ?? this.listFault ?? listed.listFault;
    row.errorCode = fault?.code ?? null;
    row.error = fault?.message ?? null;
    row.remedy = fault?.remedy ?? null;
    if (this.fault && !['partial_answer'].includes(this.fault.code)) row.state = 'failed';
    else if (row.state === 'current' && listed.archived) row.state = 'archived';
    if (!this.fault) row.syncedAt = this.listedAt;
    await run.save(row);
  }

  get complete(): boolean {
    const { errorCode, state, lists } = this.row;
    return (
      errorCode === null &&
      (state === 'current' || state === 'archived') &&
      isEmpty(lists.owed) &&
      !lists.walk &&
      !lists.front
    );
  }

  private lack(rejected: number): GithubFault | undefined {
    const { row, run } = this;
    // What was not asked for yet, because the run was stopped, is still to come and no fault.
    const owed = Object.entries(row.lists.owed ?? {}).filter(([, { tries }]) => tries > 0);
    const again = 'Nothing: they are asked for again, after some times once a day.';
    if (owed.length > 0) {
      const some = owed.slice(0, 5).map(([number]) => `#${number}`);
      const more = owed.length > some.length ? ` and ${owed.length - some.length} more` : '';
      const reason = owed.map(([number]) => run.gaps.reason(row.nodeId, Number(number))).find(Boolean);
      const what = `${row.repo}: ${owed.length} pull request${owed.length === 1 ? '' : 's'} came incomplete (${some.join(', ')}${more}).`;
      return new GithubFault('partial_answer', `${what}${reason ? ` ${reason}` : ''}`, again);
    }
    if (rejected > 0) {
      const what = `${row.repo}: ${rejected} record${rejected === 1 ? ' was' : 's were'} put aside.`;
      return new GithubFault(
        'partial_answer',
        what,
        'See "downstream rejects" for what is wrong with them; one that GitHub corrects is taken when it is read again.',
      );
    }
    const { expected, got } = row.counts.pull_request;
    if (row.state === 'current' && expected !== null && got < expected) {
      const what = `${row.repo}: GitHub counts ${expected} pull requests, ${got} are here.`;
      return new GithubFault('partial_answer', what, 'Nothing: the reconciliation finds and reads the missing ones.');
    }
    return undefined;
  }
}

const isEmpty = (value: object | undefined): boolean => Object.keys(value ?? {}).length === 0;
