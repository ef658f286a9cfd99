import { ForecastConstraint } from '../charts/forecast-constraint';
import { BoxMark, Legend } from '../charts/legend';
import { useView } from '../state/use-view';
import { useWhatIf } from '../state/what-if';
import { whatIfExport } from '../state/what-if-export';
import { nextText } from '../text/forecast';
import { shareOf } from '../text/number';
import { stageName } from '../text/stage-name';
import { ChartFrame } from './chart-frame';
import { StageMark } from './stage-mark';
import { whatIfDefinitions } from './what-if-definitions';

const HEIGHT = 190;

/** Which stage is the constraint, week by week, in which share of the runs. */
export function WhatIfConstraintFrame() {
  const { view } = useView();
  const { answer, asked } = useWhatIf();
  const known = answer?.stages.filter((stage) => stage.known) ?? [];
  return (
    <ChartFrame
      title="The constraint, week by week"
      summary={answer ? `Next: ${nextText(answer.next)}.` : ''}
      definition={whatIfDefinitions.constraint}
      asked={asked}
      csv={whatIfExport('forecast', view)}
      height={HEIGHT}
      empty={answer && known.length === 0 ? <p>No stage could be calibrated: nothing to draw.</p> : undefined}
      legend={
        <Legend
          entries={[
            ...known
              .filter(({ constraint }) => constraint.some((share) => (share ?? 0) > 0))
              .map(({ stage }) => ({ mark: <StageMark stage={stage} />, label: stageName(stage) })),
            { mark: <BoxMark colour="var(--line-strong)" />, label: 'no constraint, or not enough data' },
          ]}
        />
      }
      table={() => ({
        columns: [{ label: 'Week' }, ...known.map(({ stage }) => ({ label: stageName(stage), numeric: true }))],
        rows: answer!.weeks.map((week, at) => [week, ...known.map(({ constraint }) => shareOf(constraint[at]))]),
      })}
    >
      {answer && <ForecastConstraint stages={answer.stages} weeks={answer.weeks} height={HEIGHT} />}
    </ChartFrame>
  );
}
