import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import { BoxMark, Legend } from '../charts/legend';
import { useStageWeeks } from '../state/stage-weeks';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { countOf, shareOf } from '../text/number';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { stageColour } from './stage-mark';
import { CourtChart } from './week-charts';

const HEIGHT = 240;

/** Whose court the ball is in during review, in its frame. */
export function CourtFrame() {
  const { view } = useView();
  const { asked, flow, totals, series } = useStageWeeks('review');
  if (totals?.unknown) return null;
  const [author, reviewers] = [totals?.authorHours ?? 0, totals?.reviewerHours ?? 0];
  const all = author + reviewers;
  return (
    <ChartFrame
      title="Whose court"
      summary={
        all
          ? `${shareOf(reviewers / all)} of the ${countOf(all)} review hours lay with the reviewers, ${shareOf(author / all)} with the author.`
          : 'No review hours in this range.'
      }
      definition={definitions.court}
      asked={asked}
      csv={exportAddress('flow', { ...view, stage: 'review' })}
      height={HEIGHT}
      empty={all ? undefined : <p>No pull request was in review in this range.</p>}
      legend={
        <Legend
          entries={[
            { mark: <BoxMark colour={stageColour('review')} />, label: 'with the reviewers (below)' },
            { mark: <BoxMark colour={stageColour('write')} />, label: 'with the author (above)' },
          ]}
        />
      }
      table={() => ({
        columns: [
          { label: 'Week' },
          { label: 'With the reviewers, h', numeric: true },
          { label: 'With the author, h', numeric: true },
          { label: 'Both, h', numeric: true },
        ],
        rows: (flow?.periods.label ?? []).map((week, index) => [
          flow?.periods.running[index] ? `${week} (not over)` : week,
          countOf(series?.reviewerHours[index]),
          countOf(series?.authorHours[index]),
          countOf(series?.stageHours[index]),
        ]),
      })}
    >
      {flow && series && (
        <Suspense fallback={<Skeleton height={HEIGHT} />}>
          <CourtChart periods={flow.periods} series={series} height={HEIGHT} />
        </Suspense>
      )}
    </ChartFrame>
  );
}
