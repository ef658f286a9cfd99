import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { coveredSources } from '../../ledger/covered-sources';
import { importRecords } from '../../ledger/import-records';
import type { ImportSummary } from '../../ledger/import-summary';
import { rejectedRows } from '../../ledger/rejected-rows';
import { Failure } from '../../platform/failure';
import type { Job } from '../../platform/job.types';
import { Jobs } from '../../platform/jobs';
import { openBytes } from '../../sources/byte-source';
import { detectDoor } from '../../sources/door-detection';
import { entryBatches } from '../../sources/entry-batches';
import { checkPaths, importPaths, type ImportPathsOptions, type PathsProgress } from '../../sources/import-paths';
import { replayRejects, type Replay } from '../../sources/replay-rejects';
import { UnusableInput } from '../../sources/unusable-input';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import type { RejectConnection, Source } from './connections.types';
import { DERIVATION_HOOK, type DerivationHook } from './derivation-hook';
import { organizationFor } from './organization-for';

type PathsOptions = Pick<ImportPathsOptions, 'from' | 'kind' | 'tags' | 'onReject'> & { dryRun?: boolean };
type OnProgress = (progress: PathsProgress) => void;

const REPLAY = 'replay-rejects';

/** Brings data in through the doors and tells what came in. */
@Injectable()
export class ConnectionsService implements OnModuleInit {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly jobs: Jobs,
    @Inject(DERIVATION_HOOK) private readonly derive: DerivationHook,
  ) {}

  onModuleInit(): void {
    this.jobs.register(REPLAY, async (_payload, { organizationId }) => {
      const { taken, left } = await replayRejects(this.store, organizationId, { derive: this.derive });
      return `${taken} taken, ${left} left`;
    });
  }

  /**
   * Imports files, folders and stdin (`-`) into the named organization, made when it does not exist; a dry run only checks.
   *
   * @throws Failure wrong_use when a path does not exist or is none of what the doors read; then nothing was taken
   */
  async importPaths(org: string | undefined, paths: string[], options: PathsOptions, onProgress?: OnProgress) {
    try {
      if (options.dryRun) {
        return { organization: org ?? 'main', ...(await checkPaths(paths, options, onProgress)) };
      }
      let organization = '';
      const made = async () => {
        const { id, name } = await organizationFor(this.store, this.organizations, org);
        organization = name;
        return id;
      };
      const summary = await importPaths(this.store, made, paths, { ...options, derive: this.derive }, onProgress);
      return { organization, ...summary };
    } catch (error) {
      throw error instanceof UnusableInput ? new Failure('wrong_use', error.message, { cause: error }) : error;
    }
  }

  /** Takes a stream of records or REST objects: NDJSON or a JSON list, plain or gzip. Returns the counts and the first messages. */
  async ingest(org: string | undefined, body: AsyncIterable<Buffer>, kind?: string) {
    const bytes = await openBytes(body);
    const detection = detectDoor('ingest', bytes.head, kind);
    const { id, name } = await organizationFor(this.store, this.organizations, org);
    const rejects: string[] = [];
    const summary: ImportSummary = await importRecords(
      this.store,
      id,
      // What is neither is taken for records, so that every row says what is wrong with it.
      entryBatches(
        bytes,
        { source: 'ingest', file: 'ingest', kind },
        { ...detection, door: detection.door ?? 'records' },
      ),
      {
        door: detection.door ?? 'records',
        source: 'ingest',
        adds: new Set(['ingest']),
        derive: this.derive,
        onReject: (message) => void (rejects.length < 100 && rejects.push(message)),
      },
    );
    return { organization: name, ...summary, rejects };
  }

  async sources(org: string | null | undefined): Promise<Source[]> {
    const { id } = await this.organizations.get(org);
    return coveredSources(this.store, id);
  }

  /** @param after the id of the reject before the first one wanted */
  async rejects(org: string | null | undefined, first: number, after?: string | null): Promise<RejectConnection> {
    const { id } = await this.organizations.get(org);
    const { total, rows } = await rejectedRows(this.store, id, first + 1, after ?? undefined);
    const nodes = rows.slice(0, first).map((row) => ({ ...row, source: row.file }));
    return { total, nodes, endCursor: nodes.at(-1)?.id ?? null, hasNextPage: rows.length > first };
  }

  /** The same as a job. */
  async startReplay(org: string | null | undefined): Promise<Job> {
    const { id } = await this.organizations.get(org);
    return this.jobs.start(id, { task: REPLAY, name: 'replay rejects' });
  }

  async replay(org: string | null | undefined): Promise<Replay> {
    const { id } = await this.organizations.get(org);
    return replayRejects(this.store, id, { derive: this.derive });
  }
}
