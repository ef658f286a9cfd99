import { useId } from 'react';
import { Bar } from 'recharts';
import type { FlowWeeksQuery, Stage } from '../gql/documents';
import { stageColour } from '../parts/stage-mark';
import { axisCountOf, countOf } from '../text/number';
import { TipLine } from './chart-tip';
import { countTicks } from './count-ticks';
import { WeekChart, type WeekRow } from './week-chart';

type Flow = FlowWeeksQuery['flow'];

interface ArrivalsProps {
  stage: Stage;
  periods: Flow['periods'];
  series: Flow['series'][number];
  height: number;
}

/** What entered and what left a stage per week, side by side. */
export function ArrivalsChart({ stage, periods, series, height }: ArrivalsProps) {
  const id = useId();
  const rows: WeekRow[] = periods.label.map((_, index) => ({
    index,
    arrivals: series.arrivals[index],
    departures: series.departures[index],
  }));
  const most = Math.max(1, ...series.arrivals.map((each) => each ?? 0), ...series.departures.map((each) => each ?? 0));
  return (
    <WeekChart
      id={`${id}-running`}
      rows={rows}
      labels={periods.label}
      running={periods.running}
      height={height}
      ticks={countTicks(most)}
      tickFormatter={axisCountOf}
      bars
      tip={(index) => (
        <>
          <TipLine name="entered" value={countOf(series.arrivals[index])} />
          <TipLine name="left" value={countOf(series.departures[index])} />
          <TipLine name="of them abandoned" value={countOf(series.abandoned[index])} />
          <TipLine name="growth" value={countOf((series.arrivals[index] ?? 0) - (series.departures[index] ?? 0))} />
        </>
      )}
    >
      <Bar dataKey="arrivals" fill="var(--previous)" maxBarSize={14} isAnimationActive={false} radius={[2, 2, 0, 0]} />
      <Bar
        dataKey="departures"
        fill={stageColour(stage)}
        maxBarSize={14}
        isAnimationActive={false}
        radius={[2, 2, 0, 0]}
      />
    </WeekChart>
  );
}
