import type { ForecastHistory } from './forecast-history';
import type { CalibratedSource, CalibrationGrid, ForecastModel } from './forecast-model';
import { lossOf } from './reviewer-fit';
import { JAMMED } from './reviewer-flatness';
import { BINS } from './reviewer-replay';
import type { Random } from './statistics/random';
import { randomOf } from './statistics/random';

/** Utilisations nearer than this are the same. */
const NEAR = 0.06;

/**
 * Models that the weeks of a calibration could have led to just as well: its stable weeks drawn again, with replacement (bootstrap over weeks). Of each draw, what
 * is begun per week and reviewers that reproduce those weeks, out of the candidates the calibration had tried: their utilisation is drawn from all
 * that it left open; shares, delays and timetables stay.
 * The number begun is drawn by its weekly variation, because the model keeps its mean and not its weeks. Source: ours; Efron & Tibshirani, "An
 * introduction to the bootstrap" (1993).
 */
export function refits(_history: ForecastHistory, model: ForecastModel, count: number, seed: number): ForecastModel[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => refit(model, random));
}

function refit(model: ForecastModel, random: Random): ForecastModel {
  const length = model.weeks[1] - model.weeks[0];
  const times = new Float64Array(length);
  for (let draw = 0; draw < length; draw++) times[Math.floor(random() * length)]++;
  const pools = model.pools.slice();
  for (const grid of model.grids) {
    const weeks = grid.observedWip.length / 2;
    // A pool that was fitted to fewer weeks has the last of them.
    const reviewers = grid.candidates[drawnOf(grid, times.subarray(length - weeks), random())];
    pools[grid.pool] = { ...pools[grid.pool], reviewers };
  }
  const shared = normal(random);
  return { ...model, pools, sources: model.sources.map((source) => redrawn(source, shared, random)), grids: [] };
}

/** The rate of a source as another sample of its weeks would tell it: Poisson of its own, and what all vary together. */
function redrawn(source: CalibratedSource, shared: number, random: Random): CalibratedSource {
  const { perWeek, weeks, noise } = source;
  if (!(perWeek > 0)) return source;
  const own = normal(random) / Math.sqrt(perWeek * weeks);
  const together = (shared * noise) / Math.sqrt(weeks);
  return { ...source, perWeek: perWeek * Math.exp(own + together) };
}

/**
 * A utilisation drawn evenly from the range of candidates that fit about as well as the best, widened to the one that fits these weeks best; of the candidates there,
 * the one that fits these weeks best. In a jam, that one.
 */
function drawnOf(grid: CalibrationGrid, times: Float64Array, point: number): number {
  const size = times.length * 2 * BINS;
  const observed = { bins: grid.observed, wip: grid.observedWip };
  const loss = Float64Array.from(grid.candidates, (_, i) =>
    lossOf(
      observed,
      {
        bins: grid.simulated.subarray(i * size, (i + 1) * size),
        wip: grid.simulatedWip.subarray(i * times.length * 2, (i + 1) * times.length * 2),
      },
      times,
    ),
  );
  let best = 0;
  for (let i = 1; i < loss.length; i++) if (loss[i] < loss[best]) best = i;
  const { utilisation, good } = grid;
  if (utilisation[best] >= JAMMED) return best;
  const from = Math.min(utilisation[best], utilisation[good[0]]);
  const to = Math.max(utilisation[best], utilisation[good[good.length - 1]]);
  const drawn = from + point * (to - from);
  const off = (i: number): number => Math.max(0, Math.abs(utilisation[i] - drawn) - NEAR);
  let taken = best;
  for (const i of good) if (off(i) < off(taken) || (off(i) === off(taken) && loss[i] < loss[taken])) taken = i;
  return taken;
}

/** Box and Muller's. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
