import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { HatchMark } from '../charts/hatch-mark';
import { BoxMark, Legend } from '../charts/legend';
import type { DelegatedQuery } from '../gql/documents';
import { adoptionExport, useDelegated } from '../state/adoption';
import { useView } from '../state/use-view';
import { durationOf } from '../text/duration';
import { countOf, countedOf, fineShareOf, meanOf } from '../text/number';
import { peopleOf } from '../text/rate';
import { adoptionDefinitions } from './adoption-definitions';
import classes from './adoption.module.css';
import { ChartFrame } from './chart-frame';
import { FigureStrip, type StripFigure } from './figure-strip';
import figures from './figures.module.css';

type Delegated = DelegatedQuery['delegated'];

const HEIGHT = 220;

const DelegatedWeeksChart = lazy(() =>
  import('../charts/delegated-weeks').then((module) => ({ default: module.DelegatedWeeksChart })),
);

/** Longest run, runs at once, sub-agents, compactions, and whether delegated work is the work of a few. */
export function AdoptionDelegatedFigures() {
  const { asked, delegated } = useDelegated();
  if (asked.error || delegated?.tooFew) return null;
  return (
    <div className={classes.four}>
      <FigureStrip
        label="Delegated work in figures"
        figures={delegated && figuresOf(delegated)}
        old={asked.isPlaceholderData}
      />
    </div>
  );
}

function figuresOf(of: Delegated): StripFigure[] {
  const help = adoptionDefinitions.delegated;
  const runs = of.totalRuns === null ? 'no source tells of runs' : countedOf(of.totalRuns, 'run');
  return [
    {
      label: 'Delegated hours',
      help,
      value: or(of.totalHours, (hours) => `${countOf(hours)} h`),
      note: of.totalHoursPrevious === null ? 'before: unknown' : `${countOf(of.totalHoursPrevious)} h before`,
    },
    {
      label: 'Runs delegated',
      help,
      value: or(of.totalRuns, countOf),
      note: of.totalRuns === null ? runs : `by ${peopleOf(of.people)}`,
    },
    {
      label: 'Length, p50 / p90',
      help,
      value: of.n === 0 ? unknown : of.enough ? `${durationOf(of.medianHours)} / ${durationOf(of.p90Hours)}` : null,
      note: `n ${countOf(of.n)}${of.withoutEnd > 0 ? `, ${countOf(of.withoutEnd)} without an end` : ''}`,
    },
    {
      label: 'Longest run',
      help,
      value: or(of.longestRunHours, (hours) => durationOf(hours)),
      note: runs,
    },
    {
      label: 'Runs at once',
      help,
      value: or(of.mostAtOnce, countOf),
      note:
        of.mostAtOnce === null
          ? runs
          : `most of one person; half of them up to ${meanOf(of.atOnceMedian)}, 90 % up to ${meanOf(of.atOnceP90)}`,
    },
    { label: 'Sub-agent runs', help, value: or(of.subAgentRuns, countOf), note: 'started by a run' },
    { label: 'Compactions', help, value: or(of.compactions, countOf), note: 'in delegated runs' },
    {
      label: 'Top 10 %',
      help: adoptionDefinitions.concentration,
      value:
        of.totalHours === null ? unknown : of.concentration.share === null ? null : fineShareOf(of.concentration.share),
      note:
        of.totalHours === null
          ? 'no source tells of hours'
          : of.concentration.people === 0
            ? 'nobody has delegated hours'
            : `of the hours; ${countOf(of.concentration.top)} of ${peopleOf(of.concentration.people)}`,
    },
  ];
}

const unknown = <span className={figures.missing}>unknown</span>;

/** A figure, or the word unknown where no source tells; 0 is data. */
function or(value: number | null, text: (value: number) => string) {
  return value === null ? unknown : text(value);
}

/** Hours of delegated runs by week, in their frame. */
export function AdoptionDelegatedFrame() {
  const { view } = useView();
  const { asked, delegated } = useDelegated();
  const none = delegated && !delegated.hours.some((hours) => hours !== null);
  return (
    <ChartFrame
      title="Delegated hours by week"
      summary={delegated ? summaryOf(delegated) : ''}
      definition={adoptionDefinitions.delegated}
      asked={asked}
      csv={adoptionExport('delegated', view)}
      height={HEIGHT}
      empty={
        delegated?.tooFew ? (
          <p>Fewer than 5 people match: nothing is told of them.</p>
        ) : none ? (
          <p>
            <b>Delegated hours are unknown:</b> no source tells of runs or delegated minutes in this range. It is not 0.
            Import records of the kind agent_run, a vendor’s export, or connect telemetry on Sources.
          </p>
        ) : undefined
      }
      legend={
        <Legend
          entries={[
            { mark: <BoxMark colour="var(--tier-ambient)" />, label: 'hours of agents on delegated runs' },
            ...(delegated?.hours.includes(null)
              ? [{ mark: <HatchMark colour="var(--line-strong)" />, label: 'unknown, or not over yet' }]
              : delegated?.periods.running.includes(true)
                ? [{ mark: <HatchMark colour="var(--line-strong)" />, label: 'not over yet' }]
                : []),
          ]}
        />
      }
      table={() => ({
        columns: [{ label: 'Week' }, { label: 'Hours', numeric: true }, { label: 'Runs started', numeric: true }],
        rows: delegated
          ? delegated.periods.label.map((label, index) => [
              delegated.periods.running[index] ? `${label} (not over)` : label,
              delegated.hours[index] === null ? 'unknown' : meanOf(delegated.hours[index]),
              delegated.runs[index] === null ? 'unknown' : countOf(delegated.runs[index]),
            ])
          : [],
      })}
    >
      {delegated && (
        <Suspense fallback={<Skeleton height={HEIGHT} />}>
          <DelegatedWeeksChart
            labels={delegated.periods.label}
            running={delegated.periods.running}
            hours={delegated.hours}
            runs={delegated.runs}
            height={HEIGHT}
          />
        </Suspense>
      )}
    </ChartFrame>
  );
}

function summaryOf({ totalHours, totalRuns, interactiveHours, people, hours }: Delegated): string {
  if (totalHours === null) return 'Unknown: no source tells of delegated work in this range.';
  const missing = hours.filter((each) => each === null).length;
  const told = [
    `${countOf(totalHours)} h of agents${totalRuns === null ? '' : ` on ${countedOf(totalRuns, 'run')}`} of ${peopleOf(people)}`,
    interactiveHours === null
      ? 'hours people worked with an agent themselves: unknown'
      : `${countOf(interactiveHours)} h people worked with an agent themselves`,
    missing > 0 && `${countedOf(missing, 'week')} unknown`,
  ].filter(Boolean);
  return `${told.join('; ')}.`;
}
