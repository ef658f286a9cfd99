import type { PullRequestPartsFragment, Stage } from '../gql/documents';
import { useView } from '../state/use-view';
import { durationOf } from '../text/duration';
import { stageName } from '../text/stage-name';
import { stageColour } from './stage-mark';
import classes from './stage-bar.module.css';

const spans: readonly Exclude<Stage, 'operate'>[] = ['write', 'pickup', 'review', 'merge', 'deploy'];

/** The hours per stage as one bar; the parts are to scale and add up to the whole. */
export function StageBar({ pullRequest }: { pullRequest: PullRequestPartsFragment }) {
  const { clock } = useView();
  const parts = spans
    .map((stage) => ({
      stage,
      hours: pullRequest.stage === stage ? (pullRequest.stageAgeHours ?? 0) : (pullRequest[stage] ?? 0),
    }))
    .filter((part) => part.hours > 0);
  const label = parts.map((part) => `${stageName(part.stage)} ${durationOf(part.hours, clock)}`).join(', ');
  return (
    <div className={classes.bar} role="img" aria-label={label || 'No time in any stage yet'}>
      {parts.map((part) => (
        <span
          key={part.stage}
          className={part.stage === 'pickup' ? classes.hatched : classes.part}
          style={{ flexGrow: part.hours, '--mark': stageColour(part.stage) } as React.CSSProperties}
        />
      ))}
    </div>
  );
}
