import { CAUSES } from '../../domain/waiting';
import { rounded, type Table } from '../../platform/csv';
import { moment } from '../../platform/moment';
import type { Waiting } from './waiting.types';

export const WAITING_DEFINITION =
  'Hours of the stage within each week by cause, on the elapsed clock; the five sum to total, the stage hours. n = visits that touch the week. batching: waiting for the train; contention: whoever took it was busy with what was enabled earlier; prioritisation: with what was enabled later; unavailability: outside their calendar; extraneous: the rest, their own work on it included.';

/** Why work waits as one row per week; empty cells = unknown. */
export function waitingTable({ periods, weekly, stage, unknown }: Waiting): Table {
  return {
    columns: ['week', 'start', 'end', 'running', 'stage', 'unknown', ...CAUSES, 'total', 'n'],
    rows: periods.label.map((label, p) => {
      const hours = CAUSES.map((cause) => (unknown ? null : rounded(weekly[cause][p])));
      const total = unknown ? null : rounded(CAUSES.reduce((sum, cause) => sum + weekly[cause][p], 0));
      const { start, end, running } = periods;
      return [label, moment(start[p]), moment(end[p]), running[p], stage, unknown, ...hours, total, weekly.n[p]];
    }),
  };
}
