import { useId } from 'react';
import { Bar } from 'recharts';
import { authorshipName } from '../text/cut-name';
import type { Authorship } from '../gql/documents';
import { axisCountOf, countOf, shareOf } from '../text/number';
import { TipLine } from './chart-tip';
import { countTicks } from './count-ticks';
import { EndLabels } from './end-labels';
import { BoxMark } from './legend';
import { stackLabels } from './stack-labels';
import { WeekChart, type WeekRow } from './week-chart';

interface AuthorshipWeeksProps {
  labels: readonly string[];
  running: readonly boolean[];
  counts: Record<Authorship, readonly number[]>;
  height: number;
}

const NAMES_PX = 132;
const TOP_PX = 8;
const AXIS_PX = 24;
const stacked: readonly Authorship[] = ['agent_authored', 'ai_assisted', 'unmarked'];

/** The colour of a kind of authorship; always beside its name. */
export const authorshipColour: Record<Authorship, string> = {
  agent_authored: 'var(--tier-casual)',
  ai_assisted: 'var(--tier-ambient)',
  unmarked: 'var(--previous)',
};

/** Pull requests by week of creation and authorship, stacked, marked ones on the ground. */
export function AuthorshipWeeksChart({ labels, running, counts, height }: AuthorshipWeeksProps) {
  const id = useId();
  const all = (index: number) => stacked.reduce((sum, kind) => sum + counts[kind][index], 0);
  const ticks = countTicks(Math.max(1, ...labels.map((_, index) => all(index))));
  const top = ticks[ticks.length - 1];
  const rows: WeekRow[] = labels.map((_, index) => ({
    index,
    ...Object.fromEntries(stacked.map((kind) => [kind, counts[kind][index]])),
  }));
  const last = labels.length - 1;
  const names = stackLabels(
    stacked.map((kind) => ({
      name: `${authorshipName[kind]} ${countOf(counts[kind][last])}`,
      colour: authorshipColour[kind],
      value: counts[kind][last] ?? 0,
    })),
    top,
  );
  return (
    <div style={{ position: 'relative', height }}>
      <WeekChart
        id={`${id}-running`}
        rows={rows}
        labels={labels}
        running={running}
        height={height}
        names={NAMES_PX}
        ticks={ticks}
        tickFormatter={axisCountOf}
        bars
        tip={(index) => (
          <>
            {[...stacked].reverse().map((kind) => (
              <TipLine
                key={kind}
                mark={<BoxMark colour={authorshipColour[kind]} />}
                name={authorshipName[kind]}
                value={`${countOf(counts[kind][index])}${all(index) >= 10 ? `, ${shareOf(counts[kind][index] / all(index))}` : ''}`}
              />
            ))}
            <TipLine name="all" value={countOf(all(index))} />
          </>
        )}
      >
        {stacked.map((kind) => (
          <Bar
            key={kind}
            dataKey={kind}
            stackId="pull requests"
            fill={authorshipColour[kind]}
            stroke="var(--surface)"
            strokeWidth={1}
            maxBarSize={34}
            isAnimationActive={false}
          />
        ))}
      </WeekChart>
      <EndLabels labels={names} top={TOP_PX} height={height - TOP_PX - AXIS_PX} width={NAMES_PX} />
    </div>
  );
}
