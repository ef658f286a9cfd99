import { ChartTip, TipLine } from '../charts/chart-tip';
import { Legend } from '../charts/legend';
import type { Train } from '../charts/train-geometry';
import { TrainMarkOf, Trains } from '../charts/trains';
import type { DeployPartsFragment, DeployStageQuery } from '../gql/documents';
import { useDeployStage } from '../state/deploy-stage';
import { drawerWith } from '../state/drawer';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { deployName, failureText } from '../text/deploy';
import { momentOf } from '../text/moment';
import { countOf, meanOf } from '../text/number';
import { trainSummary } from '../text/train';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { DeployButton } from './deploy-button';
import { NothingMatches } from './nothing-matches';

const HEIGHT = 280;
/** More trains than this are drawn week by week. */
const MOST_TRAINS = 60;

type Stage = DeployStageQuery['deployStage'];

/** The trains and what they leave behind, in their frame. */
export function TrainFrame() {
  const { view, change } = useView();
  const { timeZone, dataHorizon } = useOrganization();
  const { asked, stage } = useDeployStage();
  if (stage?.unknown) return null;
  const all = stage ? stage.weekly.deploys.reduce((sum, each) => sum + each, 0) : 0;
  const byWeek = all > MOST_TRAINS;
  const single = [...(stage?.recent ?? [])].reverse();
  const trains = stage ? (byWeek ? weeksOf(stage) : single.map(trainOf)) : [];
  const weeks = stage ? weeksWith(stage) : [];
  const end = stage && dataHorizon && dataHorizon < stage.range.to ? dataHorizon : stage?.range.to;
  return (
    <ChartFrame
      title="Trains and what they leave behind"
      summary={stage ? trainSummary(stage, all) : ''}
      definition={definitions.trains}
      asked={asked}
      csv={exportAddress('deploys', view)}
      height={HEIGHT}
      empty={stage && all === 0 ? <NothingMatches what="deploys" /> : undefined}
      legend={
        <Legend
          entries={[
            { mark: <TrainMarkOf kind="carried" />, label: byWeek ? 'changes carried per train' : 'changes carried' },
            { mark: <TrainMarkOf kind="left" />, label: byWeek ? 'left behind, mean' : 'left behind' },
            {
              mark: <TrainMarkOf kind="failed" />,
              label: byWeek ? 'required intervention, with how many in the week' : 'required intervention',
            },
          ]}
        />
      }
      table={() =>
        byWeek && stage
          ? weekTable(stage)
          : {
              columns: [
                { label: 'Train' },
                { label: 'Service' },
                { label: 'Finished' },
                { label: 'Carried', numeric: true },
                { label: 'Left behind', numeric: true },
                { label: 'Outcome' },
              ],
              rows: [...single]
                .reverse()
                .map((each) => [
                  <DeployButton key="open" deploy={each} />,
                  each.service,
                  momentOf(each.finishedAt, timeZone),
                  countOf(each.changes),
                  countOf(each.leftBehind),
                  each.failed ? `failed: ${failureText(each.failedBy)}` : 'sound',
                ]),
            }
      }
    >
      {stage && end && (
        <Trains
          trains={trains}
          from={Date.parse(stage.range.from)}
          to={Date.parse(end)}
          height={HEIGHT}
          onOpen={byWeek ? undefined : (index) => change(drawerWith({ deploy: single[index].id }))}
          tip={(index) =>
            byWeek ? (
              <WeekTip stage={stage} week={weeks[index]} />
            ) : (
              <TrainTip deploy={single[index]} timeZone={timeZone} />
            )
          }
        />
      )}
    </ChartFrame>
  );
}

const trainOf = (deploy: DeployPartsFragment): Train => ({
  key: deploy.id,
  at: Date.parse(deploy.finishedAt),
  carried: deploy.changes,
  left: deploy.leftBehind,
  failed: deploy.failed ? 1 : 0,
});

/** Places of the weeks in which anything was deployed. */
const weeksWith = ({ weekly }: Stage) =>
  weekly.deploys.map((count, index) => (count > 0 ? index : -1)).filter((index) => index >= 0);

/** Changes per deploy of a week. */
const carriedIn = ({ weekly }: Stage, week: number) => weekly.changes[week] / Math.max(1, weekly.deploys[week]);

function weeksOf(stage: Stage): Train[] {
  const { periods, weekly } = stage;
  return weeksWith(stage).map((week) => ({
    key: periods.label[week],
    at: (Date.parse(periods.start[week]) + Date.parse(periods.end[week])) / 2,
    carried: carriedIn(stage, week),
    left: weekly.leftBehindMean[week],
    failed: weekly.failed[week],
  }));
}

function weekTable(stage: Stage) {
  const { periods, weekly } = stage;
  return {
    columns: [
      { label: 'Week' },
      { label: 'Trains', numeric: true },
      { label: 'Failed', numeric: true },
      { label: 'Changes', numeric: true },
      { label: 'Carried per train', numeric: true },
      { label: 'Left behind, mean', numeric: true },
    ],
    rows: periods.label.map((label, week) => [
      periods.running[week] ? `${label} (not over)` : label,
      countOf(weekly.deploys[week]),
      countOf(weekly.failed[week]),
      countOf(weekly.changes[week]),
      weekly.deploys[week] ? meanOf(carriedIn(stage, week)) : '–',
      meanOf(weekly.leftBehindMean[week]),
    ]),
  };
}

function WeekTip({ stage, week }: { stage: Stage; week: number }) {
  const { periods, weekly } = stage;
  return (
    <ChartTip title={`${periods.label[week]}${periods.running[week] ? ', not over yet' : ''}`}>
      <TipLine name="trains" value={countOf(weekly.deploys[week])} />
      <TipLine name="failed" value={countOf(weekly.failed[week])} />
      <TipLine name="carried per train" value={meanOf(carriedIn(stage, week))} />
      <TipLine name="left behind, mean" value={meanOf(weekly.leftBehindMean[week])} />
    </ChartTip>
  );
}

function TrainTip({ deploy, timeZone }: { deploy: DeployPartsFragment; timeZone: string }) {
  return (
    <ChartTip title={`${deployName(deploy)}, ${deploy.service}`}>
      <div>{momentOf(deploy.finishedAt, timeZone)}</div>
      <TipLine name="carried" value={countOf(deploy.changes)} />
      <TipLine name="left behind" value={deploy.leftBehind === null ? 'unknown' : countOf(deploy.leftBehind)} />
      {deploy.failed && <div>failed: {failureText(deploy.failedBy)}</div>}
    </ChartTip>
  );
}
