import { Button } from '@mantine/core';
import { useView } from '../state/use-view';
import { useBacktest, useWhatIf, type BacktestRun } from '../state/what-if';
import { whatIfExport } from '../state/what-if-export';
import { backtestSentence, biasText, progressText, refusalText } from '../text/forecast';
import { countOf, factorOf, shareOf } from '../text/number';
import { stageName } from '../text/stage-name';
import { ChartFrame } from './chart-frame';
import { DataTable, type TableOf } from './data-table';
import { JobBar } from './job-bar';
import { whatIfDefinitions } from './what-if-definitions';
import classes from './what-if.module.css';

type Backtest = NonNullable<BacktestRun['answer']>;

/** How good such forecasts would have been on weeks that are known, beside two simple ways to guess. */
export function WhatIfBacktestFrame() {
  const { view } = useView();
  const { answer: forecast } = useWhatIf();
  const { run, asked, cancel, again } = useBacktest();
  const answer = run?.answer;
  return (
    <ChartFrame
      title="Would it have been right before?"
      summary={answer ? backtestSentence(answer) : ''}
      definition={whatIfDefinitions.backtest}
      asked={asked}
      csv={whatIfExport('backtest', view)}
      height={200}
      empty={
        answer && answer.refusal === null ? undefined : (
          <Waiting run={run} begins={Boolean(forecast)} cancel={cancel} again={again} />
        )
      }
      table={() => originsOf(answer!)}
    >
      {answer && (
        <>
          <DataTable {...summaryOf(answer)} caption="Forecasts held against what came" />
          <h3 className={classes.subtitle}>Earlier weeks one by one</h3>
          <DataTable {...originsOf(answer)} caption="Earlier weeks one by one" />
        </>
      )}
    </ChartFrame>
  );
}

interface WaitingProps {
  run: BacktestRun | undefined;
  begins: boolean;
  cancel: () => void;
  again: () => void;
}

function Waiting({ run, begins, cancel, again }: WaitingProps) {
  const refusal = run?.refusal ?? run?.answer?.refusal ?? null;
  if (run?.state === 'running') {
    const text = progressText(run.progress);
    const { done, total } = run.progress ?? { done: 0, total: 0 };
    return (
      <>
        <div className={classes.wide}>
          <JobBar label="The backtest" share={total > 0 ? done / total : null} text={text} />
        </div>
        <p>{text}</p>
        <Button size="compact-xs" variant="default" onClick={cancel}>
          Cancel the backtest
        </Button>
      </>
    );
  }
  if (run?.state === 'cancelled' || run?.state === 'failed')
    return (
      <>
        <p role={run.state === 'failed' ? 'alert' : 'status'}>
          {run.state === 'failed' ? (run.message ?? 'The backtest failed without saying why.') : 'Cancelled.'}
        </p>
        <Button size="xs" variant="default" onClick={again}>
          Run the backtest
        </Button>
      </>
    );
  if (run?.state === 'refused' || refusal)
    return (
      <p>
        {run?.message ??
          (refusal
            ? `No backtest can be made: ${refusalText(refusal).why} ${refusalText(refusal).help}`
            : 'No backtest can be made.')}
      </p>
    );
  return <p>{begins ? 'It begins once the forecast stands.' : 'It needs a forecast first.'}</p>;
}

const score = (each: Backtest['origins'][number]['forecast']) => [
  each.coverage === null ? '–' : `${shareOf(each.coverage)} (n ${countOf(each.coverageN)})`,
  biasText(each.bias),
  each.distance === null ? 'not enough data' : factorOf(each.distance),
];
const baseline = (each: Backtest['origins'][number]['forecast']) => [
  biasText(each.bias),
  each.distance === null ? '–' : factorOf(each.distance),
];
const columns = [
  { label: 'In the 80 % band', numeric: true },
  { label: 'Bias of WIP', numeric: true },
  { label: 'Distance', numeric: true },
  { label: 'Last 4 weeks: bias', numeric: true },
  { label: 'Last 4 weeks: distance', numeric: true },
  { label: 'Drawn throughput: bias', numeric: true },
  { label: 'Drawn throughput: distance', numeric: true },
];
const arrivalsName = { realised: 'as it came', forecast: 'forecast as well' } as const;

const summaryOf = ({ summary }: Backtest): TableOf => ({
  columns: [
    { label: 'Stage' },
    { label: 'Ahead' },
    { label: 'What was written' },
    { label: 'Starts', numeric: true },
    ...columns,
  ],
  rows: summary.map(({ stage, arrivals, stable, weeks, n, forecast, lastFourWeeks, throughput }) => [
    stage === null ? 'all' : stageName(stage),
    `${weeks} weeks${stable ? ', without a move' : ''}`,
    arrivalsName[arrivals],
    countOf(n),
    ...score(forecast),
    ...baseline(lastFourWeeks),
    ...baseline(throughput),
  ]),
});

const originsOf = ({ origins }: Backtest): TableOf => ({
  columns: [
    { label: 'From' },
    { label: 'Ahead' },
    { label: 'What was written' },
    { label: 'Band widened', numeric: true },
    ...columns,
  ],
  rows: origins.map(({ week, weeks, arrivals, moved, widened, refusal, forecast, lastFourWeeks, throughput }) => [
    week,
    `${weeks} weeks${moved ? ', a move within' : ''}`,
    refusal === null ? arrivalsName[arrivals] : `not calibrated: ${refusalText(refusal).why}`,
    widened === 1 ? 'no' : `× ${factorOf(widened)}`,
    ...score(forecast),
    ...baseline(lastFourWeeks),
    ...baseline(throughput),
  ]),
});
