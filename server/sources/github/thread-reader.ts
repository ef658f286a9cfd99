import type { Json } from '../github-rest/shape';
import { faultOfErrors } from './answer-fault';
import { GithubFault } from './github-fault';
import { COMMENTS, THREADS } from './nested-lists';
import { PageSize } from './page-size';
import type { CommentNode, Connection, ThreadNode } from './pull-request-node';
import { requireMost } from './required-data';
import { restOfLists } from './rest-of-lists';
import { isDue, type Owed } from './repository-lists';
import type { RepositoryRow, SyncRun } from './sync-run';
import { REVIEW_THREADS, THREAD_COMMENTS, THREADS_AT_ONCE } from './thread-document';
import { threadRecords } from './thread-records';
import { reasonOf } from './whole-pull-requests';

/** A pull request whose threads are being read. */
interface Entry {
  row: RepositoryRow;
  number: number;
  id: string;
  /** The debt that it pays; another one for the same pull request came later. */
  owed: Owed;
  /** Threads whose comments are still to come. */
  open: number;
  records: Json[];
  gap?: string;
}

interface OpenThread {
  entry: Entry;
  thread: ThreadNode;
}

type Lists<K extends string, T> = ({ id: string } & Partial<Record<K, Connection<T> | null>>) | null;

/**
 * Reads the review threads that repositories owe, in packs that fill a call: 100 pull requests, or 147 threads, of any repositories, for a point
 * each. A pull request stays owed until all its comments are in.
 */
export class ThreadReader {
  private waiting: Entry[] = [];
  private threads: OpenThread[] = [];
  private readonly known = new Set<string>();
  private readonly size = new PageSize(100);
  private readonly commentSize = new PageSize(THREADS_AT_ONCE);

  constructor(private readonly run: SyncRun) {}

  /** Takes up what the repository owes by now. */
  take(row: RepositoryRow): void {
    for (const [number, owed] of Object.entries(row.lists.owed ?? {})) {
      const { id, what } = owed;
      if (what !== 'threads' || this.known.has(id) || !isDue(owed, this.run.client.limits.serverNow())) continue;
      this.known.add(id);
      this.waiting.push({ row, number: Number(number), id, owed, open: 0, records: [] });
    }
  }

  /** Reads full packs; the rest too when nothing more is to come. */
  async read(all: boolean): Promise<void> {
    while (this.waiting.length >= 100 || (all && this.waiting.length > 0)) {
      await this.pack(this.waiting, this.size, 100, (entries) => this.readThreads(entries));
      await this.readComments(false);
    }
    if (all) await this.readComments(true);
  }

  private async readComments(all: boolean): Promise<void> {
    while (this.threads.length >= THREADS_AT_ONCE || (all && this.threads.length > 0)) {
      const touched = new Set<Entry>();
      await this.pack(this.threads, this.commentSize, THREADS_AT_ONCE, async (threads) => {
        for (const { entry } of threads) touched.add(entry);
        await this.readPack(threads);
      });
      await this.settle([...touched].filter(({ open }) => open === 0));
    }
  }

  /** Takes a pack off the line; puts it back when less has to be asked for, and gives up what does not even come alone. */
  private async pack<T extends Entry | OpenThread>(
    line: T[],
    size: PageSize,
    most: number,
    read: (pack: T[]) => Promise<void>,
  ): Promise<void> {
    const pack = line.splice(0, Math.min(most, size.value));
    try {
      await read(pack);
      size.answered();
    } catch (error) {
      line.unshift(...pack);
      if (!(error instanceof GithubFault) || error.ofConnection) throw error;
      try {
        if (!error.passing) throw error;
        await this.run.pause(size.failed(error));
      } catch (final) {
        if (final !== error) throw final;
        await this.giveUp(line.splice(0, pack.length), error.message);
      }
    }
  }

  private async giveUp(pack: (Entry | OpenThread)[], gap: string): Promise<void> {
    const entries = new Set(pack.map((one) => ('entry' in one ? one.entry : one)));
    for (const one of pack) {
      const entry = 'entry' in one ? one.entry : one;
      entry.gap ??= gap;
      if ('entry' in one) entry.open--;
    }
    await this.settle([...entries].filter(({ open }) => open === 0));
  }

