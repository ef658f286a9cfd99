import type { ReactNode } from 'react';
import classes from './report-panel.module.css';

/** A part of the page Report below the report itself: a heading, what can be done, and what there is. */
export function ReportPanel({
  title,
  note,
  action,
  error,
  children,
}: {
  title: string;
  /** One sentence below the heading. */
  note?: string;
  action?: ReactNode;
  /** What could not be asked or done. */
  error?: Error | null;
  children: ReactNode;
}) {
  return (
    <section className={`${classes.panel} no-print`} aria-label={title}>
      <div className={classes.head}>
        <h2>{title}</h2>
        {action}
      </div>
      {note && <p className={classes.note}>{note}</p>}
      {error && (
        <p className={classes.error} role="alert">
          {error.message}
        </p>
      )}
      {children}
    </section>
  );
}
