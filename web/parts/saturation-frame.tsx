import { lazy, Suspense } from 'react';
import { Skeleton } from '@mantine/core';
import { BottleneckWeeksDocument, type BottleneckWeeksQuery } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { daysOf } from '../text/duration';
import { factorOf } from '../text/number';
import { stageName, stages } from '../text/stage-name';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { NothingMatches } from './nothing-matches';

const SaturationChart = lazy(() =>
  import('../charts/saturation').then((module) => ({ default: module.SaturationChart })),
);

const HEIGHT = 320;
type Answer = BottleneckWeeksQuery['bottleneck'];

/** Saturation per stage in its frame. */
export function SaturationFrame() {
  const { view, org, scope } = useView();
  const asked = useAnswer('BottleneckWeeks', BottleneckWeeksDocument, { org, scope });
  const answer = asked.data?.bottleneck;
  const shown = stages.filter((stage) =>
    answer?.stages.some((each) => each.stage === stage && !each.unknown && each.enough.some(Boolean)),
  );
  const columns = shown.map((stage) => answer?.stages.find((each) => each.stage === stage) as Answer['stages'][number]);
  return (
    <ChartFrame
      title="Saturation"
      summary={answer ? summaryOf(answer) : ''}
      definition={definitions.saturation}
      asked={asked}
      csv={exportAddress('bottleneck', view)}
      height={HEIGHT}
      empty={answer && !shown.length ? <NothingMatches what="weeks with enough data" /> : undefined}
      table={() => ({
        columns: [{ label: 'Week' }, ...columns.map((stage) => ({ label: stageName(stage.stage), numeric: true }))],
        rows: (answer?.weeks.label ?? []).map((week, index) => [
          week,
          ...columns.map((stage) => {
            const [backlog, limit] = [stage.backlogDays[index], stage.limit[index]];
            return stage.enough[index] && backlog !== null && limit
              ? `${factorOf(backlog / limit)} × (${daysOf(backlog)} / ${daysOf(limit)})`
              : 'not enough data';
          }),
        ]),
      })}
    >
      {answer && (
        <Suspense fallback={<Skeleton height={HEIGHT} />}>
          <SaturationChart bottleneck={answer} shown={shown} height={HEIGHT} />
        </Suspense>
      )}
    </ChartFrame>
  );
}

function summaryOf(answer: Answer): string {
  const last = answer.weeks.running.lastIndexOf(false);
  const over = answer.stages.filter((stage) => last >= 0 && stage.saturated[last] === true && stage.enough[last]);
  const week = answer.weeks.label[last];
  if (!week) return 'The range holds no whole week.';
  if (!answer.stages.some((stage) => stage.enough[last])) return `Not enough data in ${week} for any stage.`;
  return over.length
    ? `Over the limit in ${week}: ${over
        .map(
          (stage) =>
            `${stageName(stage.stage)} (${daysOf(stage.backlogDays[last])}, limit ${daysOf(stage.limit[last])})`,
        )
        .join(', ')}.`
    : `No stage ${answer.stages.some((stage) => stage.unknown && stage.stage !== 'operate') ? 'that is known ' : ''}is over its limit in ${week}.`;
}
