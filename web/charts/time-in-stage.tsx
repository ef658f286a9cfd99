import { useId } from 'react';
import { Area, Line } from 'recharts';
import type { FlowWeeksQuery, Stage } from '../gql/documents';
import { stageColour } from '../parts/stage-mark';
import { durationOf } from '../text/duration';
import { countOf } from '../text/number';
import { durationTick } from '../text/tick';
import { TipLine } from './chart-tip';
import { durationTicks } from './duration-ticks';
import { WeekChart, type WeekRow } from './week-chart';

type Flow = FlowWeeksQuery['flow'];
type Series = Flow['series'][number];

/** Weeks in which fewer left than this have no percentiles worth drawing. */
export const LEAST_N = 10;

interface TimeInStageProps {
  stage: Stage;
  periods: Flow['periods'];
  series: Series;
  before: Series | undefined;
  clock: 'elapsed' | 'working';
  height: number;
}

/** Percentile bands of the time in a stage by the week of leaving: p50 as a line, to p85 and to p95 as bands. */
export function TimeInStageChart({ stage, periods, series, before, clock, height }: TimeInStageProps) {
  const id = useId();
  const enough = (index: number) => series.n[index] >= LEAST_N;
  const band = (low: number | null, high: number | null): [number, number] | null =>
    low === null || high === null ? null : [low, high];
  const rows: WeekRow[] = periods.label.map((_, index) => ({
    index,
    p50: enough(index) ? series.p50[index] : null,
    middle: enough(index) ? band(series.p50[index], series.p85[index]) : null,
    upper: enough(index) ? band(series.p85[index], series.p95[index]) : null,
    before: before && before.n[index] >= LEAST_N ? before.p50[index] : null,
    before85: before && before.n[index] >= LEAST_N ? before.p85[index] : null,
  }));
  const most = Math.max(
    1,
    ...rows.flatMap((row) => [(row.upper as [number, number] | null)?.[1] ?? 0, (row.before85 as number | null) ?? 0]),
  );
  const colour = stageColour(stage);
  const dots = rows.length > 60 ? false : { r: 1.8, strokeWidth: 0, fill: colour };
  return (
    <WeekChart
      id={`${id}-running`}
      rows={rows}
      labels={periods.label}
      running={periods.running}
      height={height}
      ticks={durationTicks(most)}
      tickFormatter={durationTick}
      tip={(index) =>
        enough(index) ? (
          <>
            <TipLine name="p50" value={durationOf(series.p50[index], clock)} />
            <TipLine name="p85" value={durationOf(series.p85[index], clock)} />
            <TipLine name="p95" value={durationOf(series.p95[index], clock)} />
            <TipLine name={series.estimated[index] ? 'n, estimated' : 'n'} value={countOf(series.n[index])} />
            {before && <TipLine name="p50 before" value={durationOf(rows[index].before as number | null, clock)} />}
          </>
        ) : (
          <div>not enough data (n {countOf(series.n[index])})</div>
        )
      }
    >
      <Area
        dataKey="upper"
        stroke="none"
        fill={colour}
        fillOpacity={0.16}
        isAnimationActive={false}
        activeDot={false}
      />
      <Area
        dataKey="middle"
        stroke="none"
        fill={colour}
        fillOpacity={0.36}
        isAnimationActive={false}
        activeDot={false}
      />
      <Line
        dataKey="before85"
        stroke="var(--previous)"
        strokeWidth={1.2}
        strokeDasharray="2 3"
        dot={false}
        isAnimationActive={false}
        activeDot={false}
      />
      <Line
        dataKey="before"
        stroke="var(--previous)"
        strokeWidth={1.6}
        dot={false}
        isAnimationActive={false}
        activeDot={false}
      />
      <Line
        dataKey="p50"
        stroke={colour}
        strokeWidth={2.4}
        dot={dots}
        isAnimationActive={false}
        activeDot={{ r: 3.5 }}
      />
    </WeekChart>
  );
}
