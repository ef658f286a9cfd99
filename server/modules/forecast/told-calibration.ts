import { AUTHORSHIP } from '../../domain/authorship';
import type { ForecastHistory } from '../../domain/forecast-history';
import type { CalibrationFit as DomainFit, ForecastModel } from '../../domain/forecast-model';
import { STAGES } from '../../domain/stage';
import { finite } from '../../platform/finite';
import type { Calibration, CalibrationFit, CalibrationSource } from './calibration.types';

/** Teams whose figures may be shown: those of 5 people or more. */
export type ShownTeams = ReadonlySet<string>;

/**
 * A calibration as it is told. Pools of teams under 5 people are simulated, but not shown; what they write counts with those of no team.
 *
 * @param weekOf the ISO week that begins at a moment
 */
export function toldCalibration(
  { past }: Pick<ForecastHistory, 'past'>,
  model: Pick<ForecastModel, 'weeks' | 'refusal' | 'fits' | 'sources'>,
  shown: ShownTeams,
  weekOf: (at: number) => string,
): Calibration {
  const [from, to] = model.weeks;
  return {
    weeks: to > from ? { from: weekOf(past.edges[from]), to: weekOf(past.edges[to - 1]), n: to - from } : null,
    refusal: model.refusal,
    stages: model.fits.filter(({ team }) => !team || shown.has(team)).map(toldFit),
    sources: toldSources(model, shown),
  };
}

/** '' inside, where all others are one pool; null outside. */
export const teamOf = (team: string | null): string | null => team || null;

const toldFit = (fit: DomainFit): CalibrationFit => ({
  stage: STAGES[fit.stage],
  team: teamOf(fit.team),
  servers: finite(fit.servers),
  service: finite(fit.service),
  cv: finite(fit.cv),
  utilisation: finite(fit.utilisation),
  n: fit.n,
  weeks: fit.weeks,
  observed: toldWaits(fit.observed),
  simulated: toldWaits(fit.simulated),
  distance: finite(fit.distance),
  flat: {
    candidates: fit.flat.candidates,
    serversFrom: finite(fit.flat.serversFrom),
    serversTo: finite(fit.flat.serversTo),
    utilisationFrom: finite(fit.flat.utilisationFrom),
    utilisationTo: finite(fit.flat.utilisationTo),
  },
  bounds: fit.bounds ?? [],
  refusal: fit.refusal,
});

const toldWaits = ({ p50, p90, wip }: DomainFit['observed']) => ({
  p50: finite(p50),
  p90: finite(p90),
  wip: finite(wip),
});

/** Per team and class, teams in alphabetical order, the rest last. Of several in one the variation cannot be told. */
function toldSources({ sources }: Pick<ForecastModel, 'sources'>, shown: ShownTeams): CalibrationSource[] {
  const merged = new Map<string, CalibrationSource>();
  for (const source of sources) {
    const team = source.team && shown.has(source.team) ? source.team : null;
    const key = JSON.stringify([team, source.class]);
    const other = merged.get(key);
    merged.set(key, {
      team,
      authorship: AUTHORSHIP[source.class],
      perWeek: finite(source.perWeek + (other?.perWeek ?? 0)),
      weeks: source.weeks,
      noise: other ? null : finite(source.noise),
    });
  }
  const rank = ({ team }: CalibrationSource): string => (team === null ? '1' : `0${team}`);
  return [...merged.values()].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}
