import { useId } from 'react';
import { Area, Line, ReferenceArea } from 'recharts';
import { anchors } from '../text/hit-rate';
import { countOf, fineShareOf } from '../text/number';
import { shareInterval } from '../text/interval';
import { TipLine } from './chart-tip';
import { WeekChart, type WeekRow } from './week-chart';

/** One period of the line; a rate stands only where there is enough data. */
export interface RateWeek {
  key: string;
  rate: number | null;
  low: number | null;
  high: number | null;
  enough: boolean;
  n: number;
}

interface HitRateWeeksProps {
  weeks: readonly RateWeek[];
  running: readonly boolean[];
  height: number;
}

/** The longest name of a published range beside the plot. */
const NAMES_PX = 60;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** The hit rate as a line with its interval as a band, week by week, over the published ranges; weeks with too little are gaps. */
export function HitRateWeeksChart({ weeks, running, height }: HitRateWeeksProps) {
  const id = useId();
  const rows: WeekRow[] = weeks.map(({ rate, low, high, enough }, index) => ({
    index,
    rate: enough ? rate : null,
    band: enough && low !== null && high !== null ? [low, high] : null,
  }));
  const dots = rows.length > 60 ? false : { r: 2.2, strokeWidth: 0, fill: 'var(--accent)' };
  return (
    <WeekChart
      id={`${id}-running`}
      rows={rows}
      labels={weeks.map(({ key }) => key)}
      running={running}
      height={height}
      names={NAMES_PX}
      ticks={TICKS}
      tickFormatter={fineShareOf}
      tip={(index) => {
        const week = weeks[index];
        return week.enough ? (
          <>
            <TipLine name="hit rate" value={fineShareOf(week.rate)} />
            <TipLine name="95 % interval" value={shareInterval(week.low, week.high)} />
            <TipLine name="findings" value={countOf(week.n)} />
          </>
        ) : (
          <div>not enough data (n {countOf(week.n)})</div>
        );
      }}
    >
      {[
        ...anchors.map(({ name, from, to }) => (
          <ReferenceArea
            key={name}
            y1={from}
            y2={to}
            fill={name === 'good' ? 'var(--accent)' : 'var(--ink)'}
            fillOpacity={name === 'good' ? 0.1 : 0.045}
            stroke="none"
            label={{
              value: name,
              position: 'right',
              fill: 'var(--ink-muted)',
              fontSize: 11,
            }}
          />
        )),
        <Area
          key="band"
          dataKey="band"
          stroke="none"
          fill="var(--accent)"
          fillOpacity={0.22}
          isAnimationActive={false}
          activeDot={false}
        />,
        <Line
          key="rate"
          dataKey="rate"
          stroke="var(--accent)"
          strokeWidth={2.4}
          dot={dots}
          isAnimationActive={false}
          activeDot={{ r: 3.5 }}
        />,
      ]}
    </WeekChart>
  );
}
