import { Tooltip } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import { waveStateName } from '../text/rollout';
import { gateReasonText, gateVerdictName } from '../text/rollout-gate';
import { Hatch } from './hatch';
import { spansOf, worstOf, type Span, type SpanKind, type WaveWeeks } from './rollout-geometry';
import classes from './rollout-gantt.module.css';
import { LightShape } from './rollout-light';
import { weekTick, weekTicks } from './week-axis';

/** One wave as a row of the drawing. */
export interface GanttWave extends WaveWeeks {
  name: string;
  /** Below the name, such as "2 teams, power". */
  about: string;
  /** Why it does not go on, such as "by the gate “hit rate”"; null = nothing to say. */
  note?: string | null;
  lights: readonly GanttLight[];
}

export interface GanttLight {
  gate: string;
  metric: string;
  week: string;
  verdict: string;
  reason: string;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
  effectiveN: number | null;
  target: number;
  floor: number;
  overridden: boolean;
}

/** A gate over all teams, with its lights. */
export interface GanttGate {
  name: string;
  lights: readonly GanttLight[];
}

interface RolloutGanttProps {
  weeks: readonly string[];
  waves: readonly GanttWave[];
  /** Gates that speak for everybody: a row each, below the waves. */
  gates?: readonly GanttGate[];
  /** Place of today in the weeks, with the part of the week that is over; null = outside of the plan. */
  today: number | null;
}

const TOP = 30;
const BAR = 20;

/** Heights and places in px. Where names and weeks do not fit side by side, the names stand above. */
const layouts = {
  wide: { left: 168, row: 62, gate: 30, name: 20, about: 36, bar: 8, lights: 44, gateName: 20, gateLights: 15 },
  narrow: { left: 0, row: 84, gate: 42, name: 18, about: 34, bar: 41, lights: 73, gateName: 16, gateLights: 30 },
};
type Layout = (typeof layouts)['wide'];

/** Height of the drawing in px, where names stand beside it. */
export const ganttHeight = (waves: number, gates = 0): number => heightIn(layouts.wide, waves, gates);

const heightIn = ({ row, gate }: Layout, waves: number, gates: number): number =>
  TOP + Math.max(1, waves) * row + gates * gate + 6;

