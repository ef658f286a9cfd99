import type { Asked } from '../state/answer';
import { useScenarios, useSides, type Scenario, type Side } from '../state/scenarios';
import { useWhatIf } from '../state/what-if';
import { csvAddress } from '../state/what-if-export';
import { measured, nextText, poolName, progressText, utilisationText } from '../text/forecast';
import { countedOf } from '../text/number';
import { ChartFrame } from './chart-frame';
import { DataTable } from './data-table';
import { whatIfDefinitions } from './what-if-definitions';

const none: readonly Scenario[] = [];

/** Up to four saved scenarios side by side. */
export function WhatIfCompareFrame() {
  const { whatIf } = useWhatIf();
  const asked = useScenarios();
  const scenarios = asked.data?.scenarios ?? none;
  // In the order of the address: a link shows the same order to another person.
  const chosen = whatIf.compared.flatMap((id) => scenarios.filter((each) => each.id === id));
  const sides = useSides(chosen);
  if (whatIf.compared.length === 0) return null;
  const gone = whatIf.compared.length - chosen.length;
  const rows = rowsOf(sides.map(({ side, error }) => ({ side, error })));
  const table = () => ({
    columns: [{ label: 'In the last week' }, ...chosen.map(({ name }) => ({ label: name }))],
    rows,
  });
  return (
    <ChartFrame
      title="Side by side"
      summary={`${countedOf(chosen.length, 'scenario')}, each a simulation of its own with the same random numbers${
        gone > 0 && asked.isSuccess ? `; ${countedOf(gone, 'of this link is', 'of this link are')} deleted` : ''
      }.`}
      definition={whatIfDefinitions.scenarios}
      asked={asked as Asked}
      csv={csvAddress(['in the last week', ...chosen.map(({ name }) => name)], rows)}
      height={160}
      empty={asked.isSuccess && chosen.length === 0 ? <p>The scenarios of this link are deleted.</p> : undefined}
      table={table}
    >
      <DataTable {...table()} caption="Scenarios side by side" />
    </ChartFrame>
  );
}

type Told = NonNullable<Side['answer']>;

function rowsOf(sides: { side: Side | undefined; error: Error | null }[]): string[][] {
  const cell = (tell: (answer: Told) => string) =>
    sides.map(({ side, error }) => {
      if (error) return error.message;
      if (side?.answer) return tell(side.answer);
      if (!side || side.state === 'running') return progressText(side?.progress ?? null);
      return (
        side.message ?? { cancelled: 'cancelled', refused: 'cannot be told', failed: 'failed', done: '–' }[side.state]
      );
    });
  const end = (measure: 'wip' | 'p90', stage: string) => (answer: Told) => {
    const found = answer.stages.find((each) => each.stage === stage && each.known);
    if (!found) return 'unknown';
    const { median, low, high } = found[measure];
    const last = median.length - 1;
    if (median[last] === null) return 'not enough data';
    return `${measured(measure, median[last])} [${measured(measure, low[last])}, ${measured(measure, high[last])}]`;
  };
  return [
    ['Breaks next', ...cell(({ next }) => nextText(next))],
    ['Time in review, p90', ...cell(end('p90', 'review'))],
    ['Time in pickup, p90', ...cell(end('p90', 'pickup'))],
    ['Work in review', ...cell(end('wip', 'review'))],
    ['Work in pickup', ...cell(end('wip', 'pickup'))],
    ['Work in deploy', ...cell(end('wip', 'deploy'))],
    [
      'Utilisation',
      ...cell(
        ({ utilisation }) =>
          utilisation
            .filter(({ scenario }) => scenario !== null)
            .map((each) => `${poolName(each)} ${utilisationText(each.scenario)}`)
            .join('; ') || 'no queue seen',
      ),
    ],
  ];
}
