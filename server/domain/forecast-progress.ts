/** What a forecast is busy with. */
export const FORECAST_PHASES = ['calibrating', 'simulating', 'refitting', 'searching', 'backtesting'] as const;
export type ForecastPhase = (typeof FORECAST_PHASES)[number];

/** Called every few replications, with how much of the phase is done; false = give up. */
export type ForecastProgress = (phase: ForecastPhase, done: number, total: number) => boolean;

/** Thrown when the progress says no. */
export class ForecastCancelled extends Error {
  constructor() {
    super('The forecast was cancelled.');
  }
}

/** Tells the progress and throws when it says no. */
export function goOn(progress: ForecastProgress | undefined, phase: ForecastPhase, done: number, total: number): void {
  if (progress?.(phase, done, total) === false) throw new ForecastCancelled();
}
