import { IconArrowUpRight, IconUrgent } from '@tabler/icons-react';
import type { ReportSentencePartsFragment } from '../gql/documents';
import { ReportLink } from './report-link';
import classes from './report-sentences.module.css';

/** Sentences of a report, each leading to the page that shows it. */
export function ReportSentences({ sentences }: { sentences: readonly ReportSentencePartsFragment[] }) {
  return (
    <ul className={classes.list}>
      {sentences.map((sentence) => (
        <li key={`${sentence.code} ${sentence.subject}`}>
          {sentence.urgent && (
            <strong className={classes.urgent}>
              <IconUrgent size={14} stroke={1.8} aria-hidden /> Now
            </strong>
          )}
          {sentence.text}
          {'\u00a0'}
          <ReportLink to={sentence.link} label={`Shows it: ${sentence.text}`}>
            <IconArrowUpRight size={15} stroke={1.8} aria-hidden className={classes.arrow} />
          </ReportLink>
        </li>
      ))}
    </ul>
  );
}
