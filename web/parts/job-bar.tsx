import classes from './job-bar.module.css';

interface JobBarProps {
  label: string;
  /** null = it is not known of how many */
  share: number | null;
  /** The same in words: "1,200 of 4,300". */
  text?: string;
}

/** A bar of what is done; without a known end it is hatched over its whole length. */
export function JobBar({ label, share, text }: JobBarProps) {
  const percent = share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return (
    <div
      className={classes.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      aria-valuetext={text}
    >
      <div
        className={percent === null ? classes.unknown : classes.done}
        style={{ width: percent === null ? '100%' : `${percent}%` }}
      />
    </div>
  );
}
