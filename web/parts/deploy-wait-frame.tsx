import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import { durationTicks } from '../charts/duration-ticks';
import { BoxMark, Legend, LineMark } from '../charts/legend';
import { useDeployStage } from '../state/deploy-stage';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { durationOf } from '../text/duration';
import { durationInterval } from '../text/interval';
import { countedOf, countOf } from '../text/number';
import { durationTick } from '../text/tick';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { PercentileWeeksChart } from './week-charts';

const HEIGHT = 230;
/** Weeks in which fewer were deployed than this are “not enough data”. */
const LEAST_N = 10;

/** Time from merge to production of what was deployed, week by week, in its frame. */
export function DeployWaitFrame() {
  const { view, clock } = useView();
  const { asked, stage } = useDeployStage();
  // A cut by team leaves the trains unknown, not the changes.
  if (stage?.unknown && stage.mergeToProduction.n === 0) return null;
  const { p50, p50Low, p50High, p85, n, enough } = stage?.mergeToProduction ?? {};
  const enoughIn = (week: number) => (stage?.weekly.changes[week] ?? 0) >= LEAST_N;
  const shown = (values: readonly (number | null)[] | undefined) =>
    (values ?? []).map((value, week) => (enoughIn(week) ? value : null));
  const [weekP50, weekP85] = [shown(stage?.weekly.waitP50), shown(stage?.weekly.waitP85)];
  const drawn = weekP50.some((each) => each !== null);
  const within = durationInterval(p50Low ?? null, p50High ?? null, clock);
  return (
    <ChartFrame
      title="From merge to production"
      summary={
        enough
          ? `Half of the ${countedOf(n ?? 0, 'change')} deployed waited at most ${durationOf(p50, clock)}${within ? ` (95 % interval ${within})` : ''}, 85 % at most ${durationOf(p85, clock)}.`
          : `Not enough data: ${countedOf(n ?? 0, 'change')} deployed in this range.`
      }
      definition={definitions.mergeToProduction}
      asked={asked}
      csv={exportAddress('deploy-weeks', view)}
      height={HEIGHT}
      empty={stage && !drawn ? <p>In no week of this range were {LEAST_N} or more changes deployed.</p> : undefined}
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
          { label: 'Changes', numeric: true },
        ],
        rows: (stage?.periods.label ?? []).map((week, index) => [
          stage?.periods.running[index] ? `${week} (not over)` : week,
          enoughIn(index) ? durationOf(weekP50[index], clock) : 'not enough data',
          durationOf(weekP85[index], clock),
          countOf(stage?.weekly.changes[index]),
        ]),
      })}
    >
      {stage && (
        <Suspense fallback={<Skeleton height={HEIGHT} />}>
          <PercentileWeeksChart
            periods={stage.periods}
            p50={weekP50}
            p85={weekP85}
            colour="var(--stage-deploy)"
            height={HEIGHT}
            ticks={durationTicks}
            tick={durationTick}
            text={(hours) => durationOf(hours, clock)}
            basis={(week) => countedOf(stage.weekly.changes[week], 'change')}
          />
        </Suspense>
      )}
    </ChartFrame>
  );
}
