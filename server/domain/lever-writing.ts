import type { Levers } from './forecast-levers';
import type { CalibratedSource, ForecastModel } from './forecast-model';
import { LeverRefusal } from './lever-refusal';
import { TIERS, type TierWord } from './tier-rules';

/**
 * What each source writes under the levers, as a multiple of the base. A tier's multiple counts for the share of a source's changes whose authors are of that
 * tier.
 *
 * @throws LeverRefusal for a team that writes nothing here, and for tiers where none are told
 */
export function writingOf(
  { sources }: Pick<ForecastModel, 'sources'>,
  levers: Levers,
): (source: CalibratedSource) => number {
  const asked = [
    { lever: 'writing', times: levers.writing },
    ...levers.writingOf.map(({ times }) => ({ lever: 'writingOf', times })),
  ];
  for (const { lever, times } of asked)
    if (!(times >= 0 && times < Infinity)) throw new LeverRefusal('bad_value', lever, String(times));
  for (const { team, tier } of levers.writingOf) {
    if (team !== null && !sources.some((source) => source.team === team))
      throw new LeverRefusal('unknown_team', 'writingOf', team);
    if (tier !== null && sources.every(({ tiers }) => tiers === undefined))
      throw new LeverRefusal('tiers_unknown', 'writingOf', tier);
  }
  return (source) => {
    let times = levers.writing;
    for (const { team, tier, times: more } of levers.writingOf) {
      if (team !== null && team !== source.team) continue;
      const share = tier === null ? 1 : (source.tiers?.[TIERS.indexOf(tier satisfies TierWord)] ?? 0);
      times *= 1 + share * (more - 1);
    }
    return times;
  };
}