/** Waves as rows over the weeks of a plan: what they do or shall do as bars, the gates of each week as lights below, today as a line. */
export function RolloutGantt({ weeks, waves, gates = [], today }: RolloutGanttProps) {
  const { ref, width } = useElementSize();
  const id = useId();
  // Before it is measured (0) most drawings are wide: they shall not jump.
  const layout = width > 0 && width < 560 ? layouts.narrow : layouts.wide;
  const height = heightIn(layout, waves.length, gates.length);
  const { left } = layout;
  const step = Math.max(1, (width - left - 8) / Math.max(1, weeks.length));
  const x = (place: number) => left + place * step;
  return (
    <div ref={ref} className={classes.drawing} style={{ height }}>
      {width > 0 && (
        <svg width={width} height={height} className={classes.svg} role="list" aria-label="Waves of the plan">
          <Hatch id={`${id}-held`} colour="var(--ink-muted)" gap={6} width={2.2} />
          <Hatch id={`${id}-soak`} colour="var(--accent)" gap={5} width={1.6} />
          <g aria-hidden>
            {weekTicks(weeks.length, width - left).map((place) => (
              <g key={place}>
                <line x1={x(place)} x2={x(place)} y1={TOP - 6} y2={height} className={classes.grid} />
                <text x={x(place) + 3} y={14} className={classes.axis}>
                  {weekTick(weeks[place])}
                </text>
              </g>
            ))}
          </g>
          {waves.map((wave, row) => (
            <WaveRow
              key={wave.name}
              wave={wave}
              weeks={weeks}
              y={TOP + row * layout.row}
              x={x}
              step={step}
              id={id}
              layout={layout}
              today={today}
            />
          ))}
          {gates.map((gate, row) => {
            const y = TOP + waves.length * layout.row + row * layout.gate;
            return (
              <g key={gate.name} role="listitem" aria-label={`Gate over all teams: ${gate.name}`}>
                <line x1={0} x2={x(weeks.length)} y1={y} y2={y} className={classes.grid} aria-hidden />
                <text x={0} y={y + layout.gateName} className={classes.axis} aria-hidden>
                  {cut(gate.name, (left || width) - 12, 6.2)}
                </text>
                <Lights
                  name={gate.name}
                  lights={gate.lights}
                  weeks={weeks}
                  x={x}
                  y={y + layout.gateLights}
                  step={step}
                />
              </g>
            );
          })}
          {today !== null && (
            <g aria-hidden>
              {/* Where the names stand above the bars it leaves them out. */}
              {left > 0 ? (
                <line x1={x(today)} x2={x(today)} y1={TOP - 8} y2={height} className={classes.today} />
              ) : (
                [
                  ...waves.map((_, row) => [TOP + row * layout.row + layout.bar - 3, layout.row - layout.bar]),
                  ...gates.map((_, row) => [
                    TOP + waves.length * layout.row + row * layout.gate + layout.gateName + 4,
                    22,
                  ]),
                ].map(([y, length]) => (
                  <line key={y} x1={x(today)} x2={x(today)} y1={y} y2={y + length} className={classes.today} />
                ))
              )}
              <text
                x={x(today)}
                y={TOP - 4}
                textAnchor={today > weeks.length - 2 ? 'end' : today < 1 ? 'start' : 'middle'}
                className={classes.todayName}
              >
                today
              </text>
            </g>
          )}
        </svg>
      )}
    </div>
  );
}

interface WaveRowProps {
  wave: GanttWave;
  weeks: readonly string[];
  y: number;
  x: (place: number) => number;
  step: number;
  id: string;
  layout: Layout;
  today: number | null;
}

function WaveRow({ wave, weeks, y, x, step, id, layout, today }: WaveRowProps) {
  const spans = spansOf(wave, weeks);
  const top = y + layout.bar;
  const end = x(weeks.length);
  const narrow = layout.left === 0;
  const room = (layout.left || end) - 12;
  const noted = x(Math.max(spans.at(-1)?.to ?? 0, today ?? 0)) + 8;
  return (
    <g role="listitem" aria-label={rowText(wave, spans, weeks)}>
      <line x1={0} x2={x(weeks.length)} y1={y} y2={y} className={classes.grid} aria-hidden />
      <text x={0} y={y + layout.name} className={classes.name} aria-hidden>
        {cut(wave.name, room, 7.1)}
      </text>
      <text x={0} y={y + layout.about} className={classes.axis} aria-hidden>
        {narrow && <tspan className={classes.word}>{waveStateName(wave.state)} </tspan>}
        {cut(narrow ? (wave.note ?? wave.about) : wave.about, room - (narrow ? 70 : 0), 5.9)}
      </text>
      {spans.map((span) => (
        <Tooltip key={`${span.kind}-${span.from}`} label={spanText(span, weeks)}>
          <g className={span.ahead ? classes.ahead : undefined} aria-hidden>
            <Bar kind={span.kind} x={x(span.from) + 1} y={top} width={(span.to - span.from) * step - 2} id={id} />
          </g>
        </Tooltip>
      ))}
      {!narrow && (
        <text x={0} y={y + 51} className={classes.word} aria-hidden>
          {waveStateName(wave.state)}
        </text>
      )}
      {!narrow && wave.note && end - noted > 90 && (
        <text x={noted} y={top + 14} className={classes.axis} aria-hidden>
          {cut(wave.note, end - noted, 6.2)}
        </text>
      )}
      <Lights name={wave.name} lights={wave.lights} weeks={weeks} x={x} y={y + layout.lights} step={step} />
    </g>
  );
}

