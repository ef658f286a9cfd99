import {
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
  CartesianGrid,
} from 'recharts';
import type { AgeingQuery, Stage } from '../gql/documents';
import { stageColour } from '../parts/stage-mark';
import { authorshipName } from '../text/cut-name';
import { durationOf } from '../text/duration';
import { stageName } from '../text/stage-name';
import { durationTick } from '../text/tick';
import { ChartTip } from './chart-tip';
import { apart } from './end-labels';
import { logDurationTicks } from './duration-ticks';
import { scatterPlace } from './scatter-place';

type Answer = AgeingQuery['ageing'];

/** One open pull request as a dot. */
interface Dot {
  index: number;
  x: number;
  y: number;
  stage: Stage;
  agent: boolean;
}

interface AgeingChartProps {
  ageing: Answer;
  /** The stages that have a column, in flow order. */
  columns: readonly Stage[];
  clock: 'elapsed' | 'working';
  height: number;
  /** On a narrow drawing the lines are not labelled; the legend says which is which. */
  narrow: boolean;
  onOpen: (pullRequest: string) => void;
}

const TOP = 8;
const X_AXIS = 30;
const LABEL_PX = 12;
const percentiles = ['p50', 'p85', 'p95'] as const;

/** Younger than this counts as this: a logarithmic scale has no zero. */
const LEAST_HOURS = 0.1;

/** Share of the plot's height from its top at which a duration stands. */
function placeOf(hours: number, most: number): number {
  return (Math.log(most) - Math.log(Math.max(LEAST_HOURS, hours))) / (Math.log(most) - Math.log(LEAST_HOURS));
}

/** One dot per open pull request, its age over its stage, with the percentiles of the finished ones as lines. */
export function AgeingChart({ ageing, columns, clock, height, narrow, onOpen }: AgeingChartProps) {
  const dots: Dot[] = ageing.repo.map((repo, index) => ({
    index,
    x: columns.indexOf(ageing.stage[index]) + scatterPlace(`${repo}#${ageing.number[index]}`, 0.3),
    y: Math.max(LEAST_HOURS, ageing.ageHours[index]),
    stage: ageing.stage[index],
    agent: ageing.authorship[index] === 'agent_authored',
  }));
  const lines = ageing.finished.filter((flow) => columns.includes(flow.stage) && flow.enough && !flow.unknown);
  const most = Math.max(24, ...dots.map((dot) => dot.y), ...lines.map((line) => line.p95 ?? 0)) * 1.4;
  const plot = height - TOP - X_AXIS;
  const nameOf = (dot: Dot) => `${ageing.repo[dot.index]}#${ageing.number[dot.index]}`;
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ScatterChart margin={{ top: TOP, right: narrow ? 6 : 30, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--grid)" />
        <XAxis
          type="number"
          dataKey="x"
          domain={[-0.5, columns.length - 0.5]}
          ticks={columns.map((_, index) => index)}
          tickFormatter={(index: number) => stageName(columns[index])}
          height={X_AXIS}
          tickLine={false}
          axisLine={{ stroke: 'var(--line-strong)' }}
          tick={{ fill: 'var(--ink)', fontSize: narrow ? 11 : 13, fontWeight: 550 }}
          interval={0}
        />
        <YAxis
          type="number"
          dataKey="y"
          scale="log"
          domain={[LEAST_HOURS, most]}
          ticks={logDurationTicks(LEAST_HOURS, most)}
          tickFormatter={durationTick}
          tickLine={false}
          axisLine={false}
          tick={{ fill: 'var(--ink-muted)', fontSize: 12 }}
          width={narrow ? 48 : 50}
          allowDataOverflow
        />
        <Tooltip
          isAnimationActive={false}
          cursor={false}
          content={({ active, payload }) => {
            const dot = payload?.[0]?.payload as Dot | undefined;
            if (!active || !dot) return null;
            return (
              <ChartTip title={nameOf(dot)}>
                <div>{ageing.title[dot.index]}</div>
                <div>
                  {durationOf(ageing.ageHours[dot.index], clock)} in {stageName(dot.stage)} ·{' '}
                  {authorshipName[ageing.authorship[dot.index]]}
                </div>
              </ChartTip>
            );
          }}
        />
        <Scatter
          data={dots}
          isAnimationActive={false}
          onClick={(point: { payload?: Dot }) => point.payload && onOpen(nameOf(point.payload))}
          shape={(props: { cx?: number; cy?: number; payload?: Dot }) => (
            <DotShape cx={props.cx ?? 0} cy={props.cy ?? 0} dot={props.payload as Dot} />
          )}
        />
        {lines.flatMap((line) => {
          const at = columns.indexOf(line.stage);
          const drawn = percentiles.filter((percentile) => line[percentile] !== null);
          const pixels = drawn.map((percentile) => placeOf(line[percentile] ?? 0, most) * plot);
          const places = apart(pixels, LABEL_PX, plot);
          return drawn.map((percentile, index) => {
            const y = Math.max(LEAST_HOURS, line[percentile] ?? 0);
            return (
              <ReferenceLine
                key={`${line.stage}-${percentile}`}
                segment={[
                  { x: at - 0.38, y },
                  { x: at + 0.38, y },
                ]}
                stroke="var(--ink)"
                strokeWidth={1.25}
                strokeDasharray={percentile === 'p50' ? undefined : percentile === 'p85' ? '5 3' : '1.5 3'}
                label={
                  narrow
                    ? undefined
                    : {
                        value: percentile,
                        position: 'right',
                        fontSize: 10.5,
                        fill: 'var(--ink-muted)',
                        offset: 4,
                        dy: places[index] - pixels[index],
                      }
                }
              />
            );
          });
        })}
      </ScatterChart>
    </ResponsiveContainer>
  );
}

/** Agent-authored ones are rings, the others discs, so that the colour is left to the stage. */
function DotShape({ cx, cy, dot }: { cx: number; cy: number; dot: Dot }) {
  const colour = stageColour(dot.stage);
  return (
    <circle
      cx={cx}
      cy={cy}
      r={dot.agent ? 3.6 : 3.8}
      fill={dot.agent ? 'var(--surface)' : colour}
      fillOpacity={dot.agent ? 0.6 : 0.75}
      stroke={dot.agent ? colour : 'var(--surface)'}
      strokeWidth={dot.agent ? 1.6 : 0.6}
      cursor="pointer"
    />
  );
}
