import type { RatePartsFragment } from '../gql/documents';
import { countOf, fineShareOf } from '../text/number';
import classes from './share-intervals.module.css';

/** One group with its two shares. */
export interface SharePair {
  key: string;
  name: string;
  first: RatePartsFragment;
  second: RatePartsFragment;
}

interface ShareIntervalsProps {
  groups: { by: string; rows: SharePair[] }[];
  first: string;
  second: string;
}

const LINES = [10, 25];

/** Two shares per row with their 95 % intervals: a filled dot and a hollow diamond, on one scale from 0. */
export function ShareIntervals({ groups, first, second }: ShareIntervalsProps) {
  const rates = groups.flatMap(({ rows }) => rows.flatMap((row) => [row.first, row.second]));
  const most = shareTop(Math.max(0, ...rates.filter(({ enough }) => enough).map(({ high }) => high ?? 0)));
  return (
    <div>
      <div className={`${classes.row} ${classes.axisRow}`} aria-hidden>
        <span />
        <span className={classes.plotCell}>
          <svg className={classes.plot} style={{ height: 16 }}>
            {[0, 0.5, 1].map((place) => (
              <text
                key={place}
                x={`${place * 100}%`}
                y={12}
                textAnchor={place === 0 ? 'start' : place === 1 ? 'end' : 'middle'}
                className={classes.axis}
              >
                {fineShareOf(place * most)}
              </text>
            ))}
          </svg>
        </span>
        <span />
      </div>
      {groups.map(({ by, rows }) => (
        <div key={by} className={classes.group}>
          <h3 className={classes.by}>{by}</h3>
          {rows.map((row) => (
            <div key={row.key} className={classes.row}>
              <span className={classes.name}>{row.name}</span>
              <span className={classes.plotCell}>
                <svg className={classes.plot} aria-hidden>
                  {[0, 50, 100].map((x) => (
                    <line key={x} x1={`${x}%`} x2={`${x}%`} y1={0} y2={34} className={classes.grid} />
                  ))}
                  <Share rate={row.first} y={LINES[0]} most={most} />
                  <Share rate={row.second} y={LINES[1]} most={most} other />
                </svg>
              </span>
              <span className={classes.values}>
                <Value name={first} rate={row.first} />
                <Value name={second} rate={row.second} />
              </span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function Share({ rate, y, most, other }: { rate: RatePartsFragment; y: number; most: number; other?: boolean }) {
  if (!rate.enough || rate.value === null || rate.low === null || rate.high === null) return null;
  const x = (share: number) => `${((share / most) * 100).toFixed(2)}%`;
  return (
    <g className={other ? classes.other : undefined}>
      <line x1={x(rate.low)} x2={x(rate.high)} y1={y} y2={y} className={classes.whisker} />
      <svg x={x(rate.value)} y={y} overflow="visible">
        {other ? (
          <path d="M0 -4.5L4.5 0L0 4.5L-4.5 0Z" className={classes.dot} />
        ) : (
          <circle r={4} className={classes.dot} />
        )}
      </svg>
    </g>
  );
}

function Value({ name, rate }: { name: string; rate: RatePartsFragment }) {
  return (
    <span className={rate.enough ? undefined : classes.few}>
      {name}{' '}
      {rate.enough
        ? `${fineShareOf(rate.value)}, ${countOf(rate.numerator)} of ${countOf(rate.n)}`
        : `not enough data, n ${countOf(rate.n)}`}
    </span>
  );
}

/** The end of a scale of shares from 0 that holds `most`: 5, 10, 20, 30, 40, 60 or 100 %. */
export function shareTop(most: number): number {
  return [0.05, 0.1, 0.2, 0.3, 0.4, 0.6].find((top) => most <= top) ?? 1;
}

/** The marks of the legend: a dot, or a hollow diamond, on its interval. */
export function ShareMark({ other }: { other?: boolean }) {
  return (
    <svg width={22} height={12} aria-hidden focusable="false" className={other ? classes.other : undefined}>
      <path d="M0 6H22" className={classes.whisker} />
      {other ? (
        <path d="M11 1.5L15.5 6L11 10.5L6.5 6Z" className={classes.dot} />
      ) : (
        <circle cx={11} cy={6} r={4} className={classes.dot} />
      )}
    </svg>
  );
}
