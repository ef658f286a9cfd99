import type { Stage } from '../gql/documents';
import classes from './stage-mark.module.css';

/** The stage's colour as a CSS value. */
export function stageColour(stage: Stage): string {
  return `var(--stage-${stage})`;
}

/** A square in the stage's colour; pickup is review's colour, hatched. Always beside the stage's name, never alone. */
export function StageMark({ stage, size = 11 }: { stage: Stage; size?: number }) {
  return (
    <span
      aria-hidden
      className={`${classes.mark} ${stage === 'pickup' ? classes.hatched : ''}`}
      style={{ width: size, height: size, '--mark': stageColour(stage) } as React.CSSProperties}
    />
  );
}
