import { Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { DotMark, Legend, LineMark } from '../charts/legend';
import { AgeingDocument, type AgeingQuery, type Stage } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { authorshipName } from '../text/cut-name';
import { durationOf } from '../text/duration';
import { countOf, countedOf } from '../text/number';
import { stageName } from '../text/stage-name';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { NothingMatches } from './nothing-matches';
import { PullRequestButton } from './pull-request-button';

// The chart library is its own file; the map and its sentence do not wait for it.
const AgeingChart = lazy(() => import('../charts/ageing').then((module) => ({ default: module.AgeingChart })));

const inProgress: readonly Stage[] = ['write', 'pickup', 'review', 'merge'];
const HEIGHT = 400;

/** Ageing work in progress in its frame. */
export function Ageing() {
  const { view, org, scope, clock, change } = useView();
  const asked = useAnswer('Ageing', AgeingDocument, { org, scope });
  const ageing = asked.data?.ageing;
  // What is merged is no open pull request; only where the answer holds it, it has a column.
  const columns: readonly Stage[] = ageing?.stage.includes('deploy') ? [...inProgress, 'deploy'] : inProgress;
  const narrow = useMediaQuery('(max-width: 40em)') ?? false;
  return (
    <ChartFrame
      title="Ageing work in progress"
      summary={ageing ? summaryOf(ageing, clock) : ''}
      definition={definitions.ageing}
      asked={asked}
      csv={exportAddress('ageing', view)}
      height={HEIGHT}
      empty={
        ageing?.total !== 0 ? undefined : isUnknown(ageing) ? (
          <p>
            A git clone holds only what was merged. Connect GitHub to see the open pull requests and how old they are.
          </p>
        ) : (
          <NothingMatches what="open pull requests" />
        )
      }
      legend={
        <Legend
          entries={[
            { mark: <DotMark colour="var(--ink-muted)" />, label: 'open pull request' },
            { mark: <DotMark colour="var(--ink-muted)" hollow />, label: 'agent-authored' },
            { mark: <LineMark colour="var(--ink)" width={1.25} />, label: 'p50 of finished' },
            { mark: <LineMark colour="var(--ink)" width={1.25} dash="5 3" />, label: 'p85' },
            { mark: <LineMark colour="var(--ink)" width={1.25} dash="1.5 3" />, label: 'p95' },
          ]}
        />
      }
      table={() => ({
        columns: [
          { label: 'Pull request' },
          { label: 'Title' },
          { label: 'Stage' },
          { label: 'Age in the stage', numeric: true },
          { label: 'Authorship' },
        ],
        rows: (ageing?.repo ?? []).map((repo, index) => [
          <PullRequestButton key="open" repo={repo} number={ageing?.number[index] ?? 0} />,
          ageing?.title[index],
          stageName(ageing?.stage[index] ?? 'write'),
          durationOf(ageing?.ageHours[index], clock),
          authorshipName[ageing?.authorship[index] ?? 'unmarked'],
        ]),
      })}
    >
      {ageing && (
        <Suspense fallback={<Skeleton height={HEIGHT} />}>
          <AgeingChart
            ageing={ageing}
            columns={columns}
            clock={clock}
            height={HEIGHT}
            narrow={narrow}
            onOpen={(pullRequest) => change({ pr: pullRequest })}
          />
        </Suspense>
      )}
    </ChartFrame>
  );
}

/** Everything here is known from a clone alone. */
const isUnknown = (ageing: AgeingQuery['ageing']): boolean =>
  ageing.finished.some(({ stage, unknown }) => stage === 'review' && unknown);

function summaryOf(ageing: AgeingQuery['ageing'], clock: 'elapsed' | 'working'): string {
  if (!ageing.total)
    return isUnknown(ageing)
      ? 'Which pull requests are open is unknown.'
      : 'No pull request is open at the end of the range.';
  const oldest = ageing.ageHours.reduce((best, age, index) => (age > ageing.ageHours[best] ? index : best), 0);
  const comparable = ageing.finished.some((flow) => flow.enough);
  const over = ageing.ageHours.filter((age, index) => {
    const finished = ageing.finished.find((flow) => flow.stage === ageing.stage[index]);
    return finished?.enough && finished.p85 !== null && age > finished.p85;
  }).length;
  const shown = ageing.shown < ageing.total ? ` The ${countOf(ageing.shown)} oldest are drawn.` : '';
  const slow = comparable
    ? `${countOf(over)}${ageing.shown < ageing.total ? ' of the drawn' : ''} longer in their stage than 85 % of the finished ones`
    : 'too few finished in this range to compare with';
  return `${countedOf(ageing.total, 'pull request is', 'pull requests are')} open; ${slow}. The oldest has been in ${stageName(
    ageing.stage[oldest],
  )} for ${durationOf(ageing.ageHours[oldest], clock)}.${shown}`;
}
