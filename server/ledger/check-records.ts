import { CoverageCollector } from './coverage';
import type { EntryBatch } from './entry';
import type { ImportOptions } from './import-records';
import { emptySummary, type ImportSummary } from './import-summary';
import { RecordIntake } from './record-intake';
import { TouchedCollector } from './touched';

/** Checks records as `importRecords` does and writes nothing: those that pass count as accepted, repetitions in one batch as unchanged. */
export async function checkRecords(
  batches: AsyncIterable<EntryBatch>,
  options: Pick<ImportOptions, 'onProgress' | 'onReject' | 'now'>,
): Promise<ImportSummary> {
  const summary = emptySummary();
  const now = options.now ?? (() => Date.now() / 1000);
  const collectors = { summary, touched: new TouchedCollector(), coverage: new CoverageCollector(), now };
  const intake = new RecordIntake({ ...collectors, onReject: options.onReject });
  for await (const batch of batches) {
    await intake.take(batch);
    const rows = summary.accepted + summary.unchanged + summary.rejected + intake.waiting;
    options.onProgress?.({ rows, rejected: summary.rejected, bytesRead: batch.bytesRead, step: 'reading' });
  }
  await intake.finish();
  return summary;
}
