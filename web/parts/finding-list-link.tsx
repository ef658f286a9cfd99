import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useView } from '../state/use-view';
import { cutOf, type View } from '../state/view';
import classes from './list-link.module.css';

interface FindingListLinkProps {
  /** What the list narrows beside the page's own cut: an outcome, a group of the hit rate, a kind of evidence. */
  patch: Pick<View, 'outcome' | 'inRate' | 'evidence' | 'group' | 'groupKey' | 'agent' | 'series'>;
  label?: string;
  children: ReactNode;
}

/** A number that leads to exactly the findings it counted. */
export function FindingListLink({ patch, label, children }: FindingListLinkProps) {
  const { view } = useView();
  const { agent, by, series } = view;
  const search = { ...cutOf(view), agent, by, series, ...patch } as never;
  return (
    <Link to="/signal" search={search} hash="list" className={classes.link} aria-label={label}>
      {children}
    </Link>
  );
}
