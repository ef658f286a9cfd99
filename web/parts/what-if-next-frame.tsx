import { Button } from '@mantine/core';
import { useView } from '../state/use-view';
import { useWhatIf, type ForecastAnswer } from '../state/what-if';
import { whatIfExport } from '../state/what-if-export';
import { isBase } from '../state/what-if-view';
import { durationOf } from '../text/duration';
import { leverName, leverText, nextText } from '../text/forecast';
import { countOf, shareOf } from '../text/number';
import { stageName } from '../text/stage-name';
import { ChartFrame } from './chart-frame';
import { whatIfDefinitions } from './what-if-definitions';
import classes from './what-if.module.css';

/** What breaks next, what after that, and the smallest single change that would hold the target. */
export function WhatIfNextFrame() {
  const { view } = useView();
  const { answer, asked, tried, change } = useWhatIf();
  const cheapest = answer?.cheapest ?? null;
  const options = cheapest?.options ?? [];
  return (
    <ChartFrame
      title="Next, after that, and the cheapest way out"
      summary={answer ? cheapestText(answer) : ''}
      definition={whatIfDefinitions.levels}
      asked={asked}
      csv={whatIfExport('forecast', view)}
      height={200}
      table={() => ({
        columns: [
          { label: 'Lever' },
          { label: 'Set to' },
          { label: 'Steps', numeric: true },
          { label: 'Runs in which the target holds', numeric: true },
        ],
        rows: options.map(({ lever, value, cost, holds }) => [
          leverName(lever),
          value === null ? 'none that was tried holds it' : leverText(lever, value),
          countOf(cost),
          shareOf(holds),
        ]),
      })}
    >
      {answer && (
        <>
          <dl className={classes.answers}>
            <div>
              <dt>Breaks next</dt>
              <dd>{nextText(answer.next)}</dd>
            </div>
            <div>
              <dt>After that is fixed</dt>
              <dd>{answer.next.stage === null ? 'nothing to fix' : nextText(answer.after)}</dd>
            </div>
            {!isBase(answer.levers) && (
              <div>
                <dt>Without the scenario</dt>
                <dd>{nextText(answer.baseNext)}</dd>
              </div>
            )}
          </dl>
          {options.length > 0 && (
            <div className={classes.scroll} role="region" aria-label="Levers that were tried" tabIndex={0}>
              <table className={classes.table}>
                <thead>
                  <tr>
                    <th scope="col">Lever alone</th>
                    <th scope="col">Set to</th>
                    <th scope="col" className={classes.number}>
                      Steps
                    </th>
                    <th scope="col" className={classes.number}>
                      Holds in
                    </th>
                    <th scope="col" className="no-print">
                      Try
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {options.map(({ lever, value, cost, holds }) => (
                    <tr key={lever}>
                      <th scope="row">{leverName(lever)}</th>
                      <td>{value === null ? 'none that was tried holds it' : leverText(lever, value)}</td>
                      <td className={classes.number}>{countOf(cost)}</td>
                      <td className={classes.number}>{holds === null ? '–' : `${shareOf(holds)} of the runs`}</td>
                      <td className="no-print">
                        {value !== null && (
                          <Button
                            size="compact-xs"
                            variant="default"
                            aria-label={`Try it: ${leverName(lever)} ${leverText(lever, value)}`}
                            onClick={() => change({ levers: { ...tried, [lever]: value } })}
                          >
                            Try it
                          </Button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </>
      )}
    </ChartFrame>
  );
}

function cheapestText({ cheapest }: ForecastAnswer): string {
  if (!cheapest)
    return 'No cheapest lever can be told: no target is set, or time in review does not follow from a queue.';
  const best = cheapest.options.find(({ value }) => value !== null);
  if (cheapest.options.length === 0)
    return `As the levers are set p90 of ${stageName(cheapest.stage)} stays under ${durationOf(cheapest.target)} in ${shareOf(cheapest.holds)} of the runs: no further lever is needed.`;
  const target = `p90 of ${stageName(cheapest.stage)} under ${durationOf(cheapest.target)}`;
  return best
    ? `The fewest steps that hold ${target}: ${leverName(best.lever)} ${leverText(best.lever, best.value)}, in ${shareOf(best.holds)} of the runs.`
    : `No single lever that was tried holds ${target} in 8 of 10 runs.`;
}
