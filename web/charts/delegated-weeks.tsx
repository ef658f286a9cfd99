import { useId } from 'react';
import { Bar } from 'recharts';
import { axisCountOf, countOf } from '../text/number';
import { TipLine } from './chart-tip';
import { countTicks } from './count-ticks';
import { Hatch } from './hatch';
import { WeekChart, type WeekRow } from './week-chart';

interface DelegatedWeeksProps {
  labels: readonly string[];
  running: readonly boolean[];
  /** Hours of agents per week; null = no source tells. */
  hours: readonly (number | null)[];
  /** Runs started per week; null = no source tells. */
  runs: readonly (number | null)[];
  height: number;
}

/** Hours of delegated runs by week; weeks no source tells of are hatched to the top, which is not 0. */
export function DelegatedWeeksChart({ labels, running, hours, runs, height }: DelegatedWeeksProps) {
  const id = useId();
  const ticks = countTicks(Math.max(1, ...hours.map((each) => each ?? 0)));
  const top = ticks[ticks.length - 1];
  const rows: WeekRow[] = labels.map((_, index) => ({
    index,
    hours: hours[index],
    unknown: hours[index] === null ? top : null,
  }));
  return (
    <WeekChart
      id={`${id}-running`}
      rows={rows}
      labels={labels}
      running={running}
      height={height}
      ticks={ticks}
      tickFormatter={axisCountOf}
      bars
      tip={(index) => (
        <>
          <TipLine name="hours of agents" value={hours[index] === null ? 'unknown' : countOf(hours[index])} />
          <TipLine name="runs started" value={runs[index] === null ? 'unknown' : countOf(runs[index])} />
        </>
      )}
    >
      <Hatch id={`${id}-unknown`} colour="var(--line-strong)" gap={5} width={1.2} />
      <Bar dataKey="hours" stackId="hours" fill="var(--tier-ambient)" maxBarSize={26} isAnimationActive={false} />
      <Bar dataKey="unknown" stackId="hours" fill={`url(#${id}-unknown)`} maxBarSize={26} isAnimationActive={false} />
    </WeekChart>
  );
}
