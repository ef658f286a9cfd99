import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Measure, Stage } from '../gql/documents';
import { useStageWeeks } from '../state/stage-weeks';
import { useView } from '../state/use-view';
import { daysOf, durationOf } from '../text/duration';
import { countOf } from '../text/number';
import { itemsOf, stageName } from '../text/stage-name';
import classes from './figures.module.css';
import own from './stage-figures.module.css';
import { ListLink } from './list-link';
import { NotConnected } from './not-connected';

/** The stage over the whole range in one strip. */
export function StageFigures({ stage }: { stage: Stage }) {
  const { clock } = useView();
  const { asked, totals } = useStageWeeks(stage);
  if (asked.error) return null;
  if (!totals) return <Skeleton height={92} radius={10} />;
  if (totals.unknown)
    return (
      <section className={own.unknown} aria-label={`${stageName(stage)} is unknown`}>
        <NotConnected stage={stage} />
      </section>
    );
  const link = (measure: Measure, value: number | null, what: string) =>
    value === null ? (
      <span className={classes.missing}>unknown</span>
    ) : (
      <ListLink
        measure={measure}
        stage={stage}
        label={`${countOf(value)} ${itemsOf(stage).many} ${what} ${stageName(stage)}`}
      >
        {countOf(value)}
      </ListLink>
    );
  const few = <span className={classes.missing}>{totals.undivided ? 'unknown' : 'not enough data'}</span>;
  const drain =
    totals.wip === null
      ? 'what is not merged is not known'
      : totals.wip === 0
        ? 'nothing there'
        : totals.drains && totals.drainDays !== null
          ? `gone in ${daysOf(totals.drainDays)} at this pace`
          : 'not shrinking';
  const figures: [string, ReactNode, ReactNode?][] = [
    ['Entered', link('arrivals', totals.arrivals, 'entered')],
    ['Left', link('departures', totals.departures, 'left')],
    ...(stage === 'operate'
      ? []
      : [['Abandoned here', link('stage_abandoned', totals.abandoned, 'were abandoned in')] as [string, ReactNode]]),
    [stage === 'operate' ? 'Open incidents' : 'In progress', link('wip', totals.wip, 'are in'), drain],
    [
      stage === 'operate' ? 'To resolve p50 / p85' : 'Time p50 / p85',
      totals.enough ? (
        <span className={classes.pair}>
          {durationOf(totals.p50, clock)} <span className={classes.slash}>/</span> {durationOf(totals.p85, clock)}
        </span>
      ) : (
        few
      ),
      `n ${countOf(totals.n)}${totals.estimated ? ', estimated with open ones' : ''}`,
    ],
    [
      'Oldest in it',
      totals.ageOldest === null ? <span className={classes.missing}>–</span> : durationOf(totals.ageOldest, clock),
      totals.ageP50 === null ? undefined : `half over ${durationOf(totals.ageP50, clock)}`,
    ],
  ];
  return (
    <section
      className={`${classes.strip} ${own.strip} ${asked.isPlaceholderData ? classes.old : ''}`}
      aria-label={`Figures of ${stageName(stage)}`}
    >
      {figures.map(([label, value, note]) => (
        <div key={label} className={classes.figure}>
          <div className={classes.label}>{label}</div>
          <div className={classes.value}>
            {value}
            {note && <span className={classes.lines}>{note}</span>}
          </div>
        </div>
      ))}
    </section>
  );
}
