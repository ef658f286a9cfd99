import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import { WaitingDocument, type Stage, type WaitingQuery } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { countedOf, countOf, shareOf } from '../text/number';
import { listed, stageName } from '../text/stage-name';
import { causeName, waitCauses, withinHours } from '../text/wait-cause';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { NothingMatches } from './nothing-matches';
import { WaitingLongest } from './waiting-longest';
import { WaitingSplit } from './waiting-split';
import classes from './waiting-split.module.css';
import { WaitingCausesChart } from './week-charts';

const HEIGHT = 250;
/** With the bar, the notes and the list. */
const WHOLE = 880;
/** Of fewer visits a share says nothing. */
const ENOUGH = 10;
type Waiting = WaitingQuery['waiting'];

/** Why work waits in pickup, review or deploy, in its frame; nothing in other stages and where the stage is unknown. */
export function WaitingFrame({ stage }: { stage: Stage }) {
  const { view, org, scope } = useView();
  const asked = useAnswer('Waiting', WaitingDocument, { org, scope, stage });
  const waiting = asked.data?.waiting;
  if (stage === 'write' || stage === 'merge' || stage === 'operate' || waiting?.unknown) return null;
  return (
    <ChartFrame
      title="Why work waits"
      summary={waiting ? summaryOf(waiting, stage) : ''}
      definition={stage === 'deploy' ? definitions.waitingDeploy : definitions.waiting}
      asked={asked}
      csv={exportAddress('waiting', { ...view, stage })}
      height={HEIGHT}
      skeleton={<Skeleton height={WHOLE} />}
      empty={waiting && waiting.total.total === 0 ? <NothingMatches what="pull requests" /> : undefined}
      table={() => ({
        columns: [
          { label: 'Week' },
          ...waitCauses.map((cause) => ({ label: `${causeName(cause)}, h`, numeric: true })),
          { label: 'All, h', numeric: true },
          { label: 'Visits', numeric: true },
        ],
        rows: (waiting?.periods.label ?? []).map((week, index) => [
          waiting?.periods.running[index] ? `${week} (not over)` : week,
          ...waitCauses.map((cause) => countOf(waiting?.weekly[cause][index])),
          countOf(waitCauses.reduce((sum, cause) => sum + (waiting?.weekly[cause][index] ?? 0), 0)),
          countOf(waiting?.weekly.n[index]),
        ]),
      })}
    >
      {waiting && (
        <>
          <WaitingSplit total={waiting.total} stage={stage} enough={waiting.n >= ENOUGH} />
          <Suspense fallback={<Skeleton height={HEIGHT} />}>
            <WaitingCausesChart periods={waiting.periods} weekly={waiting.weekly} height={HEIGHT} />
          </Suspense>
          <p className={classes.note}>{noteOf(waiting, stage)}</p>
          <WaitingLongest longest={waiting.longest} stage={stage} />
        </>
      )}
    </ChartFrame>
  );
}

function summaryOf({ total, n }: Waiting, stage: Stage): string {
  if (total.total === 0) return `Nothing waited in ${stageName(stage)} in this range.`;
  const all = `${countOf(total.total)} hours of waiting over ${countedOf(n, 'visit')}`;
  if (n < ENOUGH) return `${all}: too few for shares.`;
  // A train leaves by its timetable, so that deploy has hardly any hours of its own.
  const whole = stage === 'deploy' ? total.total : total.total - total.unavailability;
  const shares = withinHours(total)
    .filter((cause) => total[cause] / whole >= 0.005)
    .map((cause) => `${shareOf(total[cause] / whole)} ${causeName(cause).toLowerCase()}`);
  if (stage === 'deploy') return `${all}: ${listed(shares)}.`;
  const out = `${all}, ${shareOf(total.unavailability / total.total)} of them out of hours.`;
  return shares.length > 0 ? `${out} Of the rest: ${listed(shares)}.` : out;
}

/** What the split rests on: estimates, calendars, and what nobody took up. */
function noteOf({ estimatedShare, calendars, unassigned }: Waiting, stage: Stage): string {
  const notes = [
    `${shareOf(estimatedShare)} of the hours rest on ${stage === 'deploy' ? 'deploys inferred from the time' : 'estimated starts'}. Hours of the elapsed clock.`,
  ];
  if (stage === 'deploy') return notes.join(' ');
  const { stated, learnt, organization } = calendars;
  const known = [
    stated > 0 && `${countedOf(stated, 'person', 'people')} by their time zone`,
    learnt > 0 && `${countOf(learnt)} learnt from activity`,
    organization > 0 && `${countOf(organization)} by the organization’s hours`,
  ].filter((part) => part !== false);
  if (known.length > 0) notes.push(`Calendars: ${known.join(', ')}.`);
  if (unassigned > 0)
    notes.push(
      `${countedOf(unassigned, 'wait')} nobody took up: told by the organization’s hours alone, so busy reviewers do not show in them.`,
    );
  return notes.join(' ');
}
