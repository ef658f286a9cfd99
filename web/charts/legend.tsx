import type { ReactNode } from 'react';
import classes from './legend.module.css';

/** What the marks of a drawing mean, as a row of mark and word. */
export function Legend({ entries }: { entries: { mark: ReactNode; label: string }[] }) {
  return (
    <ul className={classes.legend}>
      {entries.map((entry) => (
        <li key={entry.label}>
          {entry.mark}
          {entry.label}
        </li>
      ))}
    </ul>
  );
}

/** A piece of line as a legend's mark. */
export function LineMark({ colour, dash, width = 2 }: { colour: string; dash?: string; width?: number }) {
  return (
    <svg width={22} height={10} aria-hidden focusable="false">
      <path d="M0 5H22" stroke={colour} strokeWidth={width} strokeDasharray={dash} />
    </svg>
  );
}

/** A filled or hollow dot as a legend's mark. */
export function DotMark({ colour, hollow }: { colour: string; hollow?: boolean }) {
  return (
    <svg width={10} height={10} aria-hidden focusable="false">
      <circle cx={5} cy={5} r={4} fill={hollow ? 'none' : colour} stroke={colour} strokeWidth={1.6} />
    </svg>
  );
}

/** A filled or hatched box as a legend's mark. */
export function BoxMark({ colour, opacity = 1 }: { colour: string; opacity?: number }) {
  return (
    <svg width={12} height={12} aria-hidden focusable="false">
      <rect width={12} height={12} rx={2} fill={colour} opacity={opacity} />
    </svg>
  );
}

/** Weeks between which the constraint moved, as a legend's mark: a bracket over a band. */
export function BetweenMark() {
  return (
    <svg width={16} height={12} aria-hidden focusable="false">
      <rect y={2} width={16} height={10} fill="var(--ink)" opacity={0.12} />
      <path d="M0.6 5V0.6H15.4V5" fill="none" stroke="var(--ink-muted)" strokeWidth={1.2} />
    </svg>
  );
}
