import type { JobPartsFragment } from '../gql/documents';
import { paceOf, samplesOf } from '../state/job-pace';
import { useNow } from '../state/now';
import { doneText, paceText, timeLeftText } from '../text/pace';
import { JobBar } from './job-bar';
import classes from './job-progress.module.css';

interface JobProgressProps {
  /** null = asked for, not begun. */
  job: JobPartsFragment | null;
  /** What is under way, for those who do not see the bar. */
  label: string;
  /** What is counted: "pull requests". */
  unit?: string;
}

/** How far work is: bar, done of known, pace, time left and what it does now. */
export function JobProgress({ job, label, unit = '' }: JobProgressProps) {
  const now = useNow(1000);
  const known = job !== null && job.total !== null && job.total > 0;
  const share = known ? job.done / (job.total ?? 1) : null;
  const pace = paceOf(job ? samplesOf(job.id) : [], job?.total ?? null, now);
  const done = job && doneText(job.done, job.total, unit);
  const waits = !job || job.state === 'waiting';
  return (
    <div className={classes.job}>
      <JobBar label={label} share={share} text={done ?? undefined} />
      <p className={classes.line}>
        {done && <span className={classes.count}>{done}</span>}
        {[paceText(pace.perMinute), timeLeftText(pace.minutesLeft)].filter(Boolean).map((text) => (
          <span key={text}>{text}</span>
        ))}
        <span className={classes.message}>{job?.message ?? (waits ? 'Waiting for its turn' : 'At work')}</span>
      </p>
    </div>
  );
}
