import { IconArrowUpRight } from '@tabler/icons-react';
import type { ReportDocument } from '../state/report';
import { ReportLink } from './report-link';
import classes from './report-sentences.module.css';

/** What would help, each with what the forecast expects of it. */
export function ReportSuggestions({ suggestions }: Pick<ReportDocument, 'suggestions'>) {
  return (
    <ul className={classes.list}>
      {suggestions.map(({ lever, text, effect, link }) => (
        <li key={lever}>
          <b>{text}</b> {effect}
          {'\u00a0'}
          <ReportLink to={link} label={`Tries it: ${text}`}>
            <IconArrowUpRight size={15} stroke={1.8} aria-hidden className={classes.arrow} />
          </ReportLink>
        </li>
      ))}
    </ul>
  );
}
