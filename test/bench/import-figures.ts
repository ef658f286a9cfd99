import { derive } from '../../server/ledger/derivation';
import { importPaths } from '../../server/sources/import-paths';
import { copyFloor } from './copy-floor';
import type { Figure } from './figure';
import { withDatabase } from './open-database';
import type { Run } from './parts';
import { timed } from './timing';

/**
 * Import of the organization's file into an empty embedded PostgreSQL, by the code that `downstream import` runs, beside a bare COPY of the rows that it
 * made into tables of the same columns, from files in COPY's own format.
 */
export async function importFigures(run: Run): Promise<Figure[]> {
  return withDatabase(async (store, organizationId) => {
    let derivation = 0;
    const { ms, result } = await timed(() =>
      importPaths(store, organizationId, [run.records], {
        now: () => run.horizon,
        derive: async (id, touched) => {
          derivation = (await timed(() => derive(store, id, touched))).ms;
        },
      }),
    );
    const peak = process.resourceUsage().maxRSS / 1024;
    if (result.rejected > 0) throw new Error(`${result.rejected} of the bench's own records were rejected.`);
    const rows = result.accepted;
    const records = [
      'repository',
      'person',
      'team',
      'pull_request',
      'pull_request_event',
      'review',
      'deploy',
      'incident',
    ];
    const keyed = await copyFloor(run, records, true);
    const bare = await copyFloor(run, records, false);
    const derived = await copyFloor(run, ['pull_request_flow'], true);
    const rate = (seconds: number): number => rows / seconds;
    const reading = (ms - derivation) / 1000;
    return [
      { name: 'import: records in', unit: 'rows/s', ours: rate(reading), floor: rate(keyed), floorName: 'COPY, tables with their keys', aim: '≤ 3 ×' }, // prettier-ignore
      { name: 'import: records in', unit: 's', ours: reading, floor: keyed, floorName: 'COPY, tables with their keys', aim: '≤ 3 ×' }, // prettier-ignore
      { name: 'import: records in', unit: 's', ours: reading, floor: bare, floorName: 'COPY, tables without keys' },
      { name: 'import: stages derived', unit: 's', ours: derivation / 1000, floor: derived, floorName: 'COPY of the derived rows, with key' }, // prettier-ignore
      { name: 'import: everything', unit: 's', ours: ms / 1000, floor: keyed + derived, floorName: 'both COPY', aim: '≤ 3 ×' }, // prettier-ignore
      { name: 'import: peak memory', unit: 'MB', ours: peak, aim: '< 500 MB' },
    ];
  });
}
