import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { FlowWeeksQuery, Stage } from '../gql/documents';
import { StageMark, stageColour } from '../parts/stage-mark';
import { axisCountOf, countOf, shareOf } from '../text/number';
import { stageName } from '../text/stage-name';
import { ChartTip, TipLine } from './chart-tip';
import { EndLabels } from './end-labels';
import { Hatch } from './hatch';
import { weekTick, weekTicks } from './week-axis';

type Answer = FlowWeeksQuery['flow'];
type Row = Partial<Record<Stage, number>> & { index: number; share: number | null };

const BOTTOM = 24;
const TOP = 8;
const RIGHT = 86;
const LEFT = 52;

interface StageHoursProps {
  flow: Answer;
  /** The stages that are stacked: pull requests only, and known. */
  shown: readonly Stage[];
  height: number;
}

/** Stage hours per week, stacked in flow order, with the agent-authored share as a line over them. */
export function StageHoursChart({ flow, shown, height }: StageHoursProps) {
  const { ref, width } = useElementSize();
  const id = useId();
  const series = (stage: Stage) => flow.series.find((each) => each.stage === stage);
  const write = series('write');
  const rows: Row[] = flow.periods.label.map((_, index) => ({
    index,
    share: write?.agentAuthoredShare[index] ?? null,
    ...Object.fromEntries(shown.map((stage) => [stage, series(stage)?.stageHours[index] ?? 0])),
  }));
  const total = (row: Row) => shown.reduce((sum, stage) => sum + (row[stage] ?? 0), 0);
  const most = niceTop(Math.max(1, ...rows.map(total)));
  const last = rows[rows.length - 1];
  let below = 0;
  const labels = last
    ? shown.map((stage) => {
        const middle = below + (last[stage] ?? 0) / 2;
        below += last[stage] ?? 0;
        return { name: stageName(stage), colour: stageColour(stage), place: 1 - middle / most };
      })
    : [];
  if (last && last.share !== null)
    labels.push({ name: `agents ${shareOf(last.share)}`, colour: 'var(--ink)', place: 1 - last.share });
  const running = flow.periods.running.indexOf(true);
  return (
    <div ref={ref} style={{ position: 'relative', height }}>
      <ResponsiveContainer width="100%" height={height}>
        <ComposedChart data={rows} margin={{ top: TOP, right: RIGHT, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <Hatch id={`${id}-pickup`} colour={stageColour('pickup')} gap={5} />
          <Hatch id={`${id}-running`} colour="var(--line-strong)" gap={6} width={1.2} />
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis
            type="number"
            dataKey="index"
            domain={[0, Math.max(1, rows.length - 1)]}
            ticks={weekTicks(rows.length, width - RIGHT - LEFT)}
            tickFormatter={(index: number) => weekTick(flow.periods.label[index] ?? '')}
            height={BOTTOM}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-strong)' }}
            tick={{ fill: 'var(--ink-muted)', fontSize: 12 }}
            interval={0}
          />
          <YAxis
            yAxisId="hours"
            domain={[0, most]}
            ticks={[0, most / 4, most / 2, (3 * most) / 4, most]}
            tickFormatter={axisCountOf}
            width={LEFT}
            tickLine={false}
            axisLine={false}
            tick={{ fill: 'var(--ink-muted)', fontSize: 12 }}
          />
          <YAxis yAxisId="share" orientation="right" domain={[0, 1]} hide />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)' }}
            content={({ active, label }) => {
              const row = rows[Number(label)];
              if (!active || !row) return null;
              return (
                <ChartTip title={flow.periods.label[row.index]}>
                  {[...shown].reverse().map((stage) => (
                    <TipLine
                      key={stage}
                      mark={<StageMark stage={stage} />}
                      name={stageName(stage)}
                      value={`${countOf(row[stage])} h`}
                    />
                  ))}
                  <TipLine name="all" value={`${countOf(total(row))} h`} />
                  <TipLine name="agent-authored" value={shareOf(row.share)} />
                </ChartTip>
              );
            }}
          />
          {shown.map((stage) => (
            <Area
              key={stage}
              yAxisId="hours"
              dataKey={stage}
              stackId="hours"
              stroke={stageColour(stage)}
              strokeWidth={1}
              fill={stage === 'pickup' ? `url(#${id}-pickup)` : stageColour(stage)}
              fillOpacity={stage === 'pickup' ? 1 : 0.85}
              isAnimationActive={false}
              activeDot={false}
            />
          ))}
          <Line
            yAxisId="share"
            dataKey="share"
            stroke="var(--ink)"
            strokeWidth={2}
            strokeDasharray="5 4"
            dot={false}
            activeDot={{ r: 3, fill: 'var(--ink)' }}
            isAnimationActive={false}
            connectNulls
          />
          {running > 0 && (
            <ReferenceArea
              yAxisId="hours"
              x1={running - 1}
              x2={running}
              fill={`url(#${id}-running)`}
              fillOpacity={1}
              ifOverflow="hidden"
            />
          )}
        </ComposedChart>
      </ResponsiveContainer>
      <EndLabels labels={labels} top={TOP} height={height - TOP - BOTTOM} width={RIGHT} />
    </div>
  );
}

/** The next of 1, 2, 4, 6, 8, 10 × a power of ten: four equal steps that people can read. */
export function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return power * ([1, 2, 4, 6, 8, 10].find((each) => each * power >= most) ?? 10);
}
