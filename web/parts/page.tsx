import type { ReactNode } from 'react';
import { useOrganization } from '../state/organization';
import { useRange } from '../state/range-answer';
import { useTitle } from '../state/title';
import { useView } from '../state/use-view';
import { dayOf } from '../text/moment';
import { DataVersionNote } from './data-version-note';
import { FilterBar } from './filter-bar';
import classes from './page.module.css';

interface PageProps {
  title: string;
  /** The question the page answers. */
  question: string;
  filter?: boolean;
  /** The page has a number the range changes. */
  range?: boolean;
  /** The page has a number the clock changes. */
  clock?: boolean;
  /** The page has a number that is set against the period before. */
  compare?: boolean;
  children: ReactNode;
}

/** Title, question, filter, and the page's own parts below each other. */
export function Page({
  title,
  question,
  filter = true,
  range = true,
  clock = true,
  compare = true,
  children,
}: PageProps) {
  useTitle(title);
  const organization = useOrganization();
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.question}>{question}</p>
      </div>
      <PrintLine ranged={range} />
      {filter && <FilterBar range={range} clock={clock} compare={compare} />}
      {filter && range && organization.stale && (
        <p className={classes.stale}>
          The data end on {dayOf(organization.dataHorizon, organization.timeZone)}: relative ranges end there, not
          today.
        </p>
      )}
      <DataVersionNote />
      {children}
    </div>
  );
}

/** On paper header and filter are gone: whose data, whether they are simulated, which range, which cuts. */
function PrintLine({ ranged }: { ranged: boolean }) {
  const { name, simulated, timeZone } = useOrganization();
  const range = useRange()?.range;
  const { view } = useView();
  const cuts = (['team', 'repo', 'service', 'function', 'size', 'authorship', 'tier'] as const).map(
    (cut) => view[cut]?.length && `${cut} ${view[cut].join(', ')}`,
  );
  return (
    <p className={classes.print}>
      {[
        `Downstream, ${name}`,
        simulated && 'simulated data',
        ranged && range && `${range.address}, ${timeZone}`,
        ...cuts,
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}
