import { useElementSize } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { countTicks } from './count-ticks';
import { apart } from './end-labels';
import { timeTicks } from './time-ticks';
import { trainMarks, type Train } from './train-geometry';
import classes from './trains.module.css';

const TOP = 32;
const BOTTOM = 26;
const LEFT = 40;
const RIGHT = 6;
const TIP_PX = 230;

interface TrainsProps {
  trains: readonly Train[];
  /** The drawn stretch of time, epoch milliseconds. */
  from: number;
  to: number;
  height: number;
  tip: (index: number) => ReactNode;
  /** Absent where a mark stands for many. */
  onOpen?: (index: number) => void;
}

/** Trains over time: the filled height is what each carried, the hollow part what it left behind, a cross that it failed. */
export function Trains({ trains, from, to, height, tip, onOpen }: TrainsProps) {
  const { ref, width } = useElementSize();
  const [hovered, setHovered] = useState<number | null>(null);
  const ticks = countTicks(Math.max(1, ...trains.map(({ carried, left }) => carried + (left ?? 0))));
  const most = ticks[ticks.length - 1];
  const plot = { width: Math.max(1, width - LEFT - RIGHT), height: height - TOP - BOTTOM };
  const marks = trainMarks(trains, { from, to }, plot, most, apart);
  const find = (event: React.MouseEvent<SVGSVGElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - LEFT;
    let best: number | null = null;
    let least = 12;
    marks.forEach((mark, index) => {
      const distance = Math.abs(mark.x + mark.width / 2 - x);
      if (distance <= least) [least, best] = [distance, index];
    });
    return best;
  };
  const chosen = hovered === null ? undefined : marks[hovered];
  return (
    <div ref={ref} className={classes.trains} style={{ height }}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          aria-hidden
          onMouseMove={(event) => setHovered(find(event))}
          onMouseLeave={() => setHovered(null)}
          onClick={(event) => {
            const found = find(event);
            if (found !== null) onOpen?.(found);
          }}
          className={onOpen && hovered !== null ? classes.pointing : undefined}
        >
          {ticks.map((value) => {
            const y = TOP + plot.height * (1 - value / most);
            return (
              <g key={value}>
                <path d={`M${LEFT} ${y}H${width - RIGHT}`} className={value === 0 ? classes.ground : classes.grid} />
                <text x={LEFT - 8} y={y + 4} textAnchor="end" className={classes.tick}>
                  {value}
                </text>
              </g>
            );
          })}
          {timeTicks(from, to, plot.width).map(({ moment, label }) => {
            const x = LEFT + ((moment - from) / (to - from)) * plot.width;
            return (
              <g key={moment}>
                <path d={`M${x} ${height - BOTTOM}v5`} className={classes.ground} />
                {/* The last name would run over the edge. */}
                {x < width - 24 && (
                  <text x={x + 3} y={height - 8} className={classes.tick}>
                    {label}
                  </text>
                )}
              </g>
            );
          })}
          <g transform={`translate(${LEFT} ${TOP})`}>
            {chosen && (
              <rect
                className={classes.hovered}
                x={chosen.x - 2}
                y={-TOP}
                width={chosen.width + 4}
                height={plot.height + TOP}
              />
            )}
            {marks.map(({ x, width: wide, carriedTop, leftTop }, index) => (
              <g key={trains[index].key}>
                {leftTop < carriedTop && (
                  <rect
                    className={classes.left}
                    x={x + 0.6}
                    y={leftTop}
                    width={Math.max(1, wide - 1.2)}
                    height={carriedTop - leftTop}
                  />
                )}
                <rect className={classes.carried} x={x} y={carriedTop} width={wide} height={plot.height - carriedTop} />
                {trains[index].failed > 0 && <Cross x={x + wide / 2} y={leftTop - 8} />}
                {trains[index].failed > 1 && (
                  <text x={x + wide / 2} y={leftTop - 17} textAnchor="middle" className={classes.tick}>
                    {trains[index].failed}
                  </text>
                )}
              </g>
            ))}
          </g>
        </svg>
      )}
      {hovered !== null && chosen && (
        <div
          className={classes.tip}
          style={{
            left: Math.min(Math.max(0, LEFT + chosen.x - TIP_PX / 2), Math.max(0, width - TIP_PX)),
            bottom: Math.max(BOTTOM, height - TOP - chosen.leftTop + 14),
          }}
        >
          {tip(hovered)}
        </div>
      )}
    </div>
  );
}

function Cross({ x, y }: { x: number; y: number }) {
  return <path className={classes.failed} d={`M${x - 4} ${y - 4}l8 8m0 -8l-8 8`} />;
}

/** The marks of the legend: a filled box, a hollow one, a cross. */
export function TrainMarkOf({ kind }: { kind: 'carried' | 'left' | 'failed' }) {
  return (
    <svg width={12} height={12} aria-hidden focusable="false">
      {kind === 'carried' && <rect width={12} height={12} rx={1} className={classes.carried} />}
      {kind === 'left' && <rect x={0.6} y={0.6} width={10.8} height={10.8} rx={1} className={classes.left} />}
      {kind === 'failed' && <path className={classes.failed} d="M2 2l8 8m0 -8l-8 8" />}
    </svg>
  );
}
