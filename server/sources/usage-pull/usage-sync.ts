import { importRecords } from '../../ledger/import-records';
import { timeOfRejects } from '../../ledger/rejected-rows';
import type { Touched } from '../../ledger/touched';
import { DerivationQueue } from '../github/derivation-queue';
import type { SyncContext } from '../github/sync-context';
import { mappedPages } from './mapped-pages';
import { rejectsOf, removeStaleRejects } from './usage-rejects';
import { saveProgress, savedProgress } from './saved-progress';
import { UsageClient } from './usage-client';
import type { UsageConnection, UsageResult } from './usage-connection';
import { dayAfter, dayAt, daysBack } from './usage-day';
import { missingDays, progressOf, spansOf, wantedDays, type UsageProgress } from './usage-progress';
import { usageMessage } from './usage-message';
import { usageVendor } from './usage-vendor';

/** What a pull changes. */
const KINDS = ['agent_usage', 'agent_usage_period', 'agent_run', 'person'];
/** Seconds of waiting that are worth a derivation. */
const LONG_WAIT = 20;

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}

/**
 * One pull of a vendor's usage: the days that are not in yet, and the newest seven again, because vendors correct late; the newest first. Only whole days
 * (UTC) are read. After every span of days the progress is saved, so that a run that ends, however, is gone on with by the next.
 *
 * @throws UsageFault for what the vendor refuses or does not answer; what came before it is in. What the signal was raised with
 */
export async function syncUsage(connection: UsageConnection, context: SyncContext): Promise<UsageResult> {
  const { organizationId, connectionId, door } = connection;
  const { store, signal, now } = context;
  const vendor = usageVendor(door);
  const today = dayAt(now());
  const progress = progressOf(await savedProgress(store, organizationId, connectionId), today);
  const derivation = new DerivationQueue((touched) => context.derive(organizationId, touched), now);
  if (progress.underived) derivation.add(everything());
  const result: UsageResult = { complete: false, days: 0, missing: 0, rows: 0, rejected: 0, message: '' };
  const notes = new Set<string>();
  const tell = (message: string, total: number | null) => context.onProgress({ done: result.days, total, message });
  const mark = async (underived: boolean) => {
    if (progress.underived === underived) return;
    progress.underived = underived;
    await saveProgress(store, organizationId, connectionId, progress);
  };
  let wanted: string[] = [];
  const client = new UsageClient(vendor, context, async (seconds, fault) => {
    const at = new Date((now() + seconds) * 1000).toISOString().slice(11, 16);
    tell(`${fault.message.replace(/\.$/, '')}; goes on at ${at} UTC`, wanted.length);
    // What came in before a long wait is to be seen meanwhile.
    if (seconds > LONG_WAIT) await derivation.derive();
  });
  tell(`Asking ${vendor.name}`, null);
  try {
    const newest = (await vendor.newestDay?.(client, connection)) ?? dayAfter(today, -1);
    progress.to = progress.to !== null && progress.to > newest ? progress.to : newest;
    wanted = wantedDays(progress);
    const spans = spansOf(wanted, vendor.span, { from: progress.from, to: progress.to });
    wanted = spans.flatMap(({ from, to }) => daysBack(from, to));
    for (const { from, to } of spans) {
      signal.throwIfAborted();
      tell(from === to ? `Reading ${to}` : `Reading ${from} to ${to}`, wanted.length);
      const pages = mappedPages({ connection, vendor, client, store }, { from, to });
      await mark(true);
      const seenBefore = await timeOfRejects(store);
      // A page is asked for outside of an import: others wait for their turn, and a limit may last minutes.
      for await (const batch of pages.batches()) {
        const summary = await importRecords(store, organizationId, once(batch), {
          door,
          source: connection.name,
          countCoverage: false,
          derive: (_, touched) => Promise.resolve(derivation.add(touched)),
          now,
        });
        result.rows += summary.accepted + summary.unchanged;
        result.rejected += summary.rejected;
        for (const each of summary.notes ?? []) notes.add(each);
      }
      const days = daysBack(from, to);
      note(progress, days, pages);
      result.days += days.length;
      await removeStaleRejects(store, connection, { from, to }, seenBefore);
      await saveProgress(store, organizationId, connectionId, progress);
      if (await derivation.deriveIfDue()) await mark(false);
    }
  } finally {
    // Also what came in before a fault; a run that is stopped leaves it to the next one, which knows it by the mark.
    if (!signal.aborted) {
      await derivation.derive();
      await mark(false);
    }
  }
  result.missing = missingDays(progress).length;
  result.complete = result.missing === 0 && (await rejectsOf(store, connection)) === 0;
  result.message = usageMessage({ vendor: vendor.name, result, progress, notes: [...notes] });
  return result;
}

const everything = (): Touched => ({ all: false, pullRequests: new Map(), kinds: new Set(KINDS), horizon: NaN });

function note(
  progress: UsageProgress,
  days: readonly string[],
  { reported, rows }: { reported: boolean; rows: ReadonlyMap<string, number> },
): void {
  const read = new Set(days);
  progress.absent = progress.absent.filter((day) => !read.has(day));
  for (const day of days) {
    if (reported) progress.days[day] = rows.get(day) ?? 0;
    // A report that was there once and is not answered now stays in.
    else if (!(day in progress.days)) progress.absent.push(day);
  }
}
