import { BetweenMark, BoxMark, DotMark, Legend } from '../charts/legend';
import { RunStrip } from '../charts/run-strip';
import { runsOf } from '../charts/runs';
import { BottleneckWeeksDocument, type BottleneckWeeksQuery } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { countedOf, factorOf } from '../text/number';
import { stageName } from '../text/stage-name';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { ListLink } from './list-link';
import { NothingMatches } from './nothing-matches';
import { HatchMark } from '../charts/hatch-mark';
import { daysOfPeriod } from '../text/week';
import { useOrganization } from '../state/organization';

type Answer = BottleneckWeeksQuery['bottleneck'];

/** The run strip in its frame. */
export function RunStripFrame() {
  const { view, org, scope } = useView();
  const asked = useAnswer('BottleneckWeeks', BottleneckWeeksDocument, { org, scope });
  const { timeZone } = useOrganization();
  const answer = asked.data?.bottleneck;
  return (
    <ChartFrame
      title="The constraint, week by week"
      summary={answer ? summaryOf(answer) : ''}
      definition={definitions.runStrip}
      asked={asked}
      csv={exportAddress('bottleneck', view)}
      height={232}
      empty={
        answer?.constraint.every((stage) => stage === null) ? (
          answer.rule.includes('unseen') ? (
            <p>
              The constraint of these weeks is unknown: work may wait in Pickup, Review or Merge, and a git clone does
              not tell. Connect GitHub, then this fills itself.
            </p>
          ) : (
            <NothingMatches what="weeks with enough data" />
          )
        ) : undefined
      }
      legend={
        <Legend
          entries={[
            { mark: <BoxMark colour="var(--ink-muted)" />, label: 'constraint of the week' },
            { mark: <HatchMark />, label: 'close, or the running week' },
            { mark: <DotMark colour="var(--ink-muted)" hollow />, label: 'judged by target' },
            { mark: <BoxMark colour="var(--line-strong)" />, label: 'not enough data, or unknown' },
            { mark: <BetweenMark />, label: 'weeks between which it moved' },
          ]}
        />
      }
      table={() => ({
        columns: [
          { label: 'Week' },
          { label: 'Constraint' },
          { label: 'Held' },
          { label: 'Over its limit', numeric: true },
          { label: 'Runner-up' },
          { label: 'Notes' },
          { label: 'In the stage', numeric: true },
        ],
        rows: (answer?.weeks.label ?? []).map((week, index) => rowOf(answer as Answer, week, index, timeZone)),
      })}
    >
      {answer && <RunStrip bottleneck={answer} />}
    </ChartFrame>
  );
}

function rowOf(answer: Answer, week: string, index: number, timeZone: string) {
  const stage = answer.constraint[index];
  const wip = answer.stages.find((each) => each.stage === stage)?.wip[index];
  const range = daysOfPeriod(answer.weeks.start[index], answer.weeks.end[index], timeZone);
  const runnerUp = answer.runnerUp[index];
  const held = answer.held[index];
  return [
    week,
    stage ? stageName(stage) : answer.rule[index] === 'unseen' ? 'unknown' : 'not enough data',
    held ? stageName(held) : '–',
    answer.rule[index] === 'saturated' ? `${factorOf(answer.margin[index])} ×` : '–',
    runnerUp ? `${stageName(runnerUp)}, ${factorOf(answer.runnerUpMargin[index])} ×` : '–',
    [
      answer.close[index] && 'close',
      answer.byTarget[index] && 'by target',
      answer.weeks.running[index] && 'the week is not over',
    ]
      .filter(Boolean)
      .join(', '),
    stage && wip !== null && wip !== undefined ? (
      <ListLink key="list" measure="wip" stage={stage} patch={{ range }}>
        {wip}
      </ListLink>
    ) : (
      '–'
    ),
  ];
}

function summaryOf(answer: Answer): string {
  const runs = runsOf(answer.held);
  if (!runs.length) return 'No label held for 3 of 4 consecutive weeks in this range.';
  const words = runs.map((run) => `${stageName(run.label)} ${countedOf(run.to - run.from + 1, 'week')}`);
  return `Held labels in order: ${words.join(', then ')}.`;
}
