import { useElementSize } from '@mantine/hooks';
import { useId, useState } from 'react';
import type { BandPartsFragment } from '../gql/documents';
import { measured } from '../text/forecast';
import { axisCountOf } from '../text/number';
import { durationTick } from '../text/tick';
import { shortWeek } from '../text/week';
import { ChartTip, TipLine } from './chart-tip';
import { countTicks } from './count-ticks';
import { durationTicks } from './duration-ticks';
import classes from './forecast.module.css';
import { bandPath, linePath } from './forecast-path';

const MARGIN = { top: 8, right: 6, bottom: 20, left: 44 };

interface ForecastBandProps {
  measure: 'wip' | 'p50' | 'p90';
  /** The observed weeks, then the forecast ones. */
  pastWeeks: readonly string[];
  past: readonly (number | null)[];
  weeks: readonly string[];
  band: BandPartsFragment;
  /** The base's median; undefined where nothing is tried. */
  base: readonly (number | null)[] | undefined;
  colour: string;
  height: number;
}

/** One measure of one stage: the observed weeks as a line, then the median of the runs in its two bands; the base as a grey line behind. */
export function ForecastBand({ measure, pastWeeks, past, weeks, band, base, colour, height }: ForecastBandProps) {
  const { ref, width } = useElementSize();
  const [over, setOver] = useState<number | null>(null);
  const clip = useId();
  const count = pastWeeks.length + weeks.length;
  const most = highest(past, band, base);
  const ticks = measure === 'wip' ? countTicks(most) : durationTicks(most || 1);
  const top = ticks[ticks.length - 1];
  const shown = ticks.length > 4 ? ticks.filter((_, index) => index % 2 === 0 || index === ticks.length - 1) : ticks;
  const inner = Math.max(1, width - MARGIN.left - MARGIN.right);
  const bottom = height - MARGIN.bottom;
  const x = (index: number) => MARGIN.left + (index / Math.max(1, count - 1)) * inner;
  const y = (value: number) => bottom - (value / top) * (bottom - MARGIN.top);
  const future = (index: number) => x(pastWeeks.length + index);
  const now = x(pastWeeks.length - 0.5);
  const label = (index: number) => (index < pastWeeks.length ? pastWeeks[index] : weeks[index - pastWeeks.length]);
  return (
    <div ref={ref} className={classes.drawing} style={{ height }}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          className={classes.svg}
          aria-hidden
          onPointerLeave={() => setOver(null)}
          onPointerMove={(event) => {
            const at = event.clientX - event.currentTarget.getBoundingClientRect().left;
            const index = Math.round(((at - MARGIN.left) / inner) * (count - 1));
            setOver(index >= 0 && index < count ? index : null);
          }}
        >
          <clipPath id={clip}>
            <rect x={MARGIN.left} y={0} width={inner + MARGIN.right} height={bottom + 1} />
          </clipPath>
          {shown.map((tick) => (
            <g key={tick}>
              <line x1={MARGIN.left} x2={MARGIN.left + inner} y1={y(tick)} y2={y(tick)} className={classes.grid} />
              <text x={MARGIN.left - 6} y={y(tick) + 4} textAnchor="end" className={classes.axis}>
                {measure === 'wip' ? axisCountOf(tick) : durationTick(tick)}
              </text>
            </g>
          ))}
          <g clipPath={`url(#${clip})`}>
            <path d={bandPath(band.outerLow, band.outerHigh, future, y)} fill={colour} opacity={0.16} />
            <path d={bandPath(band.low, band.high, future, y)} fill={colour} opacity={0.3} />
            {base && <path d={linePath(base, future, y)} className={classes.base} />}
            <path d={linePath(past, x, y)} className={classes.past} />
            <path d={linePath(band.median, future, y)} className={classes.median} stroke={colour} />
          </g>
          <line x1={now} x2={now} y1={MARGIN.top - 4} y2={bottom} className={classes.now} />
          <text x={MARGIN.left} y={height - 4} className={classes.axis}>
            {shortWeek(label(0) ?? '')}
          </text>
          <text x={now} y={height - 4} textAnchor="middle" className={classes.axis}>
            now
          </text>
          <text x={MARGIN.left + inner} y={height - 4} textAnchor="end" className={classes.axis}>
            {shortWeek(label(count - 1) ?? '')}
          </text>
          {over !== null && <line x1={x(over)} x2={x(over)} y1={MARGIN.top} y2={bottom} className={classes.cursor} />}
        </svg>
      )}
      {over !== null && (
        <div
          className={classes.tip}
          style={x(over) > width / 2 ? { right: width - x(over) + 8 } : { left: x(over) + 8 }}
        >
          {over < pastWeeks.length ? (
            <ChartTip title={`${pastWeeks[over]}, observed`}>
              <TipLine name={measureWord(measure)} value={told(measure, past[over])} />
            </ChartTip>
          ) : (
            <BandTip measure={measure} week={label(over)} at={over - pastWeeks.length} band={band} base={base} />
          )}
        </div>
      )}
    </div>
  );
}

interface BandTipProps extends Pick<ForecastBandProps, 'measure' | 'band' | 'base'> {
  week: string;
  at: number;
}

function BandTip({ measure, week, at, band, base }: BandTipProps) {
  const between = (low: number | null, high: number | null) =>
    low === null || high === null ? '–' : `${measured(measure, low)} to ${measured(measure, high)}`;
  return (
    <ChartTip title={`${week}, forecast (week ${at + 1})`}>
      <TipLine name="median of the runs" value={told(measure, band.median[at])} />
      <TipLine name="8 of 10 runs" value={between(band.low[at], band.high[at])} />
      {band.outerLow[at] !== null && (
        <TipLine name="with other fits" value={between(band.outerLow[at], band.outerHigh[at])} />
      )}
      {base && <TipLine name="as it is" value={told(measure, base[at])} />}
    </ChartTip>
  );
}

const told = (measure: ForecastBandProps['measure'], value: number | null | undefined) =>
  value === null || value === undefined ? 'not enough data' : measured(measure, value);

/** What a drawing shows, in a word. */
export const measureWord = (measure: ForecastBandProps['measure']): string =>
  ({ wip: 'work in progress', p50: 'time in stage, p50', p90: 'time in stage, p90' })[measure];

/** The outer band may be far above all else: it is cut where it would press the rest flat. */
function highest(
  past: readonly (number | null)[],
  band: BandPartsFragment,
  base: readonly (number | null)[] = [],
): number {
  const top = (values: readonly (number | null)[]) => Math.max(0, ...values.map((each) => each ?? 0));
  const inner = Math.max(top(past), top(band.high), top(band.median), top(base));
  return Math.max(inner, Math.min(top(band.outerHigh), 2 * inner));
}
