import { useId } from 'react';
import { Hatch } from './hatch';

/** A hatched box as a legend's mark. */
export function HatchMark({ colour = 'var(--ink-muted)' }: { colour?: string }) {
  const id = useId();
  return (
    <svg width={12} height={12} aria-hidden focusable="false">
      <Hatch id={id} colour={colour} gap={4} width={1.6} />
      <rect x={0.5} y={0.5} width={11} height={11} rx={2} fill={`url(#${id})`} stroke={colour} />
    </svg>
  );
}
