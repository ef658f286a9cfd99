import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import { BoxMark, Legend, LineMark } from '../charts/legend';
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
import { stageColour } from './stage-mark';
import { WipChart } from './week-charts';

const HEIGHT = 230;

/** Work in progress of a stage at the end of each week, in its frame. */
export function WipFrame({ stage }: { stage: Stage }) {
  const { view } = useView();
  const { asked, flow, totals, series, before } = useStageWeeks(stage);
  const { timeZone } = useOrganization();
  // What is not merged yet is not in a clone: nothing to draw.
  if (totals?.unknown || totals?.undivided) return null;
  const items = itemsOf(stage);
  const most = series ? Math.max(0, ...series.wip.map((each) => each ?? 0)) : 0;
  const when = series && flow ? flow.periods.label[series.wip.indexOf(most)] : '';
  return (
    <ChartFrame
      title="Work in progress"
      summary={`${countedOf(totals?.wip ?? 0, items.one, items.many)} at the end of the range${
        most ? `; the most were ${countOf(most)}, at the end of ${when}` : ''
      }.`}
      definition={definitions.wip}
      asked={asked}
      csv={exportAddress('flow', { ...view, stage })}
      height={HEIGHT}
      empty={
        most === 0 && !asked.isPending ? (
          <p>Nothing was in this stage at the end of any week of this range.</p>
        ) : undefined
      }
      legend={
        <Legend
          entries={[
            { mark: <BoxMark colour={stageColour(stage)} opacity={0.5} />, label: 'at the end of the week' },
            ...(before ? [{ mark: <LineMark colour="var(--previous)" />, label: 'the period before' }] : []),
          ]}
        />
      }
      table={() => ({
        columns: [{ label: 'Week' }, { label: 'In progress at its end', numeric: true }],
        rows: (flow?.periods.label ?? []).map((week, index) => {
          const range = daysOfPeriod(flow?.periods.start[index] ?? '', flow?.periods.end[index] ?? '', timeZone);
          return [
            flow?.periods.running[index] ? `${week} (not over)` : week,
            <ListLink key="wip" measure="wip" stage={stage} patch={{ range }}>
              {countOf(series?.wip[index])}
            </ListLink>,
          ];
        }),
      })}
    >
      {flow && series && (
        <Suspense fallback={<Skeleton height={HEIGHT} />}>
          <WipChart stage={stage} periods={flow.periods} series={series} before={before} height={HEIGHT} />
        </Suspense>
      )}
    </ChartFrame>
  );
}
