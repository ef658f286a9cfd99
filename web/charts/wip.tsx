import { useId } from 'react';
import { Area, Line } from 'recharts';
import type { FlowWeeksQuery, Stage } from '../gql/documents';
import { stageColour } from '../parts/stage-mark';
import { axisCountOf, countOf } from '../text/number';
import { TipLine } from './chart-tip';
import { countTicks } from './count-ticks';
import { WeekChart, type WeekRow } from './week-chart';

type Flow = FlowWeeksQuery['flow'];
type Series = Flow['series'][number];

interface WipProps {
  stage: Stage;
  periods: Flow['periods'];
  series: Series;
  before: Series | undefined;
  height: number;
}

/** Work in progress at the end of each week, the period before as a grey line. */
export function WipChart({ stage, periods, series, before, height }: WipProps) {
  const id = useId();
  const rows: WeekRow[] = periods.label.map((_, index) => ({
    index,
    wip: series.wip[index],
    before: before?.wip[index] ?? null,
  }));
  const most = Math.max(1, ...rows.flatMap((row) => [Number(row.wip ?? 0), Number(row.before ?? 0)]));
  return (
    <WeekChart
      id={`${id}-running`}
      rows={rows}
      labels={periods.label}
      running={periods.running}
      height={height}
      ticks={countTicks(most)}
      tickFormatter={axisCountOf}
      tip={(index) => (
        <>
          <TipLine name="in progress" value={countOf(series.wip[index])} />
          {before && <TipLine name="the period before" value={countOf(before.wip[index])} />}
        </>
      )}
    >
      <Area
        dataKey="wip"
        stroke={stageColour(stage)}
        strokeWidth={2}
        fill={stageColour(stage)}
        fillOpacity={0.22}
        isAnimationActive={false}
      />
      <Line
        dataKey="before"
        stroke="var(--previous)"
        strokeWidth={1.6}
        dot={false}
        isAnimationActive={false}
        activeDot={false}
      />
    </WeekChart>
  );
}
