import type { ReactNode } from 'react';
import { apartOutcomes, ratedOutcomes, type FindingOutcome } from '../text/finding';
import { outcomeName } from '../text/finding-word';
import classes from './outcome-bars.module.css';
import { OutcomeMark, outcomeFill } from './outcome-mark';

/** How many findings of one group came to each outcome. */
export type OutcomeCounts = Record<FindingOutcome, number>;

interface OutcomeBarsProps {
  rows: { key: string; name: ReactNode; counts: OutcomeCounts }[];
  /** A count as what leads to its list. */
  count: (key: string, outcome: FindingOutcome) => ReactNode;
}

const sum = (counts: OutcomeCounts) =>
  [...ratedOutcomes, ...apartOutcomes].reduce((all, each) => all + counts[each], 0);

/** One bar per group, all to one scale: what the rate is worked out of, and after a gap what stands apart from it. */
export function OutcomeBars({ rows, count }: OutcomeBarsProps) {
  const most = Math.max(1, ...rows.map(({ counts }) => sum(counts)));
  return (
    <div className={classes.bars}>
      {rows.map(({ key, name, counts }) => (
        <div key={key} className={classes.barRow}>
          <span className={classes.barName}>{name}</span>
          <div>
            <div className={classes.bar} aria-hidden>
              <Part outcomes={ratedOutcomes} counts={counts} most={most} />
              <span className={classes.gap} />
              <Part outcomes={apartOutcomes} counts={counts} most={most} />
            </div>
            <ul className={classes.counts}>
              {[...ratedOutcomes, ...apartOutcomes]
                .filter((outcome) => counts[outcome] > 0)
                .map((outcome) => (
                  <li key={outcome}>
                    <OutcomeMark outcome={outcome} />
                    {outcomeName(outcome)} {count(key, outcome)}
                  </li>
                ))}
            </ul>
          </div>
        </div>
      ))}
    </div>
  );
}

function Part({
  outcomes,
  counts,
  most,
}: {
  outcomes: readonly FindingOutcome[];
  counts: OutcomeCounts;
  most: number;
}) {
  return outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => (
      <span
        key={outcome}
        style={{ flexBasis: `${(counts[outcome] / most) * 96}%`, background: outcomeFill(outcome) }}
      />
    ));
}
