import { IconAlertTriangle } from '@tabler/icons-react';
import { syncFault } from '../text/sync-fault';
import classes from './connection-card.module.css';

interface ConnectionFaultProps {
  /** Left out: after the code, as a fault of GitHub. */
  title?: string;
  code: string | null;
  error: string;
  remedy: string | null;
  /** When it happened, for people. */
  when: string;
}

/** What went wrong last, in plain words, and what to do. */
export function ConnectionFault({ title, code, error, remedy, when }: ConnectionFaultProps) {
  const fault = syncFault(code);
  return (
    <div className={classes.fault} role="group" aria-label="Last error">
      <IconAlertTriangle size={18} stroke={1.8} aria-hidden />
      <div>
        <p>
          <b>{title ?? fault.title}.</b> <span className={classes.when}>{when}</span>
        </p>
        <p>{error}</p>
        <p>
          <b>What to do:</b> {remedy ?? fault.remedy}
        </p>
      </div>
    </div>
  );
}
