import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import { BoxMark, Legend, LineMark } from '../charts/legend';
import type { Stage } from '../gql/documents';
import { useStageWeeks } from '../state/stage-weeks';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { durationOf } from '../text/duration';
import { countOf, countedOf } from '../text/number';
import { itemsOf } from '../text/stage-name';
import { daysOfPeriod } from '../text/week';
import { useOrganization } from '../state/organization';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { ListLink } from './list-link';
import { NothingMatches } from './nothing-matches';
import { stageColour } from './stage-mark';
import { TimeInStageChart } from './week-charts';

const HEIGHT = 280;
/** Weeks in which fewer left than this are "not enough data". */
const LEAST_N = 10;

/** Percentiles of the time in a stage by week, in their frame. */
export function TimeInStageFrame({ stage }: { stage: Stage }) {
  const { view, clock } = useView();
  const { asked, flow, totals, series, before } = useStageWeeks(stage);
  const { timeZone } = useOrganization();
  if (totals?.unknown) return null;
  const drawn = series?.n.some((n) => n >= LEAST_N);
  const items = itemsOf(stage);
  const colour = stageColour(stage);
  // Squashes hide when the work began.
  const hidden = totals?.undivided ? (totals.departures ?? 0) - totals.n : 0;
  const told =
    hidden > 0
      ? `When the work began is hidden for ${countOf(hidden)} of ${countedOf(totals?.departures ?? 0, items.one, items.many)}, squashed or single commits. `
      : '';
  return (
    <ChartFrame
      title="Time in stage"
      summary={
        told +
        (totals?.enough
          ? `Of the ${countedOf(totals.n, items.one, items.many)} that left, half took at most ${durationOf(totals.p50, clock)}, 85 % at most ${durationOf(totals.p85, clock)}, 95 % at most ${durationOf(totals.p95, clock)}.`
          : hidden > 0
            ? `Of ${countOf(totals?.n)} it is known: not enough data.`
            : `Not enough data: ${countedOf(totals?.n ?? 0, items.one, items.many)} left the stage in this range.`)
      }
      definition={definitions.timeInStage}
      asked={asked}
      csv={exportAddress('flow', { ...view, stage })}
      height={HEIGHT}
      empty={
        drawn ? undefined : hidden > 0 ? (
          <p>
            Where a host squashes, git keeps the time of the merge alone. Connect GitHub, or fetch the heads of the pull
            requests and import the clone again; docs/git.md says how.
          </p>
        ) : totals?.n ? (
          <p>
            In no week of this range did {LEAST_N} or more {items.many} leave the stage. Percentiles of fewer say
            little, so none are drawn; the list below has every one.
          </p>
        ) : (
          <NothingMatches what={`${items.many} that left this stage`} />
        )
      }
      legend={
        <Legend
          entries={[
            { mark: <LineMark colour={colour} />, label: 'p50' },
            { mark: <BoxMark colour={colour} opacity={0.4} />, label: 'to p85' },
            { mark: <BoxMark colour={colour} opacity={0.18} />, label: 'to p95' },
            ...(before
              ? [
                  { mark: <LineMark colour="var(--previous)" />, label: 'p50 of the period before' },
                  { mark: <LineMark colour="var(--previous)" dash="2 3" />, label: 'its p85' },
                ]
              : []),
          ]}
        />
      }
      table={() => ({
        columns: [
          { label: 'Week' },
          { label: 'p50', numeric: true },
          { label: 'p85', numeric: true },
          { label: 'p95', numeric: true },
          { label: 'n', numeric: true },
          { label: 'Notes' },
        ],
        rows: (flow?.periods.label ?? []).map((week, index) => {
          const n = series?.n[index] ?? 0;
          const range = daysOfPeriod(flow?.periods.start[index] ?? '', flow?.periods.end[index] ?? '', timeZone);
          const few = n < LEAST_N;
          return [
            week,
            few ? '–' : durationOf(series?.p50[index], clock),
            few ? '–' : durationOf(series?.p85[index], clock),
            few ? '–' : durationOf(series?.p95[index], clock),
            <ListLink key="n" measure="departures" stage={stage} patch={{ range }}>
              {countOf(n)}
            </ListLink>,
            [
              few && 'not enough data',
              series?.estimated[index] && 'estimated',
              flow?.periods.running[index] && 'not over',
            ]
              .filter(Boolean)
              .join(', '),
          ];
        }),
      })}
    >
      {flow && series && (
        <Suspense fallback={<Skeleton height={HEIGHT} />}>
          <TimeInStageChart
            stage={stage}
            periods={flow.periods}
            series={series}
            before={before}
            clock={clock}
            height={HEIGHT}
          />
        </Suspense>
      )}
    </ChartFrame>
  );
}
