import { useId } from 'react';
import { Bar } from 'recharts';
import type { DeployStageQuery } from '../gql/documents';
import { axisCountOf, countOf } from '../text/number';
import { TipLine } from './chart-tip';
import { countTicks } from './count-ticks';
import { Hatch } from './hatch';
import { WeekChart, type WeekRow } from './week-chart';

type Stage = DeployStageQuery['deployStage'];

/** Production deploys per week: those that required intervention hatched on top of the others. */
export function DeployWeeksChart({ stage, height }: { stage: Stage; height: number }) {
  const id = useId();
  const { periods, weekly } = stage;
  const rows: WeekRow[] = periods.label.map((_, index) => ({
    index,
    sound: weekly.deploys[index] - weekly.failed[index],
    failed: weekly.failed[index],
  }));
  return (
    <WeekChart
      id={`${id}-running`}
      rows={rows}
      labels={periods.label}
      running={periods.running}
      height={height}
      ticks={countTicks(Math.max(1, ...weekly.deploys))}
      tickFormatter={axisCountOf}
      bars
      tip={(index) => (
        <>
          <TipLine name="deploys" value={countOf(weekly.deploys[index])} />
          <TipLine name="failed" value={countOf(weekly.failed[index])} />
          <TipLine name="changes" value={countOf(weekly.changes[index])} />
        </>
      )}
    >
      <Hatch id={`${id}-failed`} colour="var(--ink)" gap={4} width={1.5} />
      <Bar
        dataKey="sound"
        stackId="deploys"
        fill="var(--stage-deploy)"
        fillOpacity={0.85}
        maxBarSize={26}
        isAnimationActive={false}
      />
      <Bar
        dataKey="failed"
        stackId="deploys"
        maxBarSize={26}
        isAnimationActive={false}
        fill={`url(#${id}-failed)`}
        stroke="var(--ink)"
      />
    </WeekChart>
  );
}
