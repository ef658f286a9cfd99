import { useView } from '../state/use-view';
import { useWhatIf, type ForecastAnswer } from '../state/what-if';
import { whatIfExport } from '../state/what-if-export';
import { authorshipName } from '../text/cut-name';
import { durationOf } from '../text/duration';
import { fitNote } from '../text/forecast';
import { countedOf, countOf, factorOf, meanOf, rateOf, shareOf } from '../text/number';
import { stageName } from '../text/stage-name';
import { ChartFrame } from './chart-frame';
import { DataTable, type TableOf } from './data-table';
import { whatIfDefinitions } from './what-if-definitions';
import classes from './what-if.module.css';

type Calibration = ForecastAnswer['calibration'];

/** What the queues were fitted to, and how well they reproduce it. */
export function WhatIfCalibrationFrame() {
  const { view } = useView();
  const { answer, asked } = useWhatIf();
  const calibration = answer?.calibration;
  const fitted = calibration?.stages.filter(({ refusal }) => refusal === null).length ?? 0;
  return (
    <ChartFrame
      title="How well the queues fit"
      summary={
        calibration
          ? `${fitted} of ${countedOf(calibration.stages.length, 'queue')} fitted${
              calibration.weeks
                ? ` on the ${countedOf(calibration.weeks.n, 'week')} from ${calibration.weeks.from} to ${calibration.weeks.to}, since when the pace has not changed`
                : ''
            }.`
          : ''
      }
      definition={whatIfDefinitions.calibration}
      asked={asked}
      csv={whatIfExport('calibration', view)}
      height={260}
      table={() => fitsOf(calibration!)}
    >
      {calibration && (
        <>
          <DataTable {...fitsOf(calibration)} caption="Observed against simulated" />
          <h3 className={classes.subtitle}>What begins in a week</h3>
          <DataTable {...sourcesOf(calibration)} caption="What begins in a week" />
        </>
      )}
    </ChartFrame>
  );
}

const pair = (observed: string, simulated: string) => `${observed} / ${simulated}`;

function fitsOf({ stages }: Calibration): TableOf {
  return {
    columns: [
      { label: 'Queue' },
      { label: 'Base utilisation', numeric: true },
      { label: 'At a time', numeric: true },
      { label: 'Mean service', numeric: true },
      { label: 'Wait p50: observed / simulated', numeric: true },
      { label: 'p90: observed / simulated', numeric: true },
      { label: 'WIP: observed / simulated', numeric: true },
      { label: 'Distance', numeric: true },
      { label: 'About as good' },
      { label: 'n', numeric: true },
      { label: 'Note' },
    ],
    rows: stages.map((fit) => [
      fit.team ? `${stageName(fit.stage)}, ${fit.team}` : stageName(fit.stage),
      fit.utilisation === null ? '–' : shareOf(fit.utilisation),
      fit.servers === null ? '–' : meanOf(fit.servers),
      durationOf(fit.service),
      pair(durationOf(fit.observed.p50), durationOf(fit.simulated.p50)),
      pair(durationOf(fit.observed.p90), durationOf(fit.simulated.p90)),
      pair(meanOf(fit.observed.wip), meanOf(fit.simulated.wip)),
      factorOf(fit.distance),
      flatText(fit.flat),
      countOf(fit.n),
      fitNote(fit.refusal, fit.servers, fit.bounds),
    ]),
  };
}

function flatText({
  candidates,
  serversFrom,
  serversTo,
  utilisationFrom,
  utilisationTo,
}: Calibration['stages'][number]['flat']): string {
  if (candidates === 0) return '–';
  const servers = serversFrom === null ? '' : `, ${meanOf(serversFrom)} to ${meanOf(serversTo)} at a time`;
  const busy = utilisationFrom === null ? '' : `, ${shareOf(utilisationFrom)} to ${shareOf(utilisationTo)} busy`;
  return `${countedOf(candidates, 'fit')}${servers}${busy}`;
}

function sourcesOf({ sources }: Calibration): TableOf {
  return {
    columns: [
      { label: 'Team' },
      { label: 'Authorship' },
      { label: 'Pull requests per week', numeric: true },
      { label: 'Weeks', numeric: true },
      { label: 'Noise between weeks', numeric: true },
    ],
    rows: sources.map(({ team, authorship, perWeek, weeks, noise }) => [
      team ?? 'others',
      authorshipName[authorship],
      rateOf(perWeek),
      countOf(weeks),
      noise === null ? '–' : shareOf(noise),
    ]),
  };
}
