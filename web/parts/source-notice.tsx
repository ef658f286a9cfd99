import { Anchor } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ConnectionPartsFragment } from '../gql/documents';
import { useNow } from '../state/now';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import { completenessSentence, pullRequestsOf, wholeOf } from '../text/completeness';
import { JobBar } from './job-bar';
import classes from './source-notice.module.css';

interface SourceNoticeProps {
  connections: readonly ConnectionPartsFragment[];
  timeZone: string;
}

/**
 * Above every page while something is missing: a first sync under way, or one that failed. The short sync that reads what
 * changed since the last one is nothing to tell of.
 */
export function SourceNotice({ connections, timeZone }: SourceNoticeProps) {
  const { view } = useView();
  const now = useNow();
  const whole = wholeOf(connections);
  const missing = whole.completeTo === null || whole.expected === null || whole.got < whole.expected;
  const syncing = whole.completeness === 'syncing' && missing;
  if (!syncing && whole.completeness !== 'incomplete') return null;
  return (
    <aside className={`${classes.notice} ${syncing ? '' : classes.incomplete} no-print`} aria-label="Completeness">
      {syncing ? (
        <IconRefresh size={17} stroke={1.9} aria-hidden />
      ) : (
        <IconAlertTriangle size={17} stroke={1.9} aria-hidden />
      )}
      <p className={classes.text}>{completenessSentence(connections, timeZone, now)}</p>
      {syncing && whole.expected !== null && (
        <div className={classes.bar}>
          <JobBar
            label="Pull requests that are in"
            share={whole.expected ? whole.got / whole.expected : null}
            text={pullRequestsOf(whole.got, whole.expected)}
          />
        </div>
      )}
      <Anchor component={Link} {...({ to: '/sources', search: cutOf(view) } as object)} size="sm" c="var(--accent)">
        {syncing ? 'Progress' : 'What to do'}
      </Anchor>
    </aside>
  );
}
