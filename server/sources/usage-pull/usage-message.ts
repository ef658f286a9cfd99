import type { UsageResult } from './usage-connection';
import type { UsageProgress } from './usage-progress';

const counted = (number: number, one: string, many: string): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

/** What a run came to, in one or a few sentences: that all days are there, or what is missing. */
export function usageMessage({
  vendor,
  result,
  progress,
  notes,
}: {
  vendor: string;
  result: Omit<UsageResult, 'message'>;
  progress: UsageProgress;
  notes: readonly string[];
}): string {
  const { days, missing, rows, rejected } = result;
  const read = `${counted(days, 'day', 'days')} of ${vendor} read, ${counted(rows, 'row', 'rows')}`;
  const all = Object.keys(progress.days).length;
  const parts = [
    missing > 0
      ? `${read}; ${counted(missing, 'day is', 'days are')} still to come.`
      : `${read}; all ${counted(all, 'day', 'days')} up to ${progress.to} are here.`,
  ];
  if (progress.absent.length > 0)
    parts.push(`${vendor} has no report of ${counted(progress.absent.length, 'day', 'days')}: unknown, not 0.`);
  if (rejected > 0)
    parts.push(`${counted(rejected, 'row was', 'rows were')} put aside: "downstream rejects" says why.`);
  return [...parts, ...notes].join(' ');
}
