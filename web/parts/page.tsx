import type { ReactNode } from 'react';
import { useTitle } from '../state/title';
import { FilterBar } from './filter-bar';
import classes from './page.module.css';

interface PageProps {
  title: string;
  /** The question the page answers. */
  question: string;
  filter?: boolean;
  children: ReactNode;
}

/** Title, question, filter, and the page's own parts below each other. */
export function Page({ title, question, filter = true, children }: PageProps) {
  useTitle(title);
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.question}>{question}</p>
      </div>
      {filter && <FilterBar />}
      {children}
    </div>
  );
}
