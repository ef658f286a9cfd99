import { Button } from '@mantine/core';
import { IconReload } from '@tabler/icons-react';
import { useState } from 'react';
import { RejectsDocument, ReplayRejectsDocument } from '../gql/documents';
import { useAction } from '../state/action';
import { useJob } from '../state/job';
import { isOver } from '../state/job-news';
import { useJobs } from '../state/jobs';
import { useOrganization } from '../state/organization';
import { usePages } from '../state/pages-of';
import { useView } from '../state/use-view';
import { momentOf } from '../text/moment';
import { countedOf } from '../text/number';
import { JobProgress } from './job-progress';
import { ListFrame } from './list-frame';
import classes from './pull-request-table.module.css';
import own from './reject-list.module.css';

/** What a door could not use, with the reason, and a way to try it again. */
export function RejectList() {
  const { org } = useView();
  const { timeZone } = useOrganization();
  const [id, setId] = useState<string | null>(null);
  const { asked, total, nodes, more, loadingMore } = usePages(
    'Rejects',
    RejectsDocument,
    { org },
    (answer) => answer.rejects,
  );
  const replay = useAction(ReplayRejectsDocument, (answer) => setId(answer.replayRejects.id));
  // Also a replay that another window started, or this one before it was opened again.
  const found = useJobs(org).find(({ name, state }) => /reject/i.test(name) && !isOver(state));
  const job = useJob(id ?? found?.id ?? null);
  const over = job !== null && isOver(job.state);
  const running = replay.isPending || ((id !== null || found !== undefined) && !over);
  const said = replay.error?.message ?? job?.error ?? (over ? (job.message ?? 'The replay is done.') : null);
  return (
    <ListFrame
      label="Rejected rows"
      heading={total === undefined ? undefined : total ? `${countedOf(total, 'row')} rejected` : 'Nothing is rejected'}
      controls={
        total ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconReload size={14} aria-hidden />}
            loading={running}
            onClick={() => replay.mutate({ org })}
          >
            Replay all
          </Button>
        ) : undefined
      }
      pending={asked.isPending}
      old={asked.isPlaceholderData}
      error={asked.error}
      retry={() => void asked.refetch()}
      empty={<p>Every row that came in was taken.</p>}
      shown={nodes.length}
      total={total}
      more={more}
      loadingMore={loadingMore}
    >
      {running && <JobProgress job={job} label="Replaying rejected rows" unit="rows" />}
      {said && (
        <p className={own.said} role="status">
          {said}
        </p>
      )}
      <div className={classes.scroll}>
        <table className={classes.table}>
          <caption>Rejected rows</caption>
          <thead>
            <tr>
              <th scope="col">Reason</th>
              <th scope="col">Place</th>
              <th scope="col">First seen</th>
              <th scope="col">Row</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((reject) => (
              <tr key={reject.id}>
                <th scope="row" className={own.reason}>
                  <span className={classes.title}>{reject.reason.replace(/_/g, ' ')}</span>
                  <span className={classes.second}>{reject.message}</span>
                </th>
                <td>
                  {reject.source}
                  {reject.line !== null && `, line ${reject.line}`}
                  <span className={classes.second}>{[reject.door, reject.kind].filter(Boolean).join(' · ')}</span>
                </td>
                <td className={classes.day} data-label="first seen">
                  {momentOf(reject.firstSeen, timeZone)}
                </td>
                <td>
                  <code className={own.raw}>{reject.raw}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ListFrame>
  );
}
