import { Legend } from '../charts/legend';
import { ShareIntervals, ShareMark } from '../charts/share-intervals';
import type { DeployStageQuery, RatePartsFragment } from '../gql/documents';
import { useDeployStage } from '../state/deploy-stage';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { changeFailCut, changeFailGroup } from '../text/change-fail';
import { shareInterval } from '../text/interval';
import { countOf, countedOf, fineShareOf } from '../text/number';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { NothingMatches } from './nothing-matches';

const HEIGHT = 420;
const CUTS = ['size', 'authorship', 'tier'];

type Fails = DeployStageQuery['deployStage']['changeFail'];

/** Which deployed changes fail, by size, authorship and tier, in their frame. */
export function DeployChangeFailFrame() {
  const { view } = useView();
  const { asked, stage } = useDeployStage();
  // A cut by team leaves the trains unknown, not the changes.
  if (stage?.unknown && stage.mergeToProduction.n === 0) return null;
  const fails = (stage?.changeFail ?? []).filter(({ named }) => named.n > 0);
  const groups = CUTS.map((by) => ({
    by: changeFailCut(by),
    rows: fails
      .filter((fail) => fail.by === by)
      .map(({ key, named, carried }) => ({
        key,
        name: changeFailGroup(by, key),
        first: named,
        second: carried,
      })),
  })).filter(({ rows }) => rows.length > 0);
  return (
    <ChartFrame
      title="Which changes fail"
      summary={summaryOf(fails)}
      definition={definitions.changeFail}
      asked={asked}
      csv={exportAddress('change-fail', view)}
      height={HEIGHT}
      empty={
        stage && fails.length === 0 ? (
          <NothingMatches what="deployed changes" />
        ) : stage && !fails.some(({ named }) => named.enough) ? (
          <p>No group of 10 or more changes was deployed in this range: not enough data for shares.</p>
        ) : undefined
      }
      legend={
        <Legend
          entries={[
            { mark: <ShareMark />, label: 'named: reverted, or an incident names it' },
            { mark: <ShareMark other />, label: 'carried: its deploy required intervention' },
          ]}
        />
      }
      table={() => ({
        columns: [
          { label: 'Changes' },
          { label: 'Named', numeric: true },
          { label: 'Named, n', numeric: true },
          { label: 'Carried', numeric: true },
          { label: 'Carried, n', numeric: true },
        ],
        rows: fails.map(({ by, key, named, carried }) => [
          `${changeFailCut(by)}: ${changeFailGroup(by, key)}`,
          rateText(named),
          `${countOf(named.numerator)} of ${countOf(named.n)}`,
          rateText(carried),
          `${countOf(carried.numerator)} of ${countOf(carried.n)}`,
        ]),
      })}
    >
      <ShareIntervals groups={groups} first="named" second="carried" />
    </ChartFrame>
  );
}

const rateText = (rate: RatePartsFragment) =>
  rate.enough ? `${fineShareOf(rate.value)} (${shareInterval(rate.low, rate.high)})` : 'not enough data';

/** All groups of one cut are all changes. */
function summaryOf(fails: Fails): string {
  const all = fails.filter(({ by }) => by === 'size');
  const sum = (of: (each: Fails[number]) => number) => all.reduce((total, each) => total + of(each), 0);
  const [n, named, carried] = [
    sum((each) => each.named.n),
    sum((each) => each.named.numerator),
    sum((each) => each.carried.numerator),
  ];
  if (n === 0) return 'Nothing was deployed in this range.';
  return `Of ${countedOf(n, 'deployed change')}, ${countOf(named)} ${named === 1 ? 'was' : 'were'} reverted or named by an incident; ${countOf(carried)} went out with a deploy that required intervention.`;
}
