import { useId } from 'react';
import { Bar, Line } from 'recharts';
import type { OperateStageQuery } from '../gql/documents';
import { axisCountOf, countOf, factorOf } from '../text/number';
import { missingHours } from '../text/operate';
import { TipLine } from './chart-tip';
import { countTicks } from './count-ticks';
import { Hatch } from './hatch';
import classes from './open-incidents.module.css';
import { WeekChart, type WeekRow } from './week-chart';

type Stage = OperateStageQuery['operateStage'];

/** Where the staffed hours are more than so many times the open ones, one scale would flatten the bars. */
export const ONE_SCALE = 4;
const STAFFED_PX = 96;

/**
 * Open-incident hours per week as bars, their part outside working hours hatched, against the staffed hours as a line: on one scale while both can
 * be read on it, else below each other, each on its own.
 */
export function OpenIncidentsChart({ stage, height }: { stage: Stage; height: number }) {
  const id = useId();
  const { periods, weekly } = stage;
  const rows: WeekRow[] = periods.label.map((_, index) => ({
    index,
    within: difference(weekly.openHours[index], weekly.outOfHoursOpenHours[index]),
    outside: weekly.outOfHoursOpenHours[index],
    staffed: weekly.staffedHours[index],
  }));
  const mostOpen = Math.max(1, ...weekly.openHours.map((each) => each ?? 0));
  const mostStaffed = Math.max(0, ...weekly.staffedHours.map((each) => each ?? 0));
  const together = mostStaffed <= ONE_SCALE * mostOpen;
  const hours = (value: number | null, missing = 'unknown') =>
    value === null ? missing : value > 0 && value < 9.95 ? `${value.toFixed(1)} h` : `${countOf(value)} h`;
  const tip = (index: number) => (
    <>
      <TipLine name="open" value={hours(weekly.openHours[index])} />
      <TipLine name="out of hours" value={hours(weekly.outOfHoursOpenHours[index])} />
      <TipLine name="staffed" value={hours(weekly.staffedHours[index], missingHours(stage, index))} />
      <TipLine name="load" value={weekly.load[index] === null ? 'unknown' : factorOf(weekly.load[index])} />
      <TipLine name="opened" value={countOf(weekly.incidents[index])} />
    </>
  );
  const shared = { rows, labels: periods.label, running: periods.running, tickFormatter: axisCountOf, bars: true, tip };
  const bars = [
    <Hatch key="hatch" id={`${id}-outside`} colour="var(--stage-operate)" gap={4} width={1.7} />,
    <Bar
      key="within"
      dataKey="within"
      stackId="open"
      fill="var(--stage-operate)"
      fillOpacity={0.85}
      maxBarSize={26}
      isAnimationActive={false}
    />,
    <Bar
      key="outside"
      dataKey="outside"
      stackId="open"
      maxBarSize={26}
      isAnimationActive={false}
      fill={`url(#${id}-outside)`}
      stroke="var(--stage-operate)"
    />,
  ];
  const line = (
    <Line
      key="staffed"
      dataKey="staffed"
      stroke="var(--ink)"
      strokeWidth={2}
      strokeDasharray="5 4"
      dot={false}
      isAnimationActive={false}
      activeDot={{ r: 3, fill: 'var(--ink)' }}
    />
  );
  if (together)
    return (
      <WeekChart id={`${id}-running`} height={height} ticks={countTicks(Math.max(mostOpen, mostStaffed))} {...shared}>
        {[...bars, line]}
      </WeekChart>
    );
  return (
    <>
      <p className={classes.scale}>open-incident hours</p>
      <WeekChart id={`${id}-running`} height={height - STAFFED_PX - 40} ticks={countTicks(mostOpen)} {...shared}>
        {bars}
      </WeekChart>
      <p className={classes.scale}>staffed hours, on a scale of their own</p>
      <WeekChart id={`${id}-staffed`} height={STAFFED_PX} ticks={[0, niceEnd(mostStaffed)]} {...shared}>
        {line}
      </WeekChart>
    </>
  );
}

const difference = (of: number | null, minus: number | null) => (of === null || minus === null ? null : of - minus);

/** The last of the ticks that hold so many. */
function niceEnd(most: number): number {
  const ticks = countTicks(most);
  return ticks[ticks.length - 1];
}
