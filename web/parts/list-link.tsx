import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Measure, Stage } from '../gql/documents';
import { useView } from '../state/use-view';
import { cutOf, type View } from '../state/view';
import classes from './list-link.module.css';

interface ListLinkProps {
  measure: Measure;
  stage?: Stage;
  /** What the list narrows beside the page's own cut, as the range of one week. */
  patch?: Partial<View>;
  label?: string;
  className?: string;
  children: ReactNode;
}

/** A number that leads to exactly what it counted: the pull requests behind it, or the incidents for operate. */
export function ListLink({ measure, stage, patch, label, className, children }: ListLinkProps) {
  const { view } = useView();
  const search = { ...cutOf(view), ...patch, measure } as View;
  const shared = { className: `${classes.link} ${className ?? ''}`, 'aria-label': label };
  return stage === 'operate' ? (
    <Link to="/stage/$stage" params={{ stage }} search={search as never} hash="list" {...shared}>
      {children}
    </Link>
  ) : (
    <Link to="/pull-requests" search={{ ...search, ...(stage && { stage }) } as never} {...shared}>
      {children}
    </Link>
  );
}
