import { useElementSize } from '@mantine/hooks';
import type { PublishedAnchorsQuery } from '../gql/documents';
import { ratioText } from '../text/forecast';
import { shareOf } from '../text/number';
import { linePath } from './forecast-path';
import classes from './forecast.module.css';

const MARGIN = { top: 12, right: 12, bottom: 36, left: 44 };
const TICKS = [1, 2, 5, 10];

interface ForecastConsistencyProps {
  check: PublishedAnchorsQuery['publishedAnchors']['consistency'][number];
  height: number;
}

/** Review time after over before, by base utilisation, one curve per number of reviewers; the published change is the dashed line, and rings mark where a curve meets it. */
export function ForecastConsistency({ check, height }: ForecastConsistencyProps) {
  const { ref, width } = useElementSize();
  const inner = Math.max(1, width - MARGIN.left - MARGIN.right);
  const bottom = height - MARGIN.bottom;
  const x = (utilisation: number) => MARGIN.left + utilisation * inner;
  const most = TICKS[TICKS.length - 1];
  const y = (ratio: number) => bottom - (Math.log(ratio) / Math.log(most)) * (bottom - MARGIN.top);
  return (
    <div ref={ref} className={classes.drawing} style={{ height }}>
      {width > 0 && (
        <svg width={width} height={height} className={classes.svg} aria-hidden>
          {TICKS.map((tick) => (
            <g key={tick}>
              <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} className={classes.grid} />
              <text x={MARGIN.left - 6} y={y(tick) + 4} textAnchor="end" className={classes.axis}>
                {`× ${tick}`}
              </text>
            </g>
          ))}
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <text key={share} x={x(share)} y={bottom + 15} textAnchor="middle" className={classes.axis}>
              {shareOf(share)}
            </text>
          ))}
          <text x={MARGIN.left + inner / 2} y={height - 4} textAnchor="middle" className={classes.axis}>
            base utilisation of the reviewers
          </text>
          {check.curves.map(({ servers, statistic, utilisation, ratio, reproducing }) => {
            // Beyond the greatest tick a curve only leads out of the drawing.
            const drawn = ratio.map((each) => (each >= 1 && each <= most ? each : null));
            return (
              <g key={`${servers}-${statistic}`}>
                <path
                  d={linePath(drawn, (index) => x(utilisation[index]), y)}
                  className={classes.curve}
                  strokeDasharray={statistic === 'median' ? '3 3' : undefined}
                />
                <circle cx={x(reproducing)} cy={y(check.observed)} r={4} className={classes.solution} />
              </g>
            );
          })}
          <line
            x1={MARGIN.left}
            x2={width - MARGIN.right}
            y1={y(check.observed)}
            y2={y(check.observed)}
            className={classes.observed}
          />
          <text x={MARGIN.left + 6} y={y(check.observed) - 5} className={classes.name}>
            published: {ratioText(check.observed)}
          </text>
        </svg>
      )}
    </div>
  );
}
