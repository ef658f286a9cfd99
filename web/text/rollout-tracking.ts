import type { RolloutPlanPartsFragment } from '../gql/documents';
import { durationOf } from './duration';
import { countedOf, countOf } from './number';

type Plan = Pick<RolloutPlanPartsFragment, 'weeks' | 'forecast' | 'actual' | 'forecastMessage'>;
type Column = (number | null)[];

/** Under so many observations a week has no percentile and no rate. */
const LEAST = 10;

/** A column of some weeks laid over the weeks of the plan; a week without it is null. */
function over(weeks: readonly string[], own: readonly string[], column: readonly (number | null)[]): Column {
  return weeks.map((week) => {
    const place = own.indexOf(week);
    return place < 0 ? null : (column[place] ?? null);
  });
}

/** Forecast and actual figures, one entry per week of the plan; percentiles and rates under 10 observations are null. */
export function trackedWeeks({ weeks, forecast, actual }: Plan) {
  const came = (column: readonly (number | null)[]) => over(weeks, actual.weeks, column);
  const band = (key: 'reviewWaitP90' | 'wip' | 'merged') =>
    forecast && {
      median: over(weeks, forecast.weeks, forecast[key].median),
      low: over(weeks, forecast.weeks, forecast[key].low),
      high: over(weeks, forecast.weeks, forecast[key].high),
    };
  const enough = (column: Column, n: Column): Column =>
    column.map((value, place) => ((n[place] ?? 0) < LEAST ? null : value));
  const waitN = came(actual.reviewWaitN);
  const rateN = came(actual.hitRateN);
  return {
    wait: { forecast: band('reviewWaitP90'), actual: enough(came(actual.reviewWaitP90), waitN), n: waitN },
    wip: { forecast: band('wip'), actual: came(actual.wip) },
    merged: { forecast: band('merged'), actual: came(actual.merged) },
    hitRate: {
      actual: enough(came(actual.hitRate), rateN),
      interval: { low: enough(came(actual.hitRateLow), rateN), high: enough(came(actual.hitRateHigh), rateN) },
      n: rateN,
    },
  };
}

/** How the wait for review went against its forecast, in one sentence. */
export function trackedSentence(plan: Plan): string {
  const { wait } = trackedWeeks(plan);
  const said = wait.actual.flatMap((value, place) => (value === null ? [] : [{ value, place }]));
  const over = countedOf(plan.actual.weeks.length, 'week');
  if (plan.actual.weeks.length === 0) return 'No whole week of the plan is over.';
  const last = said[said.length - 1];
  if (!last) return `${over} over; none has enough first reviews to tell a p90 of their wait.`;
  const now = `in ${plan.weeks[last.place]} 90 % waited up to ${durationOf(last.value)} for the first review`;
  const band = wait.forecast;
  if (!band) return `${over} over; ${now}. ${plan.forecastMessage ?? 'Nothing was forecast to compare with.'}`;
  const compared = said.filter(({ place }) => band.low[place] !== null && band.high[place] !== null);
  const first = plan.weeks[band.median.findIndex((value) => value !== null)];
  if (compared.length === 0)
    return `${over} over; ${now}. ${first && first > plan.weeks[last.place] ? `The forecast begins in ${first}: nothing can be compared yet.` : 'There is no forecast for these weeks.'}`;
  const inside = compared.filter(
    ({ value, place }) => value >= (band.low[place] ?? 0) && value <= (band.high[place] ?? 0),
  );
  return `${over} over; ${now}, forecast ${durationOf(band.median[last.place])} (${durationOf(band.low[last.place])} to ${durationOf(band.high[last.place])}). ${countOf(inside.length)} of ${countedOf(compared.length, 'week')} lay in the band; a forecast that is right keeps 8 of 10 there.`;
}
