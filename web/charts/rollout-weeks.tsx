import { useId } from 'react';
import { Area, Line, ReferenceLine } from 'recharts';
import { TipLine } from './chart-tip';
import { WeekChart, type WeekRow } from './week-chart';

type Column = readonly (number | null)[];

/** One measure of the plan, week by week; null = not known, or not come yet. */
export interface TrackedMeasure {
  title: string;
  forecast: { median: Column; low: Column; high: Column } | null;
  actual: Column;
  /** Interval of what came, where it has one. */
  interval: { low: Column; high: Column } | null;
  /** A line to keep, such as the target of the plan. */
  target: { value: number; name: string } | null;
  ticks: (most: number) => number[];
  tick: (value: number) => string;
  text: (value: number | null) => string;
  /** What the solid line is; default "came". */
  came?: string;
  /** What the value of a week rests on. */
  basis: (place: number) => string | null;
}

interface RolloutWeeksProps {
  measure: TrackedMeasure;
  weeks: readonly string[];
  height: number;
}

const at = (column: Column | undefined, place: number): number | null => column?.[place] ?? null;

/** What was forecast as a dashed line in its band, and what came as a solid one. */
export function RolloutWeeksChart({ measure, weeks, height }: RolloutWeeksProps) {
  const id = useId();
  const { forecast, actual, interval, target, ticks, tick, text, basis } = measure;
  const pair = (low: number | null, high: number | null): [number, number] | null =>
    low === null || high === null ? null : [low, high];
  const rows: WeekRow[] = weeks.map((_, place) => ({
    index: place,
    median: at(forecast?.median, place),
    band: pair(at(forecast?.low, place), at(forecast?.high, place)),
    actual: at(actual, place),
    whisker: pair(at(interval?.low, place), at(interval?.high, place)),
  }));
  const known = [
    ...[forecast?.median, forecast?.high, actual, interval?.high].flatMap((column) => [...(column ?? [])]),
    // Its name stands above it.
    target ? target.value * 1.2 : null,
  ].filter((value): value is number => value !== null);
  return (
    <WeekChart
      id={`${id}-running`}
      rows={rows}
      labels={weeks}
      running={weeks.map(() => false)}
      height={height}
      ticks={ticks(Math.max(0, ...known))}
      tickFormatter={tick}
      tip={(place) => (
        <>
          {forecast && (
            <TipLine
              name="forecast"
              value={
                at(forecast.median, place) === null
                  ? 'none'
                  : `${text(at(forecast.median, place))} (${text(at(forecast.low, place))} to ${text(at(forecast.high, place))})`
              }
            />
          )}
          {actual.length > 0 && (
            <TipLine
              name={measure.came ?? 'came'}
              value={at(actual, place) === null ? (basis(place) ?? 'not yet') : text(at(actual, place))}
            />
          )}
          {at(actual, place) !== null && basis(place) && <TipLine name="from" value={basis(place)} />}
        </>
      )}
    >
      {[
        <Area
          key="band"
          dataKey="band"
          stroke="none"
          fill="var(--previous)"
          fillOpacity={0.32}
          isAnimationActive={false}
          activeDot={false}
        />,
        <Area
          key="whisker"
          dataKey="whisker"
          stroke="none"
          fill="var(--accent)"
          fillOpacity={0.22}
          isAnimationActive={false}
          activeDot={false}
        />,
        ...(target
          ? [
              <ReferenceLine
                key="target"
                y={target.value}
                stroke="var(--ink)"
                strokeDasharray="6 4"
                label={{ value: target.name, position: 'insideBottomRight', fontSize: 11, fill: 'var(--ink-muted)' }}
              />,
            ]
          : []),
        <Line
          key="median"
          dataKey="median"
          stroke="var(--ink-muted)"
          strokeWidth={1.8}
          strokeDasharray="5 4"
          dot={false}
          isAnimationActive={false}
          activeDot={false}
        />,
        <Line
          key="actual"
          dataKey="actual"
          stroke="var(--accent)"
          strokeWidth={2.6}
          dot={weeks.length > 60 ? false : { r: 2.8, strokeWidth: 0, fill: 'var(--accent)' }}
          isAnimationActive={false}
          activeDot={{ r: 3.5 }}
        />,
      ]}
    </WeekChart>
  );
}
