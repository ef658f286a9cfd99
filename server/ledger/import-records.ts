import type { Store } from '../store/data-source';
import { CoverageCollector } from './coverage';
import type { EntryBatch } from './entry';
import { holdPseudonyms, releasePseudonyms } from './erased-accounts';
import { beginImport, endImport, finishImport, noteDerived } from './import-run';
import { emptySummary, type ImportSummary } from './import-summary';
import { RecordIntake } from './record-intake';
import { RejectWriter } from './rejected-records';
import { TouchedCollector, type Touched } from './touched';
import { inTurn } from './turns';

/** How far an import is. */
export interface ImportProgress {
  /** Bytes of the input read so far; undefined when the input is not bytes. */
  readonly bytesRead?: number;
  /** Records and rejects so far. */
  readonly rows: number;
  readonly rejected: number;
  readonly step: 'reading' | 'deriving';
}

export interface ImportOptions {
  readonly door: string;
  /** What the user named, for the list of imports. */
  readonly source: string;
  /** Sources whose counts add up from import to import instead of being replaced. */
  readonly adds?: ReadonlySet<string>;
  /** False: what is read was counted when it first came (a replay). */
  readonly countCoverage?: boolean;
  /** Derives what follows from the records; called once, after the last record is in. */
  readonly derive?: (organizationId: number, touched: Touched) => Promise<void>;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Is told every reject as it is noted, with its full message. */
  readonly onReject?: (message: string) => void;
  /** Seconds since 1970; the horizon never lies beyond it. */
  readonly now?: () => number;
}

/**
 * Takes records into the ledger: checks each, upserts those that pass, keeps those that do not as rejects, and at the end derives what
 * follows from what changed. Doing it again, in any order, or after being killed halfway leads to the same state.
 *
 * Memory stays bounded: the next batch is asked for only when the ledger has room (about 16 MB of rows wait at most, besides the
 * largest single record).
 *
 * @throws what reading the batches or the database throws; the records written by then stay, and the next import derives everything
 */
export function importRecords(
  store: Store,
  organizationId: number,
  batches: AsyncIterable<EntryBatch>,
  options: ImportOptions,
): Promise<ImportSummary> {
  return inTurn(store, () => importNow(store, organizationId, batches, options));
}

async function importNow(
  store: Store,
  organizationId: number,
  batches: AsyncIterable<EntryBatch>,
  options: ImportOptions,
): Promise<ImportSummary> {
  const now = options.now ?? (() => Date.now() / 1000);
  const summary = emptySummary();
  const touched = new TouchedCollector();
  const coverage = new CoverageCollector();
  const client = await store.pool.connect();
  let broken = false;
  try {
    const run = await beginImport(store, organizationId, client, options.door, options.source);
    touched.all = run.first || run.unfinished.length > 0;
    const pseudonyms = await holdPseudonyms(store, client, organizationId);
    const rejects = new RejectWriter(store, organizationId, pseudonyms);
    const intake = new RecordIntake(
      { summary, touched, coverage, rejects, now, onReject: options.onReject, pseudonyms },
      { client, organizationId },
    );
    try {
      for await (const batch of batches) {
        await intake.take(batch);
        options.onProgress?.({ ...progressOf(summary, intake.waiting), bytesRead: batch.bytesRead, step: 'reading' });
      }
      await intake.finish();
      if (options.countCoverage !== false) {
        await store.inOrganization(organizationId, (transaction) =>
          coverage.save(transaction, options.adds ?? new Set()),
        );
      }
      await finishImport(store, organizationId, run, 'done', summary);
      options.onProgress?.({ ...progressOf(summary, 0), step: 'deriving' });
      await options.derive?.(organizationId, touched);
      await noteDerived(store, organizationId, run);
    } catch (error) {
      broken = true;
      await intake.settle();
      const { message } = error as Error;
      // When the database is gone this fails too; what failed first says more.
      await finishImport(store, organizationId, run, 'failed', summary, message).catch(() => undefined);
      throw error;
    }
    await releasePseudonyms(client, organizationId);
    await endImport(client, run);
  } finally {
    // A connection that is closed gives its locks and its unfinished transaction back.
    client.release(broken);
  }
  return summary;
}

function progressOf(summary: ImportSummary, waiting: number) {
  return { rows: summary.accepted + summary.unchanged + summary.rejected + waiting, rejected: summary.rejected };
}
