import type { ReactNode } from 'react';
import type { TierCount } from '../text/tier';
import { tierName, tiersDown } from '../text/tier';
import { countOf } from '../text/number';
import classes from './tier-bars.module.css';
import { tierFill, TierMark } from './tier-mark';

/** One group: its people per tier, and what is said beside the bar. */
export interface TierBarRow {
  key: string;
  name: ReactNode;
  counts: TierCount;
  note: ReactNode;
}

/** One bar per group, all to one scale of people: power first, unknown hatched at the end; every part is said in words below it. */
export function TierBars({ rows }: { rows: readonly TierBarRow[] }) {
  const all = (counts: TierCount) => tiersDown.reduce((sum, tier) => sum + counts[tier], 0);
  const most = Math.max(1, ...rows.map(({ counts }) => all(counts)));
  return (
    <div className={classes.rows}>
      {rows.map(({ key, name, counts, note }) => (
        <div key={key} className={classes.row}>
          <span className={classes.name}>{name}</span>
          <div>
            <div className={classes.bar} aria-hidden>
              {tiersDown
                .filter((tier) => counts[tier] > 0)
                .map((tier) => (
                  <span
                    key={tier}
                    data-tier={tier}
                    style={{ flexBasis: `${(counts[tier] / most) * 100}%`, background: tierFill(tier) }}
                  />
                ))}
            </div>
            <ul className={classes.counts}>
              {tiersDown
                .filter((tier) => counts[tier] > 0)
                .map((tier) => (
                  <li key={tier}>
                    <TierMark tier={tier} />
                    {tierName(tier)} {countOf(counts[tier])}
                  </li>
                ))}
              {all(counts) === 0 && <li>nobody</li>}
            </ul>
          </div>
          <span className={classes.note}>{note}</span>
        </div>
      ))}
    </div>
  );
}
