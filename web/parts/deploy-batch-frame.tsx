import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import { countTicks } from '../charts/count-ticks';
import { BoxMark, Legend, LineMark } from '../charts/legend';
import { useDeployStage } from '../state/deploy-stage';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { axisCountOf, countedOf, countOf, meanOf } from '../text/number';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { LEAST_TRAINS } from './deploy-figures';
import { NothingMatches } from './nothing-matches';
import { PercentileWeeksChart } from './week-charts';

const HEIGHT = 230;

/** Changes per successful deploy, week by week, in their frame. */
export function DeployBatchFrame() {
  const { view } = useView();
  const { asked, stage } = useDeployStage();
  if (stage?.unknown) return null;
  const drawn = stage?.weekly.batchP50.some((each) => each !== null);
  const basis = (week: number) => countedOf(stage?.weekly.deploys[week] ?? 0, 'deploy');
  return (
    <ChartFrame
      title="Batch size"
      summary={
        stage && stage.batchSizeP50 !== null && stage.trains >= LEAST_TRAINS
          ? `Of ${countedOf(stage.trains, 'successful deploy')} half brought at most ${meanOf(stage.batchSizeP50)} changes, 85 % at most ${meanOf(stage.batchSizeP85)}; the largest brought ${countOf(stage.largestBatch)}.`
          : `Not enough data for percentiles of the range: ${countedOf(stage?.trains ?? 0, 'successful deploy')}.`
      }
      definition={definitions.batchSize}
      asked={asked}
      csv={exportAddress('deploy-weeks', view)}
      height={HEIGHT}
      empty={stage && !drawn ? <NothingMatches what="weeks with successful deploys" /> : undefined}
      legend={
        <Legend
          entries={[
            { mark: <LineMark colour="var(--stage-deploy)" />, label: 'p50' },
            { mark: <BoxMark colour="var(--stage-deploy)" opacity={0.32} />, label: 'to p85' },
          ]}
        />
      }
      table={() => ({
        columns: [
          { label: 'Week' },
          { label: 'p50', numeric: true },
          { label: 'p85', numeric: true },
          { label: 'Deploys', numeric: true },
          { label: 'Changes', numeric: true },
        ],
        rows: (stage?.periods.label ?? []).map((week, index) => [
          stage?.periods.running[index] ? `${week} (not over)` : week,
          meanOf(stage?.weekly.batchP50[index]),
          meanOf(stage?.weekly.batchP85[index]),
          countOf(stage?.weekly.deploys[index]),
          countOf(stage?.weekly.changes[index]),
        ]),
      })}
    >
      {stage && (
        <Suspense fallback={<Skeleton height={HEIGHT} />}>
          <PercentileWeeksChart
            periods={stage.periods}
            p50={stage.weekly.batchP50}
            p85={stage.weekly.batchP85}
            colour="var(--stage-deploy)"
            height={HEIGHT}
            ticks={countTicks}
            tick={axisCountOf}
            text={meanOf}
            basis={basis}
          />
        </Suspense>
      )}
    </ChartFrame>
  );
}