  private async readThreads(entries: Entry[]): Promise<void> {
    const answer = await this.run.client.ask<{ nodes: Lists<'reviewThreads', ThreadNode>[] }>(REVIEW_THREADS, {
      ids: entries.map(({ id }) => id),
    });
    if (entries.length > 1) requireMost(answer, (path) => path[1]);
    const { data, errors } = answer;
    const lists = entries.map((_, at) => data.nodes[at]?.reviewThreads ?? undefined);
    const rests = await restOfLists<ThreadNode>(
      this.run,
      THREADS,
      entries.flatMap(({ id }, at) => cutAt(id, lists[at])),
    );
    const bare: Entry[] = [];
    entries.forEach((entry, at) => {
      const own = errors.filter(({ path }) => path?.[1] === at);
      const threads = joined(lists[at], rests.get(entry.id));
      entry.gap = threads.gap ?? (own.length > 0 ? reasonOf(own) : undefined);
      // GitHub no longer has the pull request: nothing more is to come.
      if (!data.nodes[at] && faultOfErrors(own)?.code === 'not_found') entry.gap = undefined;
      entry.open = threads.nodes.length;
      for (const thread of threads.nodes) this.threads.push({ entry, thread });
      if (entry.open === 0) bare.push(entry);
    });
    await this.settle(bare);
  }

  private async readPack(pack: OpenThread[]): Promise<void> {
    const ids = pack.map(({ thread }) => thread.id);
    const answer = await this.run.client.ask<{
      nodes: Lists<'comments', CommentNode>[];
      more: Lists<'comments', CommentNode>[];
    }>(THREAD_COMMENTS, { ids: ids.slice(0, 100), more: ids.slice(100) });
    if (pack.length > 1) requireMost(answer, (path) => `${path[0]} ${path[1]}`);
    const { data, errors } = answer;
    const nodes = [...data.nodes, ...data.more];
    const lists = pack.map((_, at) => nodes[at]?.comments ?? undefined);
    const rests = await restOfLists<CommentNode>(
      this.run,
      COMMENTS,
      ids.flatMap((id, at) => cutAt(id, lists[at])),
    );
    pack.forEach(({ entry, thread }, at) => {
      const own = errors.filter(({ path }) => path?.[0] === (at < 100 ? 'nodes' : 'more') && path[1] === at % 100);
      const comments = joined(lists[at], rests.get(thread.id));
      entry.gap ??= comments.gap ?? (own.length > 0 ? reasonOf(own) : undefined);
      // What came with an error may hold gaps that look like facts: it is asked for again.
      if (own.length === 0) entry.records.push(...threadRecords(entry.row.repo, entry.number, thread, comments.nodes));
      entry.open--;
    });
  }

  /** Puts the comments of pull requests that are through into the ledger and strikes off what is no longer owed. */
  private async settle(entries: readonly Entry[]): Promise<void> {
    const rows = new Map<RepositoryRow, Entry[]>();
    for (const entry of entries) rows.set(entry.row, [...(rows.get(entry.row) ?? []), entry]);
    for (const [row, own] of rows) {
      await this.run.put(
        row,
        own.flatMap(({ records }) => records),
      );
      for (const { number, id, gap, owed } of own) {
        if (row.lists.owed?.[number] !== owed) {
          this.known.delete(id);
          continue;
        }
        if (gap === undefined) delete row.lists.owed?.[number];
        else Object.assign(owed, { tries: owed.tries + 1, triedAt: this.run.client.limits.serverNow() });
        if (gap !== undefined) this.run.gaps.note(row.nodeId, number, gap);
        this.known.delete(gap === undefined ? id : '');
      }
      await this.run.save(row);
    }
  }
}

function cutAt(id: string, list: Connection<unknown> | undefined): { id: string; after: string | null }[] {
  return list?.pageInfo.hasNextPage ? [{ id, after: list.pageInfo.endCursor }] : [];
}

function joined<T>(
  list: Connection<T> | undefined,
  rest: { nodes: T[]; fromStart: boolean; gap?: string } | undefined,
): { nodes: T[]; gap?: string } {
  if (!list) return { nodes: [], gap: 'GitHub gave nothing where a list is.' };
  const first = rest?.fromStart ? [] : (list.nodes ?? []);
  const nodes = [...first, ...(rest?.nodes ?? [])].filter((node) => node !== null);
  const short =
    nodes.length < list.totalCount ? `GitHub counts ${list.totalCount} and gave ${nodes.length}.` : undefined;
  return { nodes, gap: rest?.gap ?? short };
}
