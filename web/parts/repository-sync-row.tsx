import { Tooltip } from '@mantine/core';
import type { SyncedRepositoriesQuery } from '../gql/documents';
import { durationOf } from '../text/duration';
import { agoOf, lateMomentOf } from '../text/lag';
import { dayOf } from '../text/moment';
import { countOf } from '../text/number';
import { syncFault } from '../text/sync-fault';
import classes from './pull-request-table.module.css';
import own from './repository-sync-table.module.css';
import { SourceState } from './source-state';

type Repository = SyncedRepositoriesQuery['syncedRepositories']['nodes'][number];

interface RepositorySyncRowProps {
  repository: Repository;
  timeZone: string;
  /** milliseconds */
  now: number;
}

/** One repository of a connection. */
export function RepositorySyncRow({ repository, timeZone, now }: RepositorySyncRowProps) {
  const { repo, state, cursor, expected, got, completeTo, lagHours, firstAt, lastAt, reconciledAt } = repository;
  const missing = expected !== null && got < expected;
  return (
    <tr>
      <th scope="row" className={classes.main}>
        <span className={classes.title}>{repo}</span>
      </th>
      <td>
        <SourceState state={state} />
        {cursor !== null && (
          <Tooltip label={`The history is read from the newest to the oldest; it goes on after ${cursor}.`}>
            <span className={own.cursor} tabIndex={0}>
              at {cursor}
            </span>
          </Tooltip>
        )}
      </td>
      <td className={classes.numeric} data-label="got of expected">
        <span className={missing ? own.missing : undefined}>
          {countOf(got)} of {expected === null ? 'unknown' : countOf(expected)}
        </span>
        <OtherCounts counts={repository.counts} />
      </td>
      <td className={classes.day} data-label="complete up to">
        {completeTo === null ? (
          'not yet'
        ) : (
          <>
            {lateMomentOf(completeTo, timeZone, now)}
            <span className={classes.second}>
              {lagHours === null ? agoOf(completeTo, now) : `${durationOf(lagHours)} behind`}
            </span>
          </>
        )}
      </td>
      <td className={classes.day} data-label="first to last">
        {dayOf(firstAt, timeZone)}
        <span className={classes.second}>{dayOf(lastAt, timeZone)}</span>
      </td>
      <td className={classes.day} data-label="compared">
        {reconciledAt === null ? 'not yet' : agoOf(reconciledAt, now)}
      </td>
      <td className={own.fault}>
        {(repository.error !== null || repository.errorCode !== null) && (
          <>
            <span className={classes.title}>{repository.error ?? syncFault(repository.errorCode).title}</span>
            <span className={classes.second}>{repository.remedy ?? syncFault(repository.errorCode).remedy}</span>
          </>
        )}
      </td>
    </tr>
  );
}

/** Reviews, deploys and the like, only where some are missing. */
function OtherCounts({ counts }: { counts: Repository['counts'] }) {
  return counts
    .filter(({ kind, expected, got }) => kind !== 'pull_request' && expected !== null && got < expected)
    .map(({ kind, expected, got }) => (
      <span key={kind} className={`${own.counts} ${own.missing}`}>
        {kind.replace(/_/g, ' ')}: {countOf(got)} of {countOf(expected)}
      </span>
    ));
}
