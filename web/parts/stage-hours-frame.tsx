import { lazy, Suspense } from 'react';
import { Skeleton } from '@mantine/core';
import { FlowWeeksDocument, type FlowWeeksQuery } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { countOf, shareOf } from '../text/number';
import { listed, stageName, stages } from '../text/stage-name';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { NothingMatches } from './nothing-matches';

const StageHoursChart = lazy(() =>
  import('../charts/stage-hours').then((module) => ({ default: module.StageHoursChart })),
);

const HEIGHT = 320;
type Answer = FlowWeeksQuery['flow'];

/** Stage hours per week in their frame. */
export function StageHoursFrame() {
  const { view, org, scope } = useView();
  const asked = useAnswer('FlowWeeks', FlowWeeksDocument, { org, scope });
  const flow = asked.data?.flow;
  const shown = stages.filter(
    (stage) =>
      stage !== 'operate' &&
      flow?.series.some(
        (series) => series.stage === stage && !series.unknown && series.stageHours.some((hours) => hours !== null),
      ),
  );
  const empty = flow && flow.series.every((series) => series.stageHours.every((hours) => !hours));
  return (
    <ChartFrame
      title="Stage hours"
      summary={flow ? summaryOf(flow) : ''}
      definition={definitions.stageHours}
      asked={asked}
      csv={exportAddress('flow', view)}
      height={HEIGHT}
      empty={empty ? <NothingMatches what="pull requests" /> : undefined}
      table={() => ({
        columns: [
          { label: 'Week' },
          ...shown.map((stage) => ({ label: `${stageName(stage)}, h`, numeric: true })),
          { label: 'Agent-authored', numeric: true },
        ],
        rows: (flow?.periods.label ?? []).map((week, index) => [
          flow?.periods.running[index] ? `${week} (not over)` : week,
          ...shown.map((stage) => countOf(flow?.series.find((series) => series.stage === stage)?.stageHours[index])),
          shareOf(flow?.series.find((series) => series.stage === 'write')?.agentAuthoredShare[index]),
        ]),
      })}
    >
      {flow && (
        <Suspense fallback={<Skeleton height={HEIGHT} />}>
          <StageHoursChart flow={flow} shown={shown} height={HEIGHT} />
        </Suspense>
      )}
    </ChartFrame>
  );
}

function summaryOf(flow: Answer): string {
  const known = flow.stages.filter((stage) => !stage.unknown && stage.stage !== 'operate' && stage.stageHours);
  const total = known.reduce((sum, stage) => sum + (stage.stageHours ?? 0), 0);
  const largest = [...known].sort((a, b) => (b.stageHours ?? 0) - (a.stageHours ?? 0))[0];
  if (!largest) return 'No work stood in any stage in this range.';
  const share = flow.series
    .find((series) => series.stage === 'write')
    ?.agentAuthoredShare.filter((each) => each !== null);
  const agents = share?.length
    ? ` Agent-authored pull requests ${
        shareOf(share[0]) === shareOf(share[share.length - 1])
          ? `stand at ${shareOf(share[0])}`
          : `went from ${shareOf(share[0])} to ${shareOf(share[share.length - 1])}`
      } of those entering Write.`
    : '';
  const unknown = flow.stages.filter((stage) => stage.stage !== 'operate' && (stage.unknown || stage.undivided));
  if (unknown.length > 0)
    return `${countOf(total)} hours are known, most of them in ${stageName(largest.stage)}; those of ${listed(
      unknown.map(({ stage }) => stageName(stage)),
    )} are unknown.${agents}`;
  return `${stageName(largest.stage)} held most of the ${countOf(total)} hours: ${shareOf(
    (largest.stageHours ?? 0) / total,
  )}.${agents}`;
}
