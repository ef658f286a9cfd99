import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Legend, LineMark, BoxMark } from '../charts/legend';
import { useHitRate } from '../state/signal';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { seriesName } from '../text/finding-word';
import { shareInterval } from '../text/interval';
import { countOf, countedOf, fineShareOf } from '../text/number';
import { ChartFrame } from './chart-frame';
import { FindingListLink } from './finding-list-link';
import { NothingMatches } from './nothing-matches';
import { signalDefinitions } from './signal-definitions';

const HEIGHT = 240;

const HitRateWeeksChart = lazy(() =>
  import('../charts/hit-rate-weeks').then((module) => ({ default: module.HitRateWeeksChart })),
);

/** The hit rate week by week, in its frame. */
export function SignalWeeksFrame() {
  const { view } = useView();
  const { asked, hitRate } = useHitRate('week');
  const weeks = hitRate?.groups ?? [];
  const running = hitRate?.running ?? weeks.map(() => false);
  const told = weeks.filter(({ enough }, place) => enough && !running[place]);
  const [first, last] = [told[0], told[told.length - 1]];
  const none = hitRate && !weeks.some(({ n }) => n > 0);
  return (
    <ChartFrame
      title="Hit rate by week"
      summary={
        first && last && first !== last
          ? `From ${fineShareOf(first.rate)} (n ${countOf(first.n)}) in ${first.key} to ${fineShareOf(last.rate)} (n ${countOf(last.n)}) in ${last.key}${gaps(weeks)}.`
          : 'No two weeks have 10 findings: not enough data for a line.'
      }
      definition={signalDefinitions.weeks}
      asked={asked}
      csv={exportAddress('hit-rate', { ...view, by: 'week' })}
      height={HEIGHT}
      empty={none ? <NothingMatches what="findings" /> : undefined}
      legend={
        <Legend
          entries={[
            {
              mark: <LineMark colour="var(--accent)" />,
              label: `hit rate${hitRate && hitRate.series !== 'strict' ? `, ${seriesName(hitRate.series).toLowerCase()} series` : ''}`,
            },
            { mark: <BoxMark colour="var(--accent)" opacity={0.22} />, label: '95 % interval' },
          ]}
        />
      }
      table={() => ({
        columns: [
          { label: 'Week' },
          { label: 'Hit rate', numeric: true },
          { label: '95 % interval', numeric: true },
          { label: 'Accepted', numeric: true },
          { label: 'Findings, n', numeric: true },
          { label: 'Late', numeric: true },
        ],
        rows: weeks.map((week, place) => {
          const of = { group: 'week', groupKey: week.key } as const;
          return [
            running[place] ? `${week.key} (not over)` : week.key,
            week.enough ? fineShareOf(week.rate) : 'not enough data',
            week.enough ? shareInterval(week.low, week.high) : '–',
            <FindingListLink key="accepted" patch={{ ...of, outcome: 'accepted' }}>
              {countOf(week.accepted)}
            </FindingListLink>,
            <FindingListLink key="n" patch={{ ...of, inRate: 'true' }}>
              {countOf(week.n)}
            </FindingListLink>,
            <FindingListLink key="late" patch={{ ...of, outcome: 'late' }}>
              {countOf(week.late)}
            </FindingListLink>,
          ];
        }),
      })}
    >
      <Suspense fallback={<Skeleton height={HEIGHT} />}>
        <HitRateWeeksChart weeks={weeks} running={running} height={HEIGHT} />
      </Suspense>
    </ChartFrame>
  );
}

function gaps(weeks: readonly { enough: boolean }[]): string {
  const few = weeks.filter(({ enough }) => !enough).length;
  return few > 0 ? `; ${countedOf(few, 'week has', 'weeks have')} fewer than 10 findings` : '';
}
