import type { ReactElement } from 'react';
import { useElementSize } from '@mantine/hooks';
import { CartesianGrid, ComposedChart, ReferenceArea, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartTip } from './chart-tip';
import { Hatch } from './hatch';
import { weekTick, weekTicks } from './week-axis';

/** One week of a chart; `index` is its place, the rest are its values. */
export type WeekRow = { index: number } & Record<string, number | null | [number, number]>;

interface WeekChartProps {
  /** Name of the hatch pattern; unique on the page. */
  id: string;
  rows: WeekRow[];
  labels: readonly string[];
  running: readonly boolean[];
  height: number;
  ticks: number[];
  tickFormatter: (value: number) => string;
  /** What stands in the tip of one week. */
  tip: (index: number) => React.ReactNode;
  /** Bars need half a week of room at both ends. */
  bars?: boolean;
  /** Room for names at the right of the plot, in px. */
  names?: number;
  children: ReactElement | (ReactElement | false | null)[];
}

/** Axes, grid, tip and the hatched running week that all charts over weeks share. */
export function WeekChart(props: WeekChartProps) {
  const { id, rows, labels, running, height, ticks, tickFormatter, tip, bars, names = 14, children } = props;
  const { ref, width } = useElementSize();
  const room = bars ? 0.6 : 0;
  const now = running.indexOf(true);
  return (
    <div ref={ref} style={{ height }}>
      <ResponsiveContainer width="100%" height={height}>
        <ComposedChart
          data={rows}
          margin={{ top: 8, right: names, bottom: 0, left: 0 }}
          accessibilityLayer={false}
          barGap={1}
        >
          <Hatch id={id} colour="var(--line-strong)" gap={6} width={1.2} />
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis
            type="number"
            dataKey="index"
            domain={[-room, Math.max(1, rows.length - 1) + room]}
            ticks={weekTicks(rows.length, width - 52 - names)}
            tickFormatter={(index: number) => weekTick(labels[index] ?? '')}
            height={24}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-strong)' }}
            tick={{ fill: 'var(--ink-muted)', fontSize: 12 }}
            interval={0}
          />
          <YAxis
            domain={[0, ticks[ticks.length - 1] ?? 1]}
            ticks={ticks}
            tickFormatter={tickFormatter}
            width={52}
            tickLine={false}
            axisLine={false}
            tick={{ fill: 'var(--ink-muted)', fontSize: 12 }}
            allowDataOverflow
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)' }}
            content={({ active, label }) => {
              const index = Number(label);
              if (!active || !labels[index]) return null;
              return (
                <ChartTip title={`${labels[index]}${running[index] ? ', not over yet' : ''}`}>{tip(index)}</ChartTip>
              );
            }}
          />
          {children}
          {now >= 0 && (
            <ReferenceArea
              x1={bars ? now - 0.5 : Math.max(0, now - 1)}
              x2={bars ? now + 0.5 : now}
              fill={`url(#${id})`}
              fillOpacity={1}
              ifOverflow="hidden"
            />
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
