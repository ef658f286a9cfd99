import { useElementSize } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import type { SpectrumQuery } from '../gql/documents';
import { durationOf } from '../text/duration';
import { dayOf } from '../text/moment';
import { ChartTip } from './chart-tip';
import { nearestVisit, type Visit } from './nearest-visit';
import classes from './spectrum.module.css';

interface SpectrumProps {
  spectrum: SpectrumQuery['spectrum'];
  /** The drawn stretch of time, epoch milliseconds. */
  from: number;
  to: number;
  timeZone: string;
  clock: 'elapsed' | 'working';
  height: number;
  onOpen: (pullRequest: string) => void;
}

const TOP = 26;
const BOTTOM = 44;

/** Every visit as a line from entering (top) to leaving (bottom), coloured by the quartile of its duration. */
export function Spectrum({ spectrum, from, to, timeZone, clock, height, onOpen }: SpectrumProps) {
  const { ref, width } = useElementSize();
  const [hovered, setHovered] = useState<{ index: number; x: number; y: number } | null>(null);
  const visits = useMemo<Visit[]>(
    () =>
      spectrum.enter.map((enter, index) => ({
        enter: Date.parse(enter),
        leave: spectrum.leave[index] ? Date.parse(spectrum.leave[index] as string) : null,
      })),
    [spectrum],
  );
  const plot = height - TOP - BOTTOM;
  const paths = useMemo(() => {
    const x = (moment: number) => ((moment - from) / (to - from)) * width;
    const drawn = { left: ['', '', '', ''], open: ['', '', '', ''] };
    visits.forEach(({ enter, leave }, index) => {
      const kind = leave === null ? drawn.open : drawn.left;
      // What has not left yet runs to the edge of the drawing and ends above the line of leaving.
      const line = `M${x(enter).toFixed(1)} ${TOP}L${x(leave ?? to).toFixed(1)} ${leave === null ? TOP + plot * 0.94 : TOP + plot}`;
      kind[spectrum.quartile[index]] += line;
    });
    return drawn;
  }, [visits, spectrum, from, to, width, plot]);
  const find = (event: React.MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    const moment = from + (px / width) * (to - from);
    const reach = (8 / width) * (to - from);
    const index = nearestVisit(visits, moment, (py - TOP) / plot, to, reach);
    return index === null ? null : { index, x: px, y: py };
  };
  const nameOf = (index: number) => `${spectrum.repo[index]}#${spectrum.number[index]}`;
  const months = monthsBetween(from, to);
  const x = (moment: number) => ((moment - from) / (to - from)) * width;
  return (
    <div ref={ref} className={classes.spectrum} style={{ height }}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          onMouseMove={(event) => setHovered(find(event))}
          onMouseLeave={() => setHovered(null)}
          onClick={(event) => {
            const found = find(event);
            if (found) onOpen(nameOf(found.index));
          }}
          className={hovered ? classes.pointing : undefined}
        >
          {[0, 1, 2, 3].map((quartile) => (
            <g key={quartile} fill="none" stroke={`var(--quartile-${quartile})`} strokeWidth={1}>
              <path d={paths.left[quartile]} opacity={visits.length > 400 ? 0.4 : 0.7} />
              <path d={paths.open[quartile]} strokeDasharray="3 3" opacity={0.8} />
            </g>
          ))}
          {hovered && (
            <path
              className={classes.hovered}
              d={`M${x(visits[hovered.index].enter)} ${TOP}L${x(visits[hovered.index].leave ?? to)} ${TOP + plot}`}
            />
          )}
          <path d={`M0 ${TOP}H${width}M0 ${TOP + plot}H${width}`} className={classes.edge} />
          <text x={0} y={TOP - 9} className={classes.word}>
            enters
          </text>
          <text x={0} y={TOP + plot + 15} className={classes.word}>
            leaves
          </text>
          {months.map((month) => (
            <g key={month}>
              <path d={`M${x(month)} ${TOP + plot}v5`} className={classes.edge} />
              <text x={x(month) + 3} y={height - 10} className={classes.faint}>
                {new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(month)}
              </text>
            </g>
          ))}
        </svg>
      )}
      {hovered && (
        <div
          className={classes.tip}
          style={{
            left: Math.min(Math.max(0, hovered.x - 110), Math.max(0, width - 240)),
            top: Math.max(0, hovered.y - 84),
          }}
        >
          <ChartTip title={nameOf(hovered.index)}>
            <div>
              {durationOf(spectrum.hours[hovered.index], clock)} from {dayOf(spectrum.enter[hovered.index], timeZone)}
              {spectrum.leave[hovered.index] ? '' : ', still there'}
            </div>
          </ChartTip>
        </div>
      )}
    </div>
  );
}

/** The first moments of the months within a stretch, epoch milliseconds (UTC); at most twelve marks, evenly thinned. */
function monthsBetween(from: number, to: number): number[] {
  const months: number[] = [];
  const first = new Date(from);
  for (let month = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1); month < to;) {
    months.push(month);
    const at = new Date(month);
    month = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1);
  }
  const step = Math.ceil(months.length / 12);
  return months.filter((_, index) => index % Math.max(1, step) === 0);
}
