import type { Backtest as DomainBacktest, BacktestScore as DomainScore } from '../../domain/backtest-answer';
import type { ForecastHistory } from '../../domain/forecast-history';
import { STAGES } from '../../domain/stage';
import { finite } from '../../platform/finite';
import type { Backtest, BacktestScore } from './backtest.types';

/** Under so many stage-weeks a share says nothing. Source: measures.md (n < 10 = not enough data). */
const ENOUGH = 10;

/** @param weekOf the ISO week that begins at a moment */
export function toldBacktest(
  { past }: Pick<ForecastHistory, 'past'>,
  { origins, summary, ...rest }: DomainBacktest,
  weekOf: (at: number) => string,
): Backtest {
  return {
    origins: origins.map((origin) => ({
      ...origin,
      week: weekOf(past.edges[origin.week - 1]),
      ...toldScores(origin),
    })),
    summary: summary.map(({ stage, origins: n, ...of }) => ({
      ...of,
      stage: stage < 0 ? null : STAGES[stage],
      n,
      ...toldScores(of),
    })),
    ...rest,
  };
}

type Scores<T> = { forecast: T; raw: T; lastFourWeeks: T; throughput: T };

const toldScores = ({ forecast, raw, lastFourWeeks, throughput }: Scores<DomainScore>): Scores<BacktestScore> => ({
  forecast: toldScore(forecast),
  raw: toldScore(raw),
  lastFourWeeks: toldScore(lastFourWeeks),
  throughput: toldScore(throughput),
});

const toldScore = ({ covered, cells, bias, error, distance }: DomainScore): BacktestScore => ({
  coverage: cells >= ENOUGH ? finite(covered / cells) : null,
  coverageN: cells,
  bias: finite(bias),
  error: finite(error),
  distance: finite(distance),
});
