import type { Levers } from '../../domain/forecast-levers';
import { Failure } from '../../platform/failure';
import { askedLevers } from './asked-levers';
import type { ForecastQuestion } from './forecast.types';

/** A question with its defaults filled in. */
export interface AskedForecast {
  levers: Levers;
  weeks: number;
  replications: number;
  seed: number;
  /** Hours; undefined = the organization's target. */
  target: number | undefined;
  refits: boolean;
}

const REPLICATIONS = 200;
const FEWEST = 50;
const MOST = 1_000;

/** @throws Failure bad_input */
export function askedForecast(question: ForecastQuestion, teams: readonly string[]): AskedForecast {
  const { replications, seed, target } = question;
  const runs = replications ?? REPLICATIONS;
  if (!(Number.isInteger(runs) && runs >= FEWEST && runs <= MOST))
    throw new Failure('bad_input', `${runs} is no number of replications: write ${FEWEST} to ${MOST}.`);
  if (seed !== null && seed !== undefined && !(Number.isInteger(seed) && seed >= 0))
    throw new Failure('bad_input', `${seed} is no seed: write a whole number from 0 up.`);
  if (target !== null && target !== undefined && !(target > 0 && target <= 8760))
    throw new Failure('bad_input', `${target} is no target: write hours above 0 and up to 8760.`);
  return {
    levers: askedLevers(question.levers, teams),
    weeks: askedWeeks(question.weeks),
    replications: runs,
    seed: seed ?? 1,
    target: target ?? undefined,
    refits: question.refits ?? true,
  };
}

/** @throws Failure bad_input for another length than 13 or 26 weeks */
export function askedWeeks(weeks: number | null | undefined): number {
  if (weeks === null || weeks === undefined) return 26;
  if (weeks === 13 || weeks === 26) return weeks;
  throw new Failure('bad_input', `${weeks} weeks cannot be forecast: write 13 or 26.`);
}
