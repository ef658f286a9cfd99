import { useId } from 'react';
import { Area, Line } from 'recharts';
import { TipLine } from './chart-tip';
import { WeekChart, type WeekRow } from './week-chart';

interface PercentileWeeksProps {
  periods: { label: string[]; running: boolean[] };
  p50: readonly (number | null)[];
  p85: readonly (number | null)[];
  colour: string;
  height: number;
  ticks: (most: number) => number[];
  tick: (value: number) => string;
  text: (value: number | null) => string;
  /** How many the percentiles of a week rest on, in words. */
  basis: (index: number) => string;
}

/** p50 as a line and the band up to p85, week by week; weeks without percentiles are gaps. */
export function PercentileWeeksChart(props: PercentileWeeksProps) {
  const { periods, p50, p85, colour, height, ticks, tick, text, basis } = props;
  const id = useId();
  const rows: WeekRow[] = periods.label.map((_, index) => {
    const [low, high] = [p50[index], p85[index]];
    return { index, p50: low, band: low === null || high === null ? null : [low, high] };
  });
  const most = Math.max(0, ...p85.map((each) => each ?? 0), ...p50.map((each) => each ?? 0));
  const dots = rows.length > 60 ? false : { r: 1.8, strokeWidth: 0, fill: colour };
  return (
    <WeekChart
      id={`${id}-running`}
      rows={rows}
      labels={periods.label}
      running={periods.running}
      height={height}
      ticks={ticks(most)}
      tickFormatter={tick}
      tip={(index) =>
        p50[index] === null ? (
          <div>not enough data ({basis(index)})</div>
        ) : (
          <>
            <TipLine name="p50" value={text(p50[index])} />
            <TipLine name="p85" value={text(p85[index])} />
            <TipLine name="from" value={basis(index)} />
          </>
        )
      }
    >
      <Area dataKey="band" stroke="none" fill={colour} fillOpacity={0.32} isAnimationActive={false} activeDot={false} />
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
