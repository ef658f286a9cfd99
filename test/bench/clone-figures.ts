import { join } from 'node:path';
import { derive } from '../../server/ledger/derivation';
import { importPaths } from '../../server/sources/import-paths';
import { git, longHistory, madeHistory } from '../support/git-history';
import type { Figure } from './figure';
import { withDatabase } from './open-database';
import type { Run } from './parts';
import { timed } from './timing';

/** The largest history that is made; git alone needs minutes for more. */
const mostCommits = 100_000;

/**
 * A clone of as many commits, a quarter of them merges, into an organization of its own, by the code that `downstream import .` runs, beside git itself
 * listing the same commits and the sizes of the same merges.
 */
export async function cloneFigures(run: Run): Promise<Figure[]> {
  if (run.pullRequests > mostCommits) return [];
  const folder = join(run.home, '..', 'clone');
  await madeHistory(folder, longHistory(run.pullRequests));
  const floor = await timed(() => {
    git(folder, 'log', '--output=/dev/null', '--all', '--format=%H %P %at %ct %aN %aE %B');
    git(folder, 'log', '--output=/dev/null', '--first-parent', '-m', '--shortstat', '--format=%H');
  });
  return withDatabase(async (store) => {
    const { rows } = await store.pool.query<{ id: number }>(
      `INSERT INTO organization (name) VALUES ('clone') RETURNING id`,
    );
    const { ms, result } = await timed(() =>
      importPaths(store, rows[0].id, [folder], {
        now: () => run.horizon,
        derive: (id, touched) => derive(store, id, touched),
      }),
    );
    const merges = Math.floor(run.pullRequests / 4);
    if (result.kinds.pull_request.accepted !== merges) throw new Error(`Not all ${merges} merges came in.`);
    const peak = process.resourceUsage().maxRSS / 1024;
    const floorName = 'git log of the same, twice';
    return [
      { name: 'clone of as many commits, with stages derived', unit: 's', ours: ms / 1000, floor: floor.ms / 1000, floorName, aim: '< 20 s at 10,000' }, // prettier-ignore
      { name: 'clone: peak memory', unit: 'MB', ours: peak },
    ];
  });
}
