import type { Band as DomainBand, StageForecast as DomainStage } from '../../domain/forecast-answer';
import { STAGES } from '../../domain/stage';
import { finite } from '../../platform/finite';
import type { Band, StageForecast } from './forecast.types';

/** NaN and infinity are unknown outside. */
export const told = (column: ArrayLike<number>): (number | null)[] => Array.from(column, finite);

export const toldStage = (of: DomainStage, pastWeeks: readonly string[]): StageForecast => ({
  stage: STAGES[of.stage],
  known: of.known,
  wip: toldBand(of.wip),
  p50: toldBand(of.p50),
  p90: toldBand(of.p90),
  departures: toldBand(of.departures),
  drainDays: told(of.drainDays),
  constraint: told(of.constraint),
  past: {
    weeks: pastWeeks.slice(of.past.from, of.past.from + of.past.wip.length),
    wip: told(of.past.wip),
    p50: told(of.past.p50),
    p90: told(of.past.p90),
    departures: told(of.past.departures),
  },
});

const toldBand = ({ median, low, high, outerLow, outerHigh }: DomainBand): Band => ({
  median: told(median),
  low: told(low),
  high: told(high),
  outerLow: told(outerLow),
  outerHigh: told(outerHigh),
});
