import { IconArrowRight } from '@tabler/icons-react';
import { BottleneckWeeksDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { moveText } from '../text/move';
import { countedOf } from '../text/number';
import { stageName } from '../text/stage-name';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import classes from './moves-frame.module.css';
import { StageMark } from './stage-mark';

/** The moves as sentences, each with its weeks or the reason why there are none. */
export function MovesFrame() {
  const { view, org, scope } = useView();
  const asked = useAnswer('BottleneckWeeks', BottleneckWeeksDocument, { org, scope });
  const answer = asked.data?.bottleneck;
  const moves = answer?.moves ?? [];
  const held = answer?.held.some((stage) => stage !== null);
  return (
    <ChartFrame
      title="Moves"
      summary={
        moves.length
          ? `The constraint moved ${moves.length === 1 ? 'once' : countedOf(moves.length, 'time')} in this range.`
          : held
            ? 'The constraint did not move in this range.'
            : `Whether it moved is unknown: ${answer?.rule.includes('unseen') ? 'the stages before the merge are not seen' : 'there is not enough data'}.`
      }
      definition={definitions.moves}
      asked={asked}
      csv={exportAddress('bottleneck', view)}
      height={120}
      table={() => ({
        columns: [
          { label: 'Held from' },
          { label: 'From' },
          { label: 'To' },
          { label: 'Between' },
          { label: 'p', numeric: true },
        ],
        rows: moves.map((move) => [
          move.week,
          stageName(move.from),
          stageName(move.to),
          move.between ? move.between.join(' to ') : 'cannot be dated',
          move.p ?? '–',
        ]),
      })}
    >
      {moves.length > 0 && (
        <ul className={classes.moves}>
          {moves.map((move) => (
            <li key={`${move.from}-${move.to}-${move.week}`}>
              <span className={classes.pair} aria-hidden>
                <StageMark stage={move.from} size={14} />
                <IconArrowRight size={15} stroke={1.6} />
                <StageMark stage={move.to} size={14} />
              </span>
              {moveText(move)}
            </li>
          ))}
        </ul>
      )}
    </ChartFrame>
  );
}
