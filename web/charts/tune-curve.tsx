import { useElementSize } from '@mantine/hooks';
import { IconArrowsHorizontal } from '@tabler/icons-react';
import { useRef } from 'react';
import type { CutOutcome } from '../state/tune';
import { anchors, humanAnchor } from '../text/hit-rate';
import { axisCountOf, shareOf } from '../text/number';
import classes from './tune-curve.module.css';
import { keptTicks, nameAt, namedStops, nearestStop, plotOf, WIDE, xOf, yOf } from './tune-geometry';

/** One place of the cut. */
export interface CurveStop {
  name: string;
  /** undefined while the server is asked. */
  outcome: CutOutcome | undefined;
  certified: boolean;
}

/** A tested rule that is no stop of the lever. */
export interface CurveMark {
  name: string;
  outcome: CutOutcome;
  certified: boolean;
}

interface TuneCurveProps {
  stops: CurveStop[];
  /** The stop the cut is at. */
  at: number;
  marks: CurveMark[];
  target: number;
  /** Findings that are posted today. */
  most: number;
  height: number;
  /** What is dragged. */
  label: string;
  /** What the cut says where it is. */
  valueText: string;
  onMove: (stop: number) => void;
  onMark: (mark: number) => void;
}

/** Hit rate with its interval against kept findings, and the cut: dragged, or moved by the arrow keys, Home and End. */
export function TuneCurve(props: TuneCurveProps) {
  const { stops, at, marks, target, most, height, label, valueText, onMove, onMark } = props;
  const { ref, width } = useElementSize();
  const slider = useRef<HTMLDivElement>(null);
  const dragged = useRef(false);
  const plot = plotOf(width, height);
  const x = (kept: number) => xOf(plot, kept, most);
  const y = (share: number) => yOf(plot, share);
  const end = plot.left + plot.width;
  const kept = stops.map(({ outcome }) => outcome?.kept);
  const cut = x(stops[at]?.outcome?.kept ?? most);
  const known = stops.flatMap(({ outcome, ...stop }, index) =>
    outcome ? [{ ...stop, index, outcome, rated: outcome.enough && outcome.rate !== null }] : [],
  );
  const rated = known.filter((each) => each.rated);
  const named = namedStops(
    stops.map(({ outcome }) => (outcome ? x(outcome.kept) : null)),
    at,
    44,
  );
  const move = (to: number) => {
    const next = Math.max(0, Math.min(stops.length - 1, to));
    if (next !== at && stops[next]) onMove(next);
  };
  const follow = (event: React.PointerEvent<HTMLDivElement>) => {
    const place = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const next = nearestStop(plot, kept, most, place);
    if (next >= 0) move(next);
  };
  const path = (share: (outcome: CutOutcome) => number | null) =>
    rated.map(({ outcome }) => `${x(outcome.kept).toFixed(1)} ${y(share(outcome) ?? 0).toFixed(1)}`);
  return (
    <div
      ref={ref}
      className={classes.chart}
      style={{ height }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        dragged.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        slider.current?.focus({ preventScroll: true });
        follow(event);
      }}
      onPointerMove={(event) => {
        if (dragged.current) follow(event);
      }}
      onPointerUp={() => (dragged.current = false)}
      onPointerCancel={() => (dragged.current = false)}
    >
      {width > 0 && (
        <svg width={width} height={height} aria-hidden focusable="false">
          {anchors.map((anchor) => (
            <g key={anchor.name}>
              <rect
                x={plot.left}
                width={plot.width}
                y={y(anchor.to)}
                height={y(anchor.from) - y(anchor.to)}
                className={classes.band}
              />
              {width >= WIDE && (
                <text x={end + 18} y={y((anchor.from + anchor.to) / 2) + 4} className={classes.anchor}>
                  {anchor.name} {Math.round(anchor.from * 100)}–{Math.round(anchor.to * 100)} %
                </text>
              )}
            </g>
          ))}
          {[0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => (
            <g key={share}>
              <line x1={plot.left} x2={end} y1={y(share)} y2={y(share)} className={classes.grid} />
              <text x={plot.left - 8} y={y(share) + 4} textAnchor="end" className={classes.tick}>
                {shareOf(share)}
              </text>
            </g>
          ))}
          <line x1={end + 8} x2={end + 8} y1={y(humanAnchor.from)} y2={y(humanAnchor.to)} className={classes.human} />
          {keptTicks(most, plot.width).map((tick) => (
            <text key={tick} x={x(tick)} y={y(0) + 17} textAnchor="middle" className={classes.tick}>
              {axisCountOf(tick)}
            </text>
          ))}
          <text x={plot.left + plot.width / 2} y={height - 6} textAnchor="middle" className={classes.tick}>
            findings kept
          </text>
          <line x1={plot.left} x2={end} y1={y(0)} y2={y(0)} className={classes.axis} />
          {rated.length > 1 && (
            <path
              d={`M${[...path(({ high }) => high), ...path(({ low }) => low).reverse()].join('L')}Z`}
              className={classes.interval}
            />
          )}
          {rated.length > 1 && <path d={`M${path(({ rate }) => rate).join('L')}`} className={classes.line} />}
          <rect x={cut} width={Math.max(0, end - cut)} y={plot.top} height={plot.height} className={classes.hidden} />
          <line x1={plot.left} x2={end} y1={y(target)} y2={y(target)} className={classes.target} />
          {marks.map(({ name, outcome, certified }, index) =>
            outcome.enough && outcome.rate !== null ? (
              <path
                key={name}
                d={`M${x(outcome.kept)} ${y(outcome.rate) - 5}l5 5l-5 5l-5 -5Z`}
                className={`${classes.dot} ${classes.other} ${certified ? classes.certified : ''}`}
                onPointerDown={(event) => event.stopPropagation()}
                onClick={() => onMark(index)}
              >
                <title>{name}</title>
              </path>
            ) : null,
          )}
          {known.map(({ index, name, certified, outcome, rated: has }) => (
            <g key={index}>
              {has && (
                <>
                  <line
                    x1={x(outcome.kept)}
                    x2={x(outcome.kept)}
                    y1={y(outcome.low ?? 0)}
                    y2={y(outcome.high ?? 0)}
                    className={classes.whisker}
                  />
                  <circle
                    cx={x(outcome.kept)}
                    cy={y(outcome.rate ?? 0)}
                    r={5}
                    className={`${classes.dot} ${certified ? classes.certified : ''}`}
                  />
                </>
              )}
              {!has && <path d={`M${x(outcome.kept) - 4} ${y(0) - 8}l8 8m0 -8l-8 8`} className={classes.whisker} />}
              {named[index] && (
                <text
                  // Beside the line of the cut, not under it: at its left, or where the axis is too near, at its right and above its neighbours.
                  {...nameAt(plot, x(outcome.kept), y(0) - 12, name)}
                  className={`${classes.name} ${index === at ? classes.own : ''}`}
                >
                  {name}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
      <div
        ref={slider}
        className={classes.cut}
        style={{ left: cut, height: plot.top + plot.height }}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, stops.length - 1)}
        aria-valuenow={Math.max(0, at)}
        aria-valuetext={valueText}
        aria-orientation="horizontal"
        onKeyDown={(event) => {
          const to = {
            ArrowLeft: at - 1,
            ArrowDown: at - 1,
            ArrowRight: at + 1,
            ArrowUp: at + 1,
            PageDown: at - 3,
            PageUp: at + 3,
            Home: 0,
            End: stops.length - 1,
          }[event.key];
          if (to === undefined) return;
          event.preventDefault();
          move(to);
        }}
      >
        <span className={classes.grip}>
          <IconArrowsHorizontal size={18} stroke={1.8} aria-hidden />
        </span>
      </div>
    </div>
  );
}
