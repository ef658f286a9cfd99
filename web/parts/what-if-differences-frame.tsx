import { useView } from '../state/use-view';
import { useWhatIf } from '../state/what-if';
import { whatIfExport } from '../state/what-if-export';
import { isBase } from '../state/what-if-view';
import { differenceText, differs, measured } from '../text/forecast';
import { listed, stageName } from '../text/stage-name';
import { measureWord } from '../charts/forecast-band';
import { ChartFrame } from './chart-frame';
import { DataTable } from './data-table';
import { whatIfDefinitions } from './what-if-definitions';

/** What the scenario changes against the base, with intervals. */
export function WhatIfDifferencesFrame() {
  const { view } = useView();
  const { answer, asked } = useWhatIf();
  const rows = answer?.differences ?? [];
  const clear = [...new Set(rows.filter(({ low, high }) => differs(low, high)).map(({ stage }) => stageName(stage)))];
  const table = () => ({
    columns: [
      { label: 'Stage' },
      { label: 'Measure' },
      { label: 'As it is', numeric: true },
      { label: 'Scenario', numeric: true },
      { label: 'Difference, 95 % interval', numeric: true },
      { label: 'Told from chance' },
    ],
    rows: rows.map(({ stage, measure, base, scenario, difference, low, high }) => [
      stageName(stage),
      measureWord(measure),
      measured(measure, base),
      measured(measure, scenario),
      differenceText(measure, difference, low, high),
      difference === null ? 'not enough data' : differs(low, high) ? 'yes' : 'no',
    ]),
  });
  return (
    <ChartFrame
      title="Scenario against base, last 4 weeks"
      summary={
        clear.length
          ? `Differences that leave out zero: ${listed(clear)}.`
          : 'No difference that can be told from chance.'
      }
      definition={whatIfDefinitions.differences}
      asked={asked}
      csv={whatIfExport('forecast', view)}
      height={180}
      empty={
        answer && (isBase(answer.levers) || rows.length === 0) ? (
          <p>
            {isBase(answer.levers)
              ? 'Nothing is tried yet: move a lever, and the difference to “as it is” stands here.'
              : 'No stage could be compared.'}
          </p>
        ) : undefined
      }
      table={table}
    >
      <DataTable {...table()} caption="Scenario against base, last 4 weeks" />
    </ChartFrame>
  );
}
