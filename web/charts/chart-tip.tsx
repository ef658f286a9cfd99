import type { ReactNode } from 'react';
import classes from './chart-tip.module.css';

/** What stands beside the pointer over a drawing. */
export function ChartTip({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.tip}>
      <div className={classes.title}>{title}</div>
      {children}
    </div>
  );
}

/** One line of a tip: a mark, a name, a value. */
export function TipLine({ mark, name, value }: { mark?: ReactNode; name: string; value: ReactNode }) {
  return (
    <div className={classes.line}>
      <span className={classes.name}>
        {mark}
        {name}
      </span>
      <span className={classes.value}>{value}</span>
    </div>
  );
}
