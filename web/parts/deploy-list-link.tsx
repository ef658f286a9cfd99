import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DeployMeasure } from '../gql/documents';
import { useView } from '../state/use-view';
import { cutOf, type View } from '../state/view';
import classes from './list-link.module.css';

interface DeployListLinkProps {
  list: DeployMeasure;
  /** Only those of this service. */
  of?: string;
  /** What the list narrows beside the page's own cut, as the range of one week. */
  patch?: Partial<View>;
  label?: string;
  children: ReactNode;
}

/** A number that leads to exactly the deploys it counted. */
export function DeployListLink({ list, of, patch, label, children }: DeployListLinkProps) {
  const { view } = useView();
  const search = { ...cutOf(view), ...patch, list, of } as never;
  return (
    <Link to="/services" search={search} hash="list" className={classes.link} aria-label={label}>
      {children}
    </Link>
  );
}
