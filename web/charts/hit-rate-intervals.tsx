import type { ReactNode } from 'react';
import { anchors, humanAnchor } from '../text/hit-rate';
import { fineShareOf } from '../text/number';
import classes from './hit-rate-intervals.module.css';

/** One row: a share with its interval, or none where there is not enough data. */
export interface RateRow {
  key: string;
  name: ReactNode;
  rate: number | null;
  low: number | null;
  high: number | null;
  enough: boolean;
  /** What stands beside the drawing: the figures in words. */
  value: ReactNode;
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** Hit rates with their intervals on one scale from 0 to 100 %, over the published ranges as labelled bands. */
export function HitRateIntervals({ rows }: { rows: RateRow[] }) {
  return (
    <div className={classes.rows}>
      <div className={`${classes.row} ${classes.head}`} aria-hidden>
        <span />
        <div className={classes.plot}>
          <Scale />
          <Bands named />
        </div>
        <span />
      </div>
      {rows.map((row) => (
        <div key={row.key} className={classes.row}>
          <span className={classes.name}>{row.name}</span>
          <div className={classes.plot} aria-hidden>
            <Bands />
            {row.enough && row.rate !== null && row.low !== null && row.high !== null && (
              <>
                <i className={classes.whisker} style={{ left: percent(row.low), width: percent(row.high - row.low) }} />
                <i className={classes.dot} style={{ left: percent(row.rate) }} />
              </>
            )}
          </div>
          <span className={classes.value}>{row.value}</span>
        </div>
      ))}
    </div>
  );
}

function Scale() {
  return (
    <>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <span
          key={share}
          className={classes.tick}
          style={{ left: percent(share), transform: `translateX(${-share * 100}%)` }}
        >
          {fineShareOf(share)}
        </span>
      ))}
    </>
  );
}

function Bands({ named }: { named?: boolean }) {
  return (
    <>
      {anchors.map(({ name, from, to }) => (
        <span
          key={name}
          className={classes.band}
          data-band={name}
          style={{ left: percent(from), width: percent(to - from) }}
        >
          {named && name}
        </span>
      ))}
      <span
        className={named ? `${classes.human} ${classes.bracket}` : classes.human}
        style={{ left: percent(humanAnchor.from), width: percent(humanAnchor.to - humanAnchor.from) }}
      >
        {named && <span>{humanAnchor.name}</span>}
      </span>
    </>
  );
}

/** The mark of the legend: a dot on its interval. */
export function RateMark() {
  return (
    <svg width={22} height={12} aria-hidden focusable="false">
      <path d="M0 6H22" stroke="var(--accent)" strokeWidth={2} />
      <circle cx={11} cy={6} r={4.5} fill="var(--accent)" />
    </svg>
  );
}

/** The mark of the legend: a published range. */
export function BandMark() {
  return <span className={classes.mark} aria-hidden />;
}
