import type { ReportDocument } from '../state/report';
import { countOf } from '../text/number';
import { waitingLine } from '../text/report';
import { useView } from '../state/use-view';
import { Link } from '@tanstack/react-router';
import classes from './report-waiting.module.css';
import link from './list-link.module.css';

/** The pull requests that wait longest, and on whom; each opens in the drawer. */
export function ReportWaitingList({ report }: { report: Pick<ReportDocument, 'waiting' | 'waitingTotal'> }) {
  const { view } = useView();
  const { waiting, waitingTotal } = report;
  if (waiting.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2>
        Waits longest
        {waiting.length < waitingTotal && (
          <span className={classes.of}>
            {' '}
            {countOf(waiting.length)} of {countOf(waitingTotal)}
          </span>
        )}
      </h2>
      <ol className={classes.list}>
        {waiting.map((of) => {
          const name = `${of.repo}#${of.number}`;
          return (
            <li key={name}>
              <Link to="." search={{ ...view, pr: name } as never} className={link.link} resetScroll={false}>
                {name}
              </Link>{' '}
              {of.title}
              <span className={classes.waits}>{waitingLine(of)}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
