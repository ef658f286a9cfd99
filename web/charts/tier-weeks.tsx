import { useId } from 'react';
import { Bar } from 'recharts';
import type { Tier } from '../gql/documents';
import { axisCountOf, countOf } from '../text/number';
import { tierName, tiers, tiersDown } from '../text/tier';
import { TipLine } from './chart-tip';
import { countTicks } from './count-ticks';
import { EndLabels } from './end-labels';
import { Hatch } from './hatch';
import { stackLabels } from './stack-labels';
import { TierMark, tierColour } from './tier-mark';
import { WeekChart, type WeekRow } from './week-chart';

interface TierWeeksProps {
  labels: readonly string[];
  running: readonly boolean[];
  /** People per tier, one entry per week. */
  counts: Record<Tier, readonly number[]>;
  /** Of these, people whose tier may be higher. */
  atLeast: readonly number[];
  height: number;
}

/** Room for the names beside the last week, in px. */
const NAMES_PX = 104;
const TOP_PX = 8;
const AXIS_PX = 24;
/** From the most to the least: power stands on the ground, so that its growth can be read off the axis. */
const stacked = tiersDown;

/** People per tier by week, stacked; unknown is hatched, and so is the week that is not over. */
export function TierWeeksChart({ labels, running, counts, atLeast, height }: TierWeeksProps) {
  const id = useId();
  const rows: WeekRow[] = labels.map((_, index) => ({
    index,
    ...Object.fromEntries(tiers.map((tier) => [tier, counts[tier][index]])),
  }));
  const all = (index: number) => tiers.reduce((sum, tier) => sum + counts[tier][index], 0);
  const ticks = countTicks(Math.max(1, ...labels.map((_, index) => all(index))));
  const top = ticks[ticks.length - 1];
  const last = labels.length - 1;
  const names = stackLabels(
    stacked.map((tier) => ({
      name: `${tierName(tier)} ${countOf(counts[tier][last])}`,
      colour: tierColour(tier),
      value: counts[tier][last] ?? 0,
    })),
    top,
  );
  return (
    <div style={{ position: 'relative', height }}>
      <WeekChart
        id={`${id}-running`}
        rows={rows}
        labels={labels}
        running={running}
        height={height}
        names={NAMES_PX}
        ticks={ticks}
        tickFormatter={axisCountOf}
        bars
        tip={(index) => (
          <>
            {[...stacked].reverse().map((tier) => (
              <TipLine
                key={tier}
                mark={<TierMark tier={tier} />}
                name={tierName(tier)}
                value={countOf(counts[tier][index])}
              />
            ))}
            <TipLine name="people" value={countOf(all(index))} />
            {atLeast[index] > 0 && <TipLine name="at least: may be higher" value={countOf(atLeast[index])} />}
          </>
        )}
      >
        {[
          <Hatch key="hatch" id={`${id}-unknown`} colour="var(--ink-muted)" gap={5} width={1.5} />,
          ...stacked.map((tier) => (
            <Bar
              key={tier}
              dataKey={tier}
              stackId="people"
              maxBarSize={34}
              isAnimationActive={false}
              fill={tier === 'unknown' ? `url(#${id}-unknown)` : tierColour(tier)}
              stroke="var(--surface)"
              strokeWidth={1}
            />
          )),
        ]}
      </WeekChart>
      <EndLabels labels={names} top={TOP_PX} height={height - TOP_PX - AXIS_PX} width={NAMES_PX} />
    </div>
  );
}
