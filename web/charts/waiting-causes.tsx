import { useId } from 'react';
import { Bar } from 'recharts';
import type { WaitingQuery } from '../gql/documents';
import { axisCountOf, countOf, shareOf } from '../text/number';
import { causeName, waitCauses } from '../text/wait-cause';
import { CauseMark, causeColour } from './cause-mark';
import { TipLine } from './chart-tip';
import { countTicks } from './count-ticks';
import { Hatch } from './hatch';
import { WeekChart, type WeekRow } from './week-chart';

type Waiting = WaitingQuery['waiting'];

interface WaitingCausesProps {
  periods: Waiting['periods'];
  weekly: Waiting['weekly'];
  height: number;
}

/** Hours of waiting per week by cause, stacked: together they are the stage hours. */
export function WaitingCausesChart({ periods, weekly, height }: WaitingCausesProps) {
  const id = useId();
  const rows: WeekRow[] = periods.label.map((_, index) => ({
    index,
    ...Object.fromEntries(waitCauses.map((cause) => [cause, weekly[cause][index]])),
  }));
  const sum = (index: number) => waitCauses.reduce((hours, cause) => hours + weekly[cause][index], 0);
  return (
    <WeekChart
      id={`${id}-running`}
      rows={rows}
      labels={periods.label}
      running={periods.running}
      height={height}
      ticks={countTicks(Math.max(1, ...rows.map(({ index }) => sum(index))))}
      tickFormatter={axisCountOf}
      bars
      tip={(index) => (
        <>
          {[...waitCauses].reverse().map((cause) => (
            <TipLine
              key={cause}
              mark={<CauseMark cause={cause} />}
              name={causeName(cause)}
              value={`${countOf(weekly[cause][index])} h${sum(index) > 0 ? `, ${shareOf(weekly[cause][index] / sum(index))}` : ''}`}
            />
          ))}
          <TipLine name="all" value={`${countOf(sum(index))} h`} />
          <TipLine name="visits" value={countOf(weekly.n[index])} />
        </>
      )}
    >
      {[
        <Hatch key="hatch" id={`${id}-away`} colour={causeColour('unavailability')} gap={5} width={2.6} />,
        ...waitCauses.map((cause) => (
          <Bar
            key={cause}
            dataKey={cause}
            stackId="hours"
            fill={cause === 'unavailability' ? `url(#${id}-away)` : causeColour(cause)}
            stroke={cause === 'unavailability' ? causeColour(cause) : undefined}
            strokeWidth={cause === 'unavailability' ? 0.6 : 0}
            maxBarSize={26}
            isAnimationActive={false}
          />
        )),
      ]}
    </WeekChart>
  );
}
