import { useId } from 'react';
import { stageColour } from '../parts/stage-mark';
import type { FlowStation } from './flow-geometry';
import { Hatch } from './hatch';

interface FlowCellProps {
  station: FlowStation;
  /** Width of the arrow that comes in; null for the first stage. */
  entering: number | null;
  last: boolean;
  constraint: boolean;
  vertical: boolean;
  /** Length of the cell along the flow, in px. */
  size: number;
}

/** Extent across the flow, in px. */
const ACROSS = 116;

/**
 * One stage of the flow map: what comes in, the pile, what leaves. Drawn from left to right and turned by a quarter for
 * the vertical map. The cells touch, so that the arrows run on from one to the next.
 */
export function FlowCell({ station, entering, last, constraint, vertical, size }: FlowCellProps) {
  const hatch = useId();
  const middle = ACROSS / 2;
  const pile = size * 0.42;
  const { radius, width, unknown, stage } = station;
  const colour = stageColour(stage);
  const head = Math.max(7, width * 0.55 + 4);
  const neck = Math.min(size - head - 14, pile + Math.max(radius, 6) + 14);
  const drawing = (
    <>
      <Hatch id={`${hatch}-pickup`} colour={colour} />
      <Hatch id={`${hatch}-unknown`} colour="var(--line-strong)" gap={7} />
      {entering !== null && entering > 0 && (
        <rect x={0} y={middle - entering / 2} width={pile} height={entering} fill="var(--flow)" />
      )}
      {entering === null && width > 0 && (
        <path d={`M0 ${middle}H${pile}`} stroke="var(--flow)" strokeWidth={2} strokeDasharray="3 4" />
      )}
      {width > 0 && (
        <>
          <rect x={pile} y={middle - width / 2} width={size - pile - head} height={width} fill="var(--flow)" />
          <path
            d={`M${size - head} ${middle - width / 2 - 4}L${size} ${middle}L${size - head} ${middle + width / 2 + 4}z`}
            fill="var(--flow)"
          />
        </>
      )}
      {width === 0 && !unknown && !last && (
        <path d={`M${pile} ${middle}H${size}`} stroke="var(--line-strong)" strokeDasharray="2 5" />
      )}
      {unknown || station.wip === null ? (
        <>
          <circle cx={pile} cy={middle} r={24} fill="var(--surface)" />
          <circle
            cx={pile}
            cy={middle}
            r={24}
            fill={`url(#${hatch}-unknown)`}
            stroke="var(--line-strong)"
            strokeWidth={1.5}
            strokeDasharray="4 4"
          />
        </>
      ) : radius === 0 ? (
        <circle cx={pile} cy={middle} r={4} fill="var(--surface)" stroke={colour} strokeWidth={1.5} />
      ) : (
        <>
          <circle cx={pile} cy={middle} r={radius} fill={stage === 'pickup' ? 'var(--surface)' : colour} />
          {stage === 'pickup' && (
            <circle cx={pile} cy={middle} r={radius} fill={`url(#${hatch}-pickup)`} stroke={colour} strokeWidth={1.5} />
          )}
        </>
      )}
      {constraint && (
        <path
          d={`M${neck - 9} ${middle - 50}h18L${neck + 2} ${middle - width / 2 + 1}h-4zM${neck - 9} ${middle + 50}h18L${neck + 2} ${middle + width / 2 - 1}h-4z`}
          fill="var(--ink)"
        />
      )}
    </>
  );
  return vertical ? (
    <svg width={ACROSS} height={size} aria-hidden focusable="false">
      <g transform={`translate(${ACROSS} 0) rotate(90)`}>{drawing}</g>
    </svg>
  ) : (
    <svg
      width="100%"
      height={ACROSS}
      viewBox={`0 0 ${size} ${ACROSS}`}
      preserveAspectRatio="none"
      aria-hidden
      focusable="false"
    >
      {drawing}
    </svg>
  );
}
