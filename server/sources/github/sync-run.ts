import { batchOf } from '../../ledger/entry';
import { importRecords } from '../../ledger/import-records';
import { removeRejects, timeOfRejects } from '../../ledger/rejected-rows';
import { recordName, sourceRejects, type SourceReject } from '../../ledger/source-rejects';
import { saveSyncedRepository, type SyncedRepository } from '../../ledger/synced-repositories';
import type { Touched } from '../../ledger/touched';
import type { Json } from '../github-rest/shape';
import type { Answer, GithubClient } from './client';
import type { DerivationQueue } from './derivation-queue';
import { Gaps } from './gaps';
import { GithubFault } from './github-fault';
import type { PageSize } from './page-size';
import type { RepositoryLists } from './repository-lists';
import type { GithubConnection, SyncContext } from './sync-context';

/** The state of one repository with the door's own lists. */
export type RepositoryRow = Omit<SyncedRepository, 'lists'> & { lists: RepositoryLists };

/** One run of one connection: what its parts share. */
export class SyncRun {
  /** Pull requests read, and as GitHub counts them. */
  pullRequests = 0;
  total: number | null = null;
  /** Those that were here before. */
  known = 0;
  /** Records that the ledger had put aside when the run began. */
  private rejects: readonly SourceReject[] = [];
  /** What people should know though nothing failed. */
  readonly warnings = new Set<string>();
  readonly gaps = new Gaps();

  constructor(
    readonly connection: GithubConnection,
    readonly context: SyncContext,
    readonly client: GithubClient,
    readonly derivation: DerivationQueue,
  ) {}

  /** The host in record ids: github.com, or the Enterprise Server's. */
  get host(): string {
    // Enterprise Cloud with data residency answers at api.NAME.ghe.com.
    return new URL(this.connection.baseUrl).host.replace(/^api\.(?=github\.com$|[\w-]+\.ghe\.com$)/, '');
  }

  get isGithubCom(): boolean {
    return this.host === 'github.com';
  }

  /**
   * Takes records of a repository into the ledger; what follows from them is derived later, with that of other pages. Until then the repository bears
   * a mark, so that after a kill the next run derives everything.
   */
  async put(row: RepositoryRow, records: readonly Json[]): Promise<void> {
    if (records.length === 0) return;
    if (!row.lists.underived) {
      row.lists.underived = true;
      await this.save(row);
    }
    const names = new Set(this.rejects.length > 0 ? records.map(recordName) : []);
    const again = this.rejects.filter(({ repo, record }) => repo === row.repo && names.has(record));
    const { store } = this.context;
    const seenBefore = again.length > 0 ? await timeOfRejects(store) : '';
    await this.import(records, async (touched) => this.derivation.add(touched));
    if (again.length === 0) return;
    // What is taken now stands no longer among the rejects; what is put aside again does.
    const ids = again.map(({ id }) => id);
    await removeRejects(store, this.connection.organizationId, ids, seenBefore);
  }

  /** Looks up what the ledger has put aside of this connection; number of records per repository. */
  async readRejects(): Promise<Map<string, number>> {
    const { connection, context } = this;
    this.rejects = await sourceRejects(context.store, connection.organizationId, 'github', connection.name);
    const counts = new Map<string, number>();
    for (const { repo } of this.rejects) counts.set(repo, (counts.get(repo) ?? 0) + 1);
    return counts;
  }

  /** Takes records that belong to no repository into the ledger, and derives at once when they change anything. */
  async putShared(records: readonly Json[]): Promise<void> {
    if (records.length === 0) return;
    const { context, connection } = this;
    await this.import(records, async (touched) => {
      if (touched.all || touched.kinds.size > 0) await context.derive(connection.organizationId, touched);
    });
  }

  private async import(records: readonly Json[], derive: (touched: Touched) => Promise<void>): Promise<void> {
    const { organizationId, name } = this.connection;
    await importRecords(this.context.store, organizationId, once(batchOf('github', name, records)), {
      door: 'github',
      source: name,
      countCoverage: false,
      derive: (_, touched) => derive(touched),
      now: () => this.client.limits.serverNow(),
    });
  }

  /** Saves how far a repository is; called after its records are in. */
  async save(row: RepositoryRow): Promise<void> {
    const { organizationId, connectionId } = this.connection;
    await saveSyncedRepository(this.context.store, organizationId, connectionId, row as SyncedRepository);
  }

  /**
   * Asks for as much as the size says; for less after faults that less may cure.
   *
   * @param ask throws a passing GithubFault also for an answer that is of no use
   */
  async sized<T>(size: PageSize, ask: (size: number) => Promise<Answer<T>>): Promise<Answer<T>> {
    for (;;) {
      try {
        const answer = await ask(size.value);
        size.answered();
        return answer;
      } catch (error) {
        if (!(error instanceof GithubFault) || !error.passing) throw error;
        await this.pause(size.failed(error));
      }
    }
  }

  async pause(seconds: number): Promise<void> {
    const { context } = this;
    await context.wait(seconds, context.signal);
    context.signal.throwIfAborted();
  }

  tell(message: string): void {
    const { total } = this;
    const done = Math.min(this.known + this.pullRequests, total ?? Infinity);
    this.context.onProgress({ done, total, message });
  }
}

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}
