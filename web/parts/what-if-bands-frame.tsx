import { Fragment } from 'react';
import { ForecastBand, measureWord } from '../charts/forecast-band';
import { BoxMark, Legend, LineMark } from '../charts/legend';
import { useView } from '../state/use-view';
import { useWhatIf, type ForecastAnswer } from '../state/what-if';
import { whatIfExport } from '../state/what-if-export';
import { isBase } from '../state/what-if-view';
import { measured } from '../text/forecast';
import { countOf } from '../text/number';
import { listed, stageName } from '../text/stage-name';
import { ChartFrame } from './chart-frame';
import { StageMark, stageColour } from './stage-mark';
import { whatIfDefinitions } from './what-if-definitions';
import classes from './what-if.module.css';

const measures = ['wip', 'p50', 'p90'] as const;
const HEIGHT = 132;

/** Per stage what was observed and what the runs say is to come. */
export function WhatIfBandsFrame() {
  const { view } = useView();
  const { answer, asked } = useWhatIf();
  const tried = answer ? !isBase(answer.levers) : false;
  const known = answer?.stages.filter((stage) => stage.known) ?? [];
  const unknown = answer?.stages.filter((stage) => !stage.known).map(({ stage }) => stageName(stage)) ?? [];
  return (
    <ChartFrame
      title="What is to come, stage by stage"
      summary={answer ? summaryOf(answer) : ''}
      definition={whatIfDefinitions.bands}
      asked={asked}
      csv={whatIfExport('forecast', view)}
      height={4 * (HEIGHT + 44)}
      empty={answer && known.length === 0 ? <p>No stage could be calibrated: nothing to draw.</p> : undefined}
      legend={
        <Legend
          entries={[
            { mark: <LineMark colour="var(--ink)" />, label: 'observed' },
            { mark: <LineMark colour="var(--accent)" width={2.4} />, label: 'median of the runs' },
            { mark: <BoxMark colour="var(--ink-muted)" opacity={0.55} />, label: '8 of 10 runs' },
            ...(answer?.refits
              ? [
                  {
                    mark: <BoxMark colour="var(--ink-muted)" opacity={0.25} />,
                    label: 'with the uncertainty of the fit',
                  },
                ]
              : []),
            ...(tried ? [{ mark: <LineMark colour="var(--previous)" dash="5 3" />, label: 'base: as it is' }] : []),
          ]}
        />
      }
      table={() => tableOf(answer!, tried)}
    >
      {answer && (
        <div className={classes.multiples}>
          {known.map((stage) => {
            const base = answer.base.find((each) => each.stage === stage.stage);
            return (
              <Fragment key={stage.stage}>
                <h3>
                  <StageMark stage={stage.stage} /> {stageName(stage.stage)} <span>{drainText(stage.drainDays)}</span>
                </h3>
                {measures.map((measure) => (
                  <div key={measure} className={classes.multiple}>
                    <p>{measureWord(measure)}</p>
                    <ForecastBand
                      measure={measure}
                      pastWeeks={stage.past.weeks}
                      past={stage.past[measure]}
                      weeks={answer.weeks}
                      band={stage[measure]}
                      base={tried ? base?.[measure].median : undefined}
                      colour={stageColour(stage.stage)}
                      height={HEIGHT}
                    />
                  </div>
                ))}
              </Fragment>
            );
          })}
          {unknown.length > 0 && (
            <p className={classes.unknown}>
              {listed(unknown)}: unknown. No source tells of it, or it could not be calibrated; that is not 0.
            </p>
          )}
        </div>
      )}
    </ChartFrame>
  );
}

/** At the last week, by the median. */
function drainText(drainDays: readonly (number | null)[]): string {
  const days = drainDays[drainDays.length - 1];
  if (days === null || days === undefined) return 'at the end the pile is not shrinking';
  if (days === 0) return 'at the end there is no pile';
  // The mean of the runs is never quite even: such an outflow tells of no day on which the pile would be gone.
  return days > HALF_A_YEAR
    ? 'at the end the pile hardly shrinks'
    : `at the end the pile would be gone in ${countOf(days)} days`;
}

const HALF_A_YEAR = 182;

function summaryOf({ stages, weeks }: ForecastAnswer): string {
  const words = stages
    .filter(({ known }) => known)
    .map(({ stage, wip, past }) => {
      const now = past.wip[past.wip.length - 1] ?? null;
      return `${stageName(stage)} ${countOf(now)} → ${countOf(wip.median[wip.median.length - 1])} [${countOf(wip.low[wip.low.length - 1])}, ${countOf(wip.high[wip.high.length - 1])}]`;
    });
  return `Work in progress now and in the median run after ${weeks.length} weeks, with 8 of 10 runs: ${words.join('; ')}.`;
}

function tableOf({ stages, base, weeks }: ForecastAnswer, tried: boolean) {
  const between = (measure: (typeof measures)[number], low: number | null, high: number | null) =>
    low === null || high === null ? '–' : `${measured(measure, low)} to ${measured(measure, high)}`;
  return {
    columns: [
      { label: 'Stage' },
      { label: 'Week' },
      { label: 'Measure' },
      { label: 'Median', numeric: true },
      { label: '8 of 10 runs', numeric: true },
      { label: 'With the uncertainty of the fit', numeric: true },
      ...(tried ? [{ label: 'As it is', numeric: true }] : []),
    ],
    rows: stages
      .filter(({ known }) => known)
      .flatMap((stage) =>
        weeks.flatMap((week, at) =>
          measures.map((measure) => {
            const band = stage[measure];
            const own = base.find((each) => each.stage === stage.stage)?.[measure];
            return [
              stageName(stage.stage),
              week,
              measureWord(measure),
              measured(measure, band.median[at]),
              between(measure, band.low[at], band.high[at]),
              between(measure, band.outerLow[at], band.outerHigh[at]),
              ...(tried ? [measured(measure, own?.median[at] ?? null)] : []),
            ];
          }),
        ),
      ),
  };
}
