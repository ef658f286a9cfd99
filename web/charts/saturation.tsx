import { useElementSize } from '@mantine/hooks';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { BottleneckWeeksQuery, Stage } from '../gql/documents';
import { StageMark, stageColour } from '../parts/stage-mark';
import { daysOf } from '../text/duration';
import { factorOf } from '../text/number';
import { stageName } from '../text/stage-name';
import { ChartTip, TipLine } from './chart-tip';
import { EndLabels } from './end-labels';
import { weekTick, weekTicks } from './week-axis';

type Answer = BottleneckWeeksQuery['bottleneck'];
type Row = Partial<Record<Stage, number | null>> & { index: number };

const BOTTOM = 24;
const TOP = 8;
const RIGHT = 74;
const LEFT = 52;
const steps = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000];

interface SaturationProps {
  bottleneck: Answer;
  shown: readonly Stage[];
  height: number;
}

/** Backlog days over their limit, per stage and week, on a logarithmic scale with the line at 1. */
export function SaturationChart({ bottleneck, shown, height }: SaturationProps) {
  const { ref, width } = useElementSize();
  const of = (stage: Stage) => bottleneck.stages.find((each) => each.stage === stage);
  const rows: Row[] = bottleneck.weeks.label.map((_, index) => ({
    index,
    ...Object.fromEntries(shown.map((stage) => [stage, saturationOf(of(stage), index)])),
  }));
  const values = rows
    .flatMap((row) => shown.map((stage) => row[stage]))
    .filter((value): value is number => Boolean(value));
  const low = [...steps].reverse().find((step) => step <= Math.min(0.3, ...values)) ?? 0.01;
  const high = steps.find((step) => step >= Math.max(3, ...values)) ?? 1000;
  const place = (value: number) => (Math.log(high) - Math.log(value)) / (Math.log(high) - Math.log(low));
  const labels = shown.flatMap((stage) => {
    const last = [...rows].reverse().find((row) => row[stage])?.[stage];
    return last ? [{ name: stageName(stage), colour: stageColour(stage), place: place(last) }] : [];
  });
  return (
    <div ref={ref} style={{ position: 'relative', height }}>
      <ResponsiveContainer width="100%" height={height}>
        <LineChart data={rows} margin={{ top: TOP, right: RIGHT, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <ReferenceArea y1={1} y2={high} fill="var(--ink)" fillOpacity={0.045} />
          {bottleneck.moves.map((move) => {
            const first = bottleneck.weeks.label.indexOf(move.between?.[0] ?? '');
            const last = bottleneck.weeks.label.indexOf(move.between?.[move.between.length - 1] ?? '');
            if (first < 0 || last < 0) return null;
            return (
              <ReferenceArea
                key={`${move.from}-${move.week}`}
                x1={first - 0.4}
                x2={last + 0.4}
                fill="var(--ink)"
                fillOpacity={0.12}
                ifOverflow="hidden"
              />
            );
          })}
          <XAxis
            type="number"
            dataKey="index"
            domain={[0, Math.max(1, rows.length - 1)]}
            ticks={weekTicks(rows.length, width - RIGHT - LEFT)}
            tickFormatter={(index: number) => weekTick(bottleneck.weeks.label[index] ?? '')}
            height={BOTTOM}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-strong)' }}
            tick={{ fill: 'var(--ink-muted)', fontSize: 12 }}
            interval={0}
          />
          <YAxis
            scale="log"
            domain={[low, high]}
            ticks={steps.filter((step) => step >= low && step <= high)}
            tickFormatter={(value: number) => `${value} ×`}
            width={LEFT}
            tickLine={false}
            axisLine={false}
            tick={{ fill: 'var(--ink-muted)', fontSize: 12 }}
            allowDataOverflow
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)' }}
            content={({ active, label }) => {
              const row = rows[Number(label)];
              if (!active || !row) return null;
              return (
                <ChartTip title={bottleneck.weeks.label[row.index]}>
                  {shown.map((stage) => (
                    <TipLine
                      key={stage}
                      mark={<StageMark stage={stage} />}
                      name={stageName(stage)}
                      value={
                        row[stage] === null
                          ? 'not enough data'
                          : `${factorOf(row[stage])} × limit · ${daysOf(of(stage)?.backlogDays[row.index])}`
                      }
                    />
                  ))}
                </ChartTip>
              );
            }}
          />
          <ReferenceLine
            y={1}
            stroke="var(--ink)"
            strokeWidth={1.2}
            label={{ value: 'limit', position: 'insideTopLeft', fontSize: 11.5, fill: 'var(--ink-muted)' }}
          />
          {shown.map((stage) => (
            <Line
              key={stage}
              dataKey={stage}
              stroke={stageColour(stage)}
              strokeWidth={2.2}
              strokeDasharray={stage === 'pickup' ? '4 2.5' : undefined}
              dot={rows.length > 60 ? false : { r: 1.6, strokeWidth: 0, fill: stageColour(stage) }}
              activeDot={{ r: 3.5 }}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
      <EndLabels labels={labels} top={TOP} height={height - TOP - BOTTOM} width={RIGHT} />
    </div>
  );
}

/** Backlog days over the limit; null where the stage has too few departures. An empty stage stands at the lowest step. */
export function saturationOf(stage: Answer['stages'][number] | undefined, index: number): number | null {
  const [backlog, limit] = [stage?.backlogDays[index], stage?.limit[index]];
  if (!stage?.enough[index] || backlog === null || backlog === undefined || !limit) return null;
  return Math.max(0.01, backlog / limit);
}
