import { useId } from 'react';
import { Bar, Line, ReferenceArea, ReferenceLine } from 'recharts';
import type { PolicyPartsFragment } from '../gql/documents';
import { axisCountOf, countOf, shareOf } from '../text/number';
import { TipLine } from './chart-tip';
import { countTicks } from './count-ticks';
import { Hatch } from './hatch';
import { WeekChart, type WeekRow } from './week-chart';
import classes from './open-incidents.module.css';

const POSTED_PX = 110;
/** Under so many findings a week has no rate. */
export const LEAST = 10;

/** The hit rate of a policy week by week, in the band that was promised; below, what was posted and how much of it outside the rule. */
export function PolicyWeeksChart({ policy, height }: { policy: PolicyPartsFragment; height: number }) {
  const id = useId();
  const { weeks, promise, target } = policy;
  const rows: WeekRow[] = weeks.label.map((_, index) => ({
    index,
    rate: weeks.n[index] >= LEAST ? weeks.rate[index] : null,
    inside: weeks.posted[index] - weeks.outside[index],
    outside: weeks.outside[index],
  }));
  const tip = (index: number) => (
    <>
      <TipLine
        name="hit rate"
        value={weeks.n[index] >= LEAST ? shareOf(weeks.rate[index]) : `not enough data (n ${countOf(weeks.n[index])})`}
      />
      {weeks.n[index] >= LEAST && <TipLine name="from" value={`n ${countOf(weeks.n[index])}`} />}
      <TipLine name="posted" value={countOf(weeks.posted[index])} />
      <TipLine name="outside" value={countOf(weeks.outside[index])} />
    </>
  );
  const shared = { rows, labels: weeks.label, running: weeks.running, bars: true, tip };
  return (
    <>
      <p className={classes.scale}>hit rate, promised band and target</p>
      <WeekChart
        id={`${id}-running`}
        height={height - POSTED_PX - 40}
        ticks={[0, 0.25, 0.5, 0.75, 1]}
        tickFormatter={shareOf}
        {...shared}
      >
        {promise.low !== null && promise.high !== null && (
          <ReferenceArea key="promise" y1={promise.low} y2={promise.high} fill="var(--accent)" fillOpacity={0.15} />
        )}
        <ReferenceLine key="target" y={target} stroke="var(--ink)" strokeDasharray="6 4" />
        <Line
          key="rate"
          dataKey="rate"
          stroke="var(--accent)"
          strokeWidth={2.2}
          dot={{ r: 3, strokeWidth: 0, fill: 'var(--accent)' }}
          isAnimationActive={false}
        />
      </WeekChart>
      <p className={classes.scale}>findings posted, outside the rule hatched</p>
      <WeekChart
        id={`${id}-posted`}
        height={POSTED_PX}
        ticks={countTicks(Math.max(1, ...weeks.posted))}
        tickFormatter={axisCountOf}
        {...shared}
      >
        <Hatch key="hatch" id={`${id}-outside`} colour="var(--ink)" gap={4} width={1.5} />
        <Bar
          key="inside"
          dataKey="inside"
          stackId="posted"
          fill="var(--accent)"
          maxBarSize={26}
          isAnimationActive={false}
        />
        <Bar
          key="outside"
          dataKey="outside"
          stackId="posted"
          maxBarSize={26}
          isAnimationActive={false}
          fill={`url(#${id}-outside)`}
          stroke="var(--ink)"
        />
      </WeekChart>
    </>
  );
}
