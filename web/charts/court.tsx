import { useId } from 'react';
import { Area } from 'recharts';
import type { FlowWeeksQuery } from '../gql/documents';
import { stageColour } from '../parts/stage-mark';
import { axisCountOf, countOf, shareOf } from '../text/number';
import { TipLine } from './chart-tip';
import { countTicks } from './count-ticks';
import { WeekChart, type WeekRow } from './week-chart';

type Flow = FlowWeeksQuery['flow'];

interface CourtProps {
  periods: Flow['periods'];
  series: Flow['series'][number];
  height: number;
}

/** Hours of review with the reviewers and with the author, stacked: together they are the stage hours. */
export function CourtChart({ periods, series, height }: CourtProps) {
  const id = useId();
  const rows: WeekRow[] = periods.label.map((_, index) => ({
    index,
    reviewers: series.reviewerHours[index],
    author: series.authorHours[index],
  }));
  const sum = (index: number) => (series.reviewerHours[index] ?? 0) + (series.authorHours[index] ?? 0);
  return (
    <WeekChart
      id={`${id}-running`}
      rows={rows}
      labels={periods.label}
      running={periods.running}
      height={height}
      ticks={countTicks(Math.max(1, ...rows.map((_, index) => sum(index))))}
      tickFormatter={axisCountOf}
      tip={(index) => (
        <>
          <TipLine name="with the author" value={`${countOf(series.authorHours[index])} h`} />
          <TipLine name="with the reviewers" value={`${countOf(series.reviewerHours[index])} h`} />
          <TipLine
            name="author’s share"
            value={sum(index) ? shareOf((series.authorHours[index] ?? 0) / sum(index)) : '–'}
          />
        </>
      )}
    >
      <Area
        dataKey="reviewers"
        stackId="hours"
        stroke={stageColour('review')}
        fill={stageColour('review')}
        fillOpacity={0.75}
        isAnimationActive={false}
      />
      <Area
        dataKey="author"
        stackId="hours"
        stroke={stageColour('write')}
        fill={stageColour('write')}
        fillOpacity={0.6}
        isAnimationActive={false}
      />
    </WeekChart>
  );
}
