import { countTicks } from '../charts/count-ticks';
import { durationTicks } from '../charts/duration-ticks';
import { BoxMark, Legend, LineMark } from '../charts/legend';
import { RolloutWeeksChart, type TrackedMeasure } from '../charts/rollout-weeks';
import type { Asked } from '../state/answer';
import { rolloutExport, type RolloutPlan } from '../state/rollout';
import { useView } from '../state/use-view';
import { durationOf } from '../text/duration';
import { axisCountOf, countedOf, countOf, fineShareOf, shareOf } from '../text/number';
import { shareInterval } from '../text/interval';
import { trackedSentence, trackedWeeks } from '../text/rollout-tracking';
import { ChartFrame } from './chart-frame';
import { rolloutDefinitions } from './rollout-definitions';
import classes from './rollout.module.css';

const HEIGHT = 190;

/** What was forecast when the plan was started against what came, week by week. */
export function RolloutTrackingFrame({ plan, asked }: { plan: RolloutPlan; asked: Asked }) {
  const { view } = useView();
  const tracked = trackedWeeks(plan);
  const { wait, wip, merged, hitRate } = tracked;
  const target = plan.document.target.reviewWaitHours;
  const measures: TrackedMeasure[] = [
    {
      title: 'Wait for the first review, p90',
      ...wait,
      interval: null,
      target: { value: target, name: `target ${durationOf(target)}` },
      ticks: durationTicks,
      tick: (hours) => durationOf(hours).replace('.0 ', ' '),
      text: durationOf,
      basis: (place) => (wait.n[place] === null ? null : `n ${countOf(wait.n[place])}`),
    },
    {
      title: 'In review at the end of the week',
      ...wip,
      interval: null,
      target: null,
      ticks: countTicks,
      tick: axisCountOf,
      text: countOf,
      basis: () => null,
    },
    {
      title: 'Pull requests merged',
      ...merged,
      interval: null,
      target: null,
      ticks: countTicks,
      tick: axisCountOf,
      text: countOf,
      basis: () => null,
    },
    {
      title: 'Hit rate of review agents',
      forecast: null,
      actual: hitRate.actual,
      interval: hitRate.interval,
      target: null,
      ticks: () => [0, 0.25, 0.5, 0.75, 1],
      tick: shareOf,
      text: fineShareOf,
      basis: (place) => (hitRate.n[place] === null ? null : `n ${countOf(hitRate.n[place])}`),
    },
  ];
  const none = plan.actual.weeks.length === 0 && plan.forecast === null;
  return (
    <ChartFrame
      title="Forecast and what came"
      summary={trackedSentence(plan)}
      definition={rolloutDefinitions.tracking}
      asked={asked}
      csv={rolloutExport('rollout-weeks', view, plan.id)}
      height={2 * HEIGHT + 60}
      empty={
        none ? (
          <p>{plan.forecastMessage ?? 'Nothing was forecast, and no whole week of the plan is over.'}</p>
        ) : undefined
      }
      legend={
        <Legend
          entries={[
            { mark: <LineMark colour="var(--accent)" width={2.6} />, label: 'what came' },
            { mark: <LineMark colour="var(--ink-muted)" dash="5 4" />, label: 'forecast at the start, median' },
            { mark: <BoxMark colour="var(--previous)" opacity={0.5} />, label: '10 to 90 % of the simulated runs' },
            { mark: <BoxMark colour="var(--accent)" opacity={0.3} />, label: 'interval of the hit rate, 95 %' },
          ]}
        />
      }
      table={() => ({
        columns: [
          { label: 'Week' },
          { label: 'Wait, forecast', numeric: true },
          { label: 'Wait, came', numeric: true },
          { label: 'In review, forecast', numeric: true },
          { label: 'In review, came', numeric: true },
          { label: 'Merged, forecast', numeric: true },
          { label: 'Merged, came', numeric: true },
          { label: 'Hit rate', numeric: true },
        ],
        rows: plan.weeks.map((week, place) => [
          week,
          banded(wait.forecast, place, durationOf),
          wait.actual[place] === null
            ? wait.n[place] === null
              ? '–'
              : `not enough data, n ${countOf(wait.n[place])}`
            : `${durationOf(wait.actual[place])}, n ${countOf(wait.n[place])}`,
          banded(wip.forecast, place, countOf),
          countOf(wip.actual[place]),
          banded(merged.forecast, place, countOf),
          countOf(merged.actual[place]),
          hitRate.actual[place] === null
            ? hitRate.n[place] === null
              ? '–'
              : `not enough data, n ${countOf(hitRate.n[place])}`
            : `${fineShareOf(hitRate.actual[place])} (${shareInterval(hitRate.interval.low[place], hitRate.interval.high[place])}), ${countedOf(hitRate.n[place] ?? 0, 'finding')}`,
        ]),
      })}
    >
      <div className={classes.charts}>
        {measures.map((measure) => (
          <div key={measure.title}>
            <h3>{measure.title}</h3>
            <RolloutWeeksChart measure={measure} weeks={plan.weeks} height={HEIGHT} />
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}

function banded(
  band: TrackedMeasure['forecast'],
  place: number,
  text: (value: number | null | undefined) => string,
): string {
  const median = band?.median[place] ?? null;
  return median === null || band === null
    ? '–'
    : `${text(median)} (${text(band.low[place])} to ${text(band.high[place])})`;
}
