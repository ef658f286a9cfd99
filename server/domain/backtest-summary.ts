import { BACKTEST_ARRIVALS, type BacktestArrivals, type BacktestSummary } from './backtest-answer';
import { addScore, noScore, scoreOf, type ScoreSums } from './backtest-score';
import { STAGES } from './stage';

const WAYS = ['forecast', 'raw', 'lastFourWeeks', 'throughput'] as const;

/** What one origin adds to the summary. */
export interface StageSums {
  week: number;
  weeks: number;
  arrivals: BacktestArrivals;
  moved: boolean;
  whole: Record<(typeof WAYS)[number], ScoreSums>;
  byStage: Record<(typeof WAYS)[number], ScoreSums>[];
}

/** Scores over origins: per kind of arrivals and horizon, write to deploy together and each stage apart, all origins and those without a move. */
export function summaryOf(all: readonly StageSums[], horizons: readonly number[]): BacktestSummary[] {
  const lines: BacktestSummary[] = [];
  for (const arrivals of BACKTEST_ARRIVALS)
    for (const weeks of horizons)
      for (const stable of [false, true]) {
        const origins = all.filter(
          (origin) => origin.arrivals === arrivals && origin.weeks === weeks && !(stable && origin.moved),
        );
        for (let stage = -1; stage < STAGES.length; stage++) {
          const scores = WAYS.map((way) => {
            const sums = noScore();
            for (const origin of origins) addScore(sums, stage < 0 ? origin.whole[way] : origin.byStage[stage][way]);
            return sums;
          });
          if (scores[0].compared === 0) continue;
          const [forecast, raw, lastFourWeeks, throughput] = scores.map(scoreOf);
          lines.push({
            arrivals,
            weeks,
            stage,
            stable,
            origins: origins.length,
            forecast,
            raw,
            lastFourWeeks,
            throughput,
          });
        }
      }
  return lines;
}
