import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { parseSearch, viewOf } from '../state/view';
import classes from './list-link.module.css';

/** A link of a report, which holds path and query of a page as one text. */
export function ReportLink({ to, children, label }: { to: string; children: ReactNode; label?: string }) {
  const [path, search = ''] = to.split('?');
  return (
    <Link to={path} search={viewOf(parseSearch(search)) as never} className={classes.link} aria-label={label}>
      {children}
    </Link>
  );
}
