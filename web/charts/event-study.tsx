import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import type { EffectAnswer } from '../state/effect';
import { boundsOf, changeOf, effectOf, weekFrom } from '../text/effect';
import { countedOf } from '../text/number';
import { ChartTip } from './chart-tip';
import { effectTicks } from './effect-ticks';
import classes from './event-study.module.css';

const MARGIN = { top: 26, right: 10, bottom: 40, left: 54 };

interface EventStudyProps {
  study: NonNullable<EffectAnswer['study']>;
  unit: string;
  height: number;
}

/** Effect by weeks from the rollout: diamonds before, rings in the base, dots after, each with its 95 % interval, around a line at zero. */
export function EventStudy({ study, unit, height }: EventStudyProps) {
  const { ref, width } = useElementSize();
  const [over, setOver] = useState<number | null>(null);
  const { weeksFromRollout: weeks, effect, low, high, base } = study;
  const known = [...effect, ...low, ...high].filter((value): value is number => value !== null);
  const ticks = effectTicks(Math.min(0, ...known), Math.max(0, ...known));
  const inner = Math.max(1, width - MARGIN.left - MARGIN.right);
  const step = inner / weeks.length;
  const x = (place: number) => MARGIN.left + (place + 0.5) * step;
  const bottom = height - MARGIN.bottom;
  const y = (value: number) =>
    bottom - ((value - ticks[0]) / (ticks[ticks.length - 1] - ticks[0])) * (bottom - MARGIN.top);
  const rollout = MARGIN.left + weeks.indexOf(0) * step;
  const every = step < 22 ? 4 : step < 30 ? 2 : 1;
  return (
    <div ref={ref} className={classes.drawing} style={{ height }}>
      {width > 0 && (
        <svg width={width} height={height} className={classes.svg} onPointerLeave={() => setOver(null)} aria-hidden>
          {ticks.map((tick) => (
            <g key={tick}>
              <line
                x1={MARGIN.left}
                x2={width - MARGIN.right}
                y1={y(tick)}
                y2={y(tick)}
                className={tick === 0 ? classes.zero : classes.grid}
              />
              <text x={MARGIN.left - 8} y={y(tick) + 4} textAnchor="end" className={classes.axis}>
                {tick === 0 ? '0' : changeOf(unit, tick).replace(/\.0+$/, '')}
              </text>
            </g>
          ))}
          <line x1={rollout} x2={rollout} y1={MARGIN.top - 8} y2={bottom} className={classes.rollout} />
          <text x={rollout - 6} y={14} textAnchor="end" className={classes.side}>
            before
          </text>
          <text x={rollout + 6} y={14} className={classes.mark}>
            rollout
          </text>
          {weeks.map((week, place) => (
            <g key={week}>
              {week % every === 0 && (
                <text x={x(place)} y={bottom + 16} textAnchor="middle" className={classes.axis}>
                  {weekFrom(week)}
                </text>
              )}
              {low[place] !== null && high[place] !== null && (
                <line
                  x1={x(place)}
                  x2={x(place)}
                  y1={y(low[place])}
                  y2={y(high[place])}
                  className={week < 0 ? classes.early : classes.whisker}
                />
              )}
              {effect[place] !== null && (
                <g transform={`translate(${x(place)} ${y(effect[place])})`}>
                  <StudyMark kind={base[place] ? 'base' : week < 0 ? 'before' : 'after'} />
                </g>
              )}
              <rect
                x={x(place) - step / 2}
                y={MARGIN.top}
                width={step}
                height={bottom - MARGIN.top}
                fill="transparent"
                onPointerEnter={() => setOver(place)}
              />
            </g>
          ))}
          <text x={MARGIN.left + inner / 2} y={height - 6} textAnchor="middle" className={classes.axis}>
            weeks from the rollout
          </text>
        </svg>
      )}
      {over !== null && (
        <div
          className={classes.tip}
          style={x(over) > width / 2 ? { right: width - x(over) + 10 } : { left: x(over) + 10 }}
        >
          <ChartTip title={`Week ${weekFrom(weeks[over])} from the rollout${base[over] ? ', in the base' : ''}`}>
            {effect[over] === null ? (
              <p className={classes.line}>No team has the data.</p>
            ) : (
              <>
                <p className={classes.line}>
                  {effectOf(unit, { value: effect[over], low: null, high: null }).split(' [')[0]}
                </p>
                <p className={classes.line}>95 % {boundsOf(unit, low[over], high[over])}</p>
                <p className={classes.line}>{countedOf(study.teams[over], 'rolled-out team')}</p>
              </>
            )}
          </ChartTip>
        </div>
      )}
    </div>
  );
}

/** A diamond before the rollout, a ring in the base, a dot after. */
function StudyMark({ kind }: { kind: 'before' | 'base' | 'after' }) {
  if (kind === 'before') return <path d="M0 -5L5 0L0 5L-5 0Z" className={classes.hollow} />;
  return <circle r={kind === 'base' ? 3.5 : 4.5} className={kind === 'base' ? classes.hollow : classes.dot} />;
}

/** The marks as the legend shows them. */
export function StudyLegendMark({ kind }: { kind: 'before' | 'base' | 'after' }) {
  return (
    <svg width={14} height={14} viewBox="-7 -7 14 14" aria-hidden focusable="false">
      <line y1={-7} y2={7} className={kind === 'after' ? classes.whisker : classes.early} />
      <StudyMark kind={kind} />
    </svg>
  );
}
