import type { ReactNode } from 'react';
import { fineShareOf } from '../text/number';
import classes from './rate-rows.module.css';

/** One row: a share with its interval, or none where there is not enough data. */
export interface RateRow {
  key: string;
  name: ReactNode;
  value: number | null;
  low: number | null;
  high: number | null;
  enough: boolean;
  /** What stands beside the drawing: the figures in words. */
  note: ReactNode;
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
const MARKS = [0, 0.25, 0.5, 0.75, 1];

/** Shares with their 95 % intervals on one scale from 0 to 100 %. */
export function RateRows({ rows }: { rows: readonly RateRow[] }) {
  return (
    <div>
      <div className={`${classes.row} ${classes.head}`} aria-hidden>
        <span />
        <div className={classes.plot}>
          {MARKS.map((share) => (
            <span
              key={share}
              className={classes.tick}
              style={{ left: percent(share), transform: `translateX(${-share * 100}%)` }}
            >
              {fineShareOf(share)}
            </span>
          ))}
        </div>
        <span />
      </div>
      {rows.map((row) => (
        <div key={row.key} className={classes.row}>
          <span className={classes.name}>{row.name}</span>
          <div className={classes.plot} aria-hidden>
            {MARKS.slice(1, -1).map((share) => (
              <i key={share} className={classes.grid} style={{ left: percent(share) }} />
            ))}
            {row.enough && row.value !== null && row.low !== null && row.high !== null && (
              <>
                <i className={classes.whisker} style={{ left: percent(row.low), width: percent(row.high - row.low) }} />
                <i className={classes.dot} style={{ left: percent(row.value) }} />
              </>
            )}
          </div>
          <span className={classes.note}>{row.note}</span>
        </div>
      ))}
    </div>
  );
}
