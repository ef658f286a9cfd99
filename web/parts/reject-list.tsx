import { Button } from '@mantine/core';
import { IconReload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { RejectsDocument, ReplayRejectsDocument } from '../gql/documents';
import { useJob } from '../state/job';
import { useOrganization } from '../state/organization';
import { usePages } from '../state/pages-of';
import { ask } from '../state/server';
import { useView } from '../state/use-view';
import { momentOf } from '../text/moment';
import { countedOf } from '../text/number';
import { ListFrame } from './list-frame';
import classes from './pull-request-table.module.css';
import own from './reject-list.module.css';

/** What a door could not use, with the reason, and a way to try it again. */
export function RejectList() {
  const { org } = useView();
  const { timeZone } = useOrganization();
  const answers = useQueryClient();
  const [id, setId] = useState<string | null>(null);
  const { asked, total, nodes, more, loadingMore } = usePages(
    'Rejects',
    RejectsDocument,
    { org },
    (answer) => answer.rejects,
  );
  const replay = useMutation({
    mutationFn: () => ask(ReplayRejectsDocument, { org }),
    onSuccess: (answer) => setId(answer.replayRejects.id),
  });
  const job = useJob(id);
  const over = job?.state === 'done' || job?.state === 'failed';
  useEffect(() => {
    if (over) void answers.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'JobProgress' });
  }, [over, answers]);
  const running = replay.isPending || (id !== null && !over);
  const said = replay.error?.message ?? job?.error ?? (over ? (job?.message ?? 'The replay is done.') : null);
  return (
    <ListFrame
      heading={total === undefined ? undefined : total ? `${countedOf(total, 'row')} rejected` : 'Nothing is rejected'}
      controls={
        total ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconReload size={14} aria-hidden />}
            loading={running}
            onClick={() => replay.mutate()}
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
