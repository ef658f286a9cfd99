import { AUTHORSHIP } from './authorship';
import { empiricalLaw, type DutyTime } from './calibrated-delay';
import type { ForecastHistory } from './forecast-history';
import type { CalibratedSource } from './forecast-model';
import { periodOf, type Periods } from './period';
import { SIZE_BUCKETS } from './size-bucket';
import { SIZE_LINES } from './size-lines';
import { TIERS } from './tier-rules';

/** A team that opens fewer in the weeks is counted with the others, so that nobody stands alone. */
const OWN_TEAM = 20;

/**
 * Pull requests opened per team, pool and authorship class in the weeks. Counted by their opening, because those begun lately are not all known yet; a
 * week with days off counts for its share. The noise is what the weekly counts of all vary beyond Poisson, the same for every source.
 *
 * @param poolOf place of each team's pool, and of −1 (no team) last
 */
export function calibratedSources(
  history: ForecastHistory,
  weeks: Periods,
  poolOf: (team: number) => number,
  duty: DutyTime,
): CalibratedSource[] {
  const { table, teams, tier, selected } = history;
  const classes = AUTHORSHIP.length;
  const groups = new Map<
    string,
    { team: string | null; class: number; pool: number; sizes: Float64Array; tiers: Float64Array; n: number }
  >();
  const ofTeam = new Float64Array(teams.length + 1);
  const weekly = new Float64Array(weeks.length);
  const each = (take: (item: number, week: number) => void): void => {
    for (let item = 0; item < table.length; item++) {
      if (selected && selected[item] === 0) continue;
      const week = periodOf(weeks, table.created[item]);
      if (week >= 0 && week < weeks.length) take(item, week);
    }
  };
  each((item, week) => {
    ofTeam[table.team[item] + 1]++;
    weekly[week]++;
  });
  each((item) => {
    const team = table.team[item];
    const name = team >= 0 && ofTeam[team + 1] >= OWN_TEAM ? teams[team] : null;
    const of = Math.min(classes - 1, table.authorship[item]);
    const pool = poolOf(team);
    const key = JSON.stringify([name, of, pool]);
    let group = groups.get(key);
    if (!group) {
      const sizes = new Float64Array(SIZE_BUCKETS.length);
      group = { team: name, class: of, pool, sizes, tiers: new Float64Array(TIERS.length), n: 0 };
      groups.set(key, group);
    }
    group.n++;
    group.sizes[table.size[item]]++;
    if (tier) group.tiers[tier[item]]++;
  });
  const working = workingShares(weeks, duty);
  const whole = working.reduce((sum, share) => sum + share, 0);
  const noise = noiseOf(weekly.map((count, week) => count / Math.max(0.2, working[week])));
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { team, class: of, pool, sizes, tiers, n }]): CalibratedSource => ({
      team,
      class: of,
      pool,
      perWeek: n / whole,
      weeks: weeks.length,
      noise,
      sizes,
      ...(tier && { tiers: tiers.map((count) => count / n) }),
      size: empiricalLaw(
        Float64Array.from([...sizes].flatMap((count, bucket) => new Array<number>(count).fill(SIZE_LINES[bucket]))),
      ),
    }));
}

/** How much of a whole working week each week is: its time on duty over the longest. */
export function workingShares(weeks: Periods, { clock }: DutyTime): Float64Array {
  const hours = Float64Array.from(
    { length: weeks.length },
    (_, week) => clock(weeks.edges[week + 1]) - clock(weeks.edges[week]),
  );
  const longest = Math.max(...hours);
  return hours.map((of) => (longest > 0 ? Math.min(1, of / longest) : 1));
}

/** cv of the weekly rate beyond Poisson: sqrt((variance − mean) / mean²), 0 where the counts vary no more than that. */
export function noiseOf(weekly: Float64Array): number {
  const n = weekly.length;
  let sum = 0;
  for (const count of weekly) sum += count;
  const mean = sum / n;
  let squares = 0;
  for (const count of weekly) squares += (count - mean) ** 2;
  const beyond = squares / Math.max(1, n - 1) - mean;
  return mean > 0 && beyond > 0 ? Math.sqrt(beyond) / mean : 0;
}
