import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import { BoxMark, Legend } from '../charts/legend';
import type { Stage } from '../gql/documents';
import { useStageWeeks } from '../state/stage-weeks';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { countOf, countedOf } from '../text/number';
import { itemsOf } from '../text/stage-name';
import { daysOfPeriod } from '../text/week';
import { useOrganization } from '../state/organization';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { ListLink } from './list-link';
import { NothingMatches } from './nothing-matches';
import { stageColour } from './stage-mark';
import { ArrivalsChart } from './week-charts';

const HEIGHT = 230;

/** Arrivals and departures of a stage per week, in their frame. */
export function ArrivalsFrame({ stage }: { stage: Stage }) {
  const { view } = useView();
  const { asked, flow, totals, series } = useStageWeeks(stage);
  const { timeZone } = useOrganization();
  if (totals?.unknown) return null;
  const items = itemsOf(stage);
  const growth = totals?.growth ?? 0;
  const list = (
    measure: 'arrivals' | 'departures' | 'stage_abandoned',
    value: number | null | undefined,
    index: number,
  ) => (
    <ListLink
      key={measure}
      measure={measure}
      stage={stage}
      patch={{ range: daysOfPeriod(flow?.periods.start[index] ?? '', flow?.periods.end[index] ?? '', timeZone) }}
    >
      {countOf(value)}
    </ListLink>
  );
  return (
    <ChartFrame
      title="Arrivals and departures"
      summary={
        totals
          ? totals.arrivals === null
            ? `${countedOf(totals.departures ?? 0, items.one, items.many)} left; what entered and is not merged yet is not known.`
            : `${countedOf(totals.arrivals, items.one, items.many)} entered and ${countOf(totals.departures)} left: ${
                growth > 0
                  ? `${countOf(growth)} more came than went`
                  : growth < 0
                    ? `${countOf(-growth)} more went than came`
                    : 'as many came as went'
              }.`
          : ''
      }
      definition={definitions.arrivals}
      asked={asked}
      csv={exportAddress('flow', { ...view, stage })}
      height={HEIGHT}
      empty={totals && !totals.arrivals && !totals.departures ? <NothingMatches what={items.many} /> : undefined}
      legend={
        <Legend
          entries={[
            { mark: <BoxMark colour="var(--previous)" />, label: 'entered' },
            { mark: <BoxMark colour={stageColour(stage)} />, label: 'left' },
          ]}
        />
      }
      table={() => ({
        columns: [
          { label: 'Week' },
          { label: 'Entered', numeric: true },
          { label: 'Left', numeric: true },
          { label: 'Abandoned', numeric: true },
        ],
        rows: (flow?.periods.label ?? []).map((week, index) => [
          flow?.periods.running[index] ? `${week} (not over)` : week,
          list('arrivals', series?.arrivals[index], index),
          list('departures', series?.departures[index], index),
          list('stage_abandoned', series?.abandoned[index], index),
        ]),
      })}
    >
      {flow && series && (
        <Suspense fallback={<Skeleton height={HEIGHT} />}>
          <ArrivalsChart stage={stage} periods={flow.periods} series={series} height={HEIGHT} />
        </Suspense>
      )}
    </ChartFrame>
  );
}
