import { Tooltip } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import type { Tier } from '../gql/documents';
import { countOf } from '../text/number';
import { tierName } from '../text/tier';
import { alluvialOf, type AlluvialBox, type AlluvialRibbon } from './alluvial-geometry';
import { Hatch } from './hatch';
import classes from './tier-alluvial.module.css';
import { tierColour } from './tier-mark';

/** People who went from one tier to another; null = not there. */
export interface TierMove {
  from: Tier | null;
  to: Tier | null;
  people: number;
}

interface TierAlluvialProps {
  moves: readonly TierMove[];
  /** The two weeks that are compared, in words. */
  weeks: [before: string, now: string];
  height: number;
}

const AWAY = 'away';
const order = ['power', 'casual', 'ambient', 'none', 'unknown', AWAY];
const HEAD = 26;
const GAP = 12;
const BOX = 12;

const keyOf = (tier: Tier | null): string => tier ?? AWAY;
const nameOf = (key: string): string => (key === AWAY ? 'not there' : tierName(key as Tier));
const colourOf = (key: string): string => (key === AWAY ? 'var(--line-strong)' : tierColour(key as Tier));

/** Where the people of one week are in another: two columns of tiers, and ribbons as wide as there are people in them. */
export function TierAlluvial({ moves, weeks, height }: TierAlluvialProps) {
  const { ref, width } = useElementSize();
  const id = useId();
  const side = width < 560 ? 92 : 128;
  const { left, right, ribbons } = alluvialOf(
    moves.map(({ from, to, people }) => ({ from: keyOf(from), to: keyOf(to), people })),
    order,
    height - HEAD - 4,
    GAP,
  );
  const [from, to] = [side + BOX, width - side - BOX];
  return (
    <div ref={ref} className={classes.drawing} style={{ height }}>
      {width > 0 && (
        <svg width={width} height={height} className={classes.svg} role="list" aria-label="Moves between tiers">
          <Hatch id={`${id}-unknown`} colour="var(--ink-muted)" gap={5} width={1.5} />
          <text x={side + BOX} y={14} textAnchor="end" className={classes.head} aria-hidden>
            {weeks[0]}
          </text>
          <text x={width - side - BOX} y={14} className={classes.head} aria-hidden>
            {weeks[1]}
          </text>
          {[...ribbons]
            .sort((a, b) => Number(a.from !== a.to) - Number(b.from !== b.to))
            .map((ribbon) => (
              <Tooltip key={`${ribbon.from}-${ribbon.to}`} label={textOf(ribbon)}>
                <path
                  d={shapeOf(ribbon, from, to)}
                  className={`${classes.ribbon} ${ribbon.from === ribbon.to ? classes.same : ''}`}
                  fill={ribbon.from === 'unknown' ? `url(#${id}-unknown)` : colourOf(ribbon.from)}
                  tabIndex={0}
                  role="listitem"
                  aria-label={textOf(ribbon)}
                />
              </Tooltip>
            ))}
          {left.map((box) => (
            <Box key={box.key} box={box} x={side} name={side - 8} anchor="end" hatch={`${id}-unknown`} />
          ))}
          {right.map((box) => (
            <Box key={box.key} box={box} x={to} name={to + BOX + 8} anchor="start" hatch={`${id}-unknown`} />
          ))}
        </svg>
      )}
    </div>
  );
}

interface BoxProps {
  box: AlluvialBox;
  x: number;
  name: number;
  anchor: 'start' | 'end';
  hatch: string;
}

function Box({ box, x, name, anchor, hatch }: BoxProps) {
  const unknown = box.key === 'unknown';
  return (
    <g aria-hidden>
      <rect
        x={x}
        y={HEAD + box.y}
        width={BOX}
        height={Math.max(1.5, box.height)}
        rx={2}
        fill={unknown ? `url(#${hatch})` : colourOf(box.key)}
        stroke={unknown ? 'var(--ink-muted)' : undefined}
      />
      <text x={name} y={HEAD + box.y + box.height / 2 + 4} textAnchor={anchor} className={classes.name}>
        {nameOf(box.key)} <tspan className={classes.count}>{countOf(box.people)}</tspan>
      </text>
    </g>
  );
}

function shapeOf({ left, right, thick }: AlluvialRibbon, from: number, to: number): string {
  const middle = (from + to) / 2;
  const [a, b, deep] = [HEAD + left, HEAD + right, Math.max(1, thick)];
  return `M${from} ${a}C${middle} ${a} ${middle} ${b} ${to} ${b}V${b + deep}C${middle} ${b + deep} ${middle} ${a + deep} ${from} ${a + deep}Z`;
}

function textOf({ from, to, people }: AlluvialRibbon): string {
  const who = people === 1 ? '1 person' : `${countOf(people)} people`;
  return from === to ? `${who} stayed at ${nameOf(from)}` : `${who} from ${nameOf(from)} to ${nameOf(to)}`;
}
