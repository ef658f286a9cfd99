import { useElementSize } from '@mantine/hooks';
import { useId, useState } from 'react';
import { StageMark, stageColour } from '../parts/stage-mark';
import type { ForecastAnswer } from '../state/what-if';
import { shareOf } from '../text/number';
import { stageName } from '../text/stage-name';
import { ChartTip, TipLine } from './chart-tip';
import classes from './forecast.module.css';
import { Hatch } from './hatch';
import { weekTick, weekTicks } from './week-axis';

const MARGIN = { top: 6, right: 4, bottom: 22, left: 44 };

interface ForecastConstraintProps {
  stages: ForecastAnswer['stages'];
  weeks: readonly string[];
  height: number;
}

/** A column per week, filled by the share of the runs in which each stage is the constraint; what is left open is no constraint. */
export function ForecastConstraint({ stages, weeks, height }: ForecastConstraintProps) {
  const { ref, width } = useElementSize();
  const [over, setOver] = useState<number | null>(null);
  const id = useId();
  const inner = Math.max(1, width - MARGIN.left - MARGIN.right);
  const step = inner / Math.max(1, weeks.length);
  const bottom = height - MARGIN.bottom;
  const y = (share: number) => bottom - share * (bottom - MARGIN.top);
  const x = (week: number) => MARGIN.left + week * step;
  return (
    <div ref={ref} className={classes.drawing} style={{ height }}>
      {width > 0 && (
        <svg width={width} height={height} className={classes.svg} aria-hidden onPointerLeave={() => setOver(null)}>
          <Hatch id={id} colour={stageColour('pickup')} gap={4} />
          {[0, 0.5, 1].map((share) => (
            <g key={share}>
              <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(share)} y2={y(share)} className={classes.grid} />
              <text x={MARGIN.left - 6} y={y(share) + 4} textAnchor="end" className={classes.axis}>
                {shareOf(share)}
              </text>
            </g>
          ))}
          {weeks.map((week, index) => (
            <g key={week}>
              <rect
                x={x(index) + 1}
                y={MARGIN.top}
                width={Math.max(1, step - 2)}
                height={bottom - MARGIN.top}
                className={classes.none}
              />
              {piles(stages, index).map(({ stage, from, to }) => (
                <rect
                  key={stage}
                  x={x(index) + 1.5}
                  y={y(to)}
                  width={Math.max(1, step - 3)}
                  height={Math.max(0, y(from) - y(to))}
                  fill={stage === 'pickup' ? `url(#${id})` : stageColour(stage)}
                  stroke={stageColour(stage)}
                  strokeWidth={stage === 'pickup' ? 1 : 0}
                />
              ))}
              <rect
                x={x(index)}
                y={MARGIN.top}
                width={step}
                height={bottom - MARGIN.top}
                fill="transparent"
                onPointerEnter={() => setOver(index)}
              />
            </g>
          ))}
          {weekTicks(weeks.length, inner).map((index) => (
            <text key={index} x={x(index) + 1} y={height - 5} className={classes.axis}>
              {weekTick(weeks[index])}
            </text>
          ))}
        </svg>
      )}
      {over !== null && (
        <div
          className={classes.tip}
          style={x(over) > width / 2 ? { right: width - x(over) + 8 } : { left: x(over) + step + 8 }}
        >
          <ChartTip title={`${weeks[over]}, forecast (week ${over + 1})`}>
            {stages
              .filter(({ known }) => known)
              .map((each) => (
                <TipLine
                  key={each.stage}
                  mark={<StageMark stage={each.stage} />}
                  name={stageName(each.stage)}
                  value={shareOf(each.constraint[over])}
                />
              ))}
          </ChartTip>
        </div>
      )}
    </div>
  );
}

/** The stages' shares of one week upon each other, in flow order. */
function piles(stages: ForecastAnswer['stages'], week: number) {
  let from = 0;
  return stages.flatMap(({ stage, constraint }) => {
    const share = constraint[week] ?? 0;
    if (share <= 0) return [];
    const pile = { stage, from, to: Math.min(1, from + share) };
    from = pile.to;
    return [pile];
  });
}
