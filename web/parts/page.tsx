import type { ReactNode } from 'react';
import { useOrganization } from '../state/organization';
import { useRange } from '../state/range-answer';
import { useTitle } from '../state/title';
import { dayOf } from '../text/moment';
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
  const organization = useOrganization();
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.question}>{question}</p>
      </div>
      <PrintLine />
      {filter && <FilterBar />}
      {filter && organization.stale && (
        <p className={classes.stale}>
          The data end on {dayOf(organization.dataHorizon, organization.timeZone)}: relative ranges end there, not
          today.
        </p>
      )}
      {children}
    </div>
  );
}

/** On paper the header is gone: whose data, whether they are simulated, which range. */
function PrintLine() {
  const { name, simulated, timeZone } = useOrganization();
  const range = useRange()?.range;
  return (
    <p className={classes.print}>
      {[`Downstream, ${name}`, simulated && 'simulated data', range && `${range.address}, ${timeZone}`]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}
