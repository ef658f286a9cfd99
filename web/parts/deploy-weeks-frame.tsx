import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import { HatchMark } from '../charts/hatch-mark';
import { BoxMark, Legend } from '../charts/legend';
import { useDeployStage } from '../state/deploy-stage';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { countOf, countedOf } from '../text/number';
import { daysOfPeriod } from '../text/week';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { DeployListLink } from './deploy-list-link';
import { NothingMatches } from './nothing-matches';
import { DeployWeeksChart } from './week-charts';

const HEIGHT = 220;

/** Deploys per week, sound and failed, in their frame. */
export function DeployWeeksFrame() {
  const { view } = useView();
  const { asked, stage } = useDeployStage();
  const { timeZone } = useOrganization();
  if (stage?.unknown) return null;
  const sum = (values: readonly number[] | undefined) => (values ?? []).reduce((total, each) => total + each, 0);
  const [all, failed] = [sum(stage?.weekly.deploys), sum(stage?.weekly.failed)];
  return (
    <ChartFrame
      title="Deploys per week"
      summary={`${countedOf(all, 'production deploy')}; ${countOf(failed)} of them required immediate intervention.`}
      definition={definitions.deployWeeks}
      asked={asked}
      csv={exportAddress('deploy-weeks', view)}
      height={HEIGHT}
      empty={stage && all === 0 ? <NothingMatches what="deploys" /> : undefined}
      legend={
        <Legend
          entries={[
            { mark: <BoxMark colour="var(--stage-deploy)" opacity={0.85} />, label: 'sound' },
            { mark: <HatchMark colour="var(--ink)" />, label: 'required immediate intervention' },
          ]}
        />
      }
      table={() => ({
        columns: [
          { label: 'Week' },
          { label: 'Deploys', numeric: true },
          { label: 'Failed', numeric: true },
          { label: 'Changes', numeric: true },
        ],
        rows: (stage?.periods.label ?? []).map((week, index) => {
          const range = daysOfPeriod(stage?.periods.start[index] ?? '', stage?.periods.end[index] ?? '', timeZone);
          return [
            stage?.periods.running[index] ? `${week} (not over)` : week,
            <DeployListLink key="all" list="all" patch={{ range }}>
              {countOf(stage?.weekly.deploys[index])}
            </DeployListLink>,
            <DeployListLink key="failed" list="failed" patch={{ range }}>
              {countOf(stage?.weekly.failed[index])}
            </DeployListLink>,
            countOf(stage?.weekly.changes[index]),
          ];
        }),
      })}
    >
      {stage && (
        <Suspense fallback={<Skeleton height={HEIGHT} />}>
          <DeployWeeksChart stage={stage} height={HEIGHT} />
        </Suspense>
      )}
    </ChartFrame>
  );
}