interface LightsProps {
  name: string;
  lights: readonly GanttLight[];
  weeks: readonly string[];
  x: (place: number) => number;
  y: number;
  step: number;
}

/** One light per week: the worst of the gates that were read in it; the tip tells each. */
function Lights({ name, lights, weeks, x, y, step }: LightsProps) {
  return weeks.map((week, place) => {
    const there = lights.filter((light) => light.week === week);
    const worst = worstOf(there.map(({ verdict }) => verdict));
    if (!worst) return null;
    return (
      <Tooltip key={week} multiline maw={420} label={<LightTip week={week} lights={there} />}>
        <g
          transform={`translate(${x(place) + step / 2} ${y}) scale(${Math.min(1, Math.max(0.6, step / 17))})`}
          className={classes.light}
          tabIndex={0}
          role="img"
          aria-label={`${name}, ${week}: ${there.map(lightText).join(' ')}`}
        >
          <circle r={10} fill="transparent" />
          <LightShape verdict={worst} />
        </g>
      </Tooltip>
    );
  });
}

function Bar({ kind, x, y, width, id }: { kind: SpanKind; x: number; y: number; width: number; id: string }) {
  const shared = { x, y, width: Math.max(2, width), height: BAR, rx: 3 };
  switch (kind) {
    case 'training':
      return <rect {...shared} className={classes.training} />;
    case 'soaking':
      return <rect {...shared} fill={`url(#${id}-soak)`} className={classes.soak} />;
    case 'running':
      return <rect {...shared} className={classes.running} />;
    case 'held':
      return <rect {...shared} fill={`url(#${id}-held)`} className={classes.held} />;
    case 'rolled_back': {
      const middle = x + Math.min(width / 2, 12);
      return (
        <g className={classes.back}>
          <rect {...shared} />
          <path d={`M${middle - 5} ${y + 5}L${middle + 5} ${y + 15}M${middle + 5} ${y + 5}L${middle - 5} ${y + 15}`} />
        </g>
      );
    }
  }
}

function LightTip({ week, lights }: { week: string; lights: readonly GanttLight[] }) {
  return (
    <>
      <b>{week}</b>
      {lights.map((light) => (
        <div key={`${light.gate} ${light.metric}`}>{lightText(light)}</div>
      ))}
    </>
  );
}

const lightText = (light: GanttLight): string =>
  `${light.gate}: ${gateVerdictName(light.verdict)}. ${gateReasonText(light)}`;

function spanText({ kind, ahead, from, to }: Span, weeks: readonly string[]): string {
  const last = weeks[to - 1];
  return `${ahead ? 'planned: ' : ''}${waveStateName(kind)}, ${weeks[from] === last ? last : `${weeks[from]} to ${last}`}`;
}

function rowText(wave: GanttWave, spans: Span[], weeks: readonly string[]): string {
  return [
    [`${wave.name}, ${wave.about}: ${waveStateName(wave.state)}`, wave.note].filter(Boolean).join(' '),
    ...spans.map((span) => spanText(span, weeks)),
  ].join('; ');
}

/** A text cut to about `room` px at `each` px per letter. */
function cut(text: string, room: number, each: number): string {
  const most = Math.floor(room / each);
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1))}…`;
}

/** A piece of bar as the legend shows it; pale = ahead. */
export function GanttMark({ kind, ahead }: { kind: SpanKind; ahead?: boolean }) {
  const id = useId();
  return (
    <svg width={24} height={14} aria-hidden focusable="false">
      <Hatch id={`${id}-held`} colour="var(--ink-muted)" gap={6} width={2.2} />
      <Hatch id={`${id}-soak`} colour="var(--accent)" gap={5} width={1.6} />
      <g transform="scale(1 .66)" className={ahead ? classes.ahead : undefined}>
        <Bar kind={kind} x={1} y={0.5} width={22} id={id} />
      </g>
    </svg>
  );
}
