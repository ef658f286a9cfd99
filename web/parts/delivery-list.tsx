import { Alert, Button, SegmentedControl } from '@mantine/core';
import { IconReload } from '@tabler/icons-react';
import { useState } from 'react';
import { DeliveriesDocument, ReplayDeliveriesDocument, type ConnectionPartsFragment } from '../gql/documents';
import { useAction } from '../state/action';
import { useJob } from '../state/job';
import { isOver } from '../state/job-news';
import { useJobs } from '../state/jobs';
import { useOrganization } from '../state/organization';
import { usePages } from '../state/pages-of';
import { useView } from '../state/use-view';
import { momentOf } from '../text/moment';
import { countOf } from '../text/number';
import classes from './delivery-list.module.css';
import { JobProgress } from './job-progress';
import table from './pull-request-table.module.css';
import { SourceState } from './source-state';

/** What GitHub delivered, what became of it and why, with a replay of what failed. */
export function DeliveryList({ connection }: { connection: ConnectionPartsFragment }) {
  const { org } = useView();
  const { timeZone } = useOrganization();
  const { id, deliveries } = connection;
  const [state, setState] = useState(deliveries.failed > 0 ? 'failed' : 'all');
  const [jobId, setJobId] = useState<string | null>(null);
  const asked = usePages(
    'Deliveries',
    DeliveriesDocument,
    { org, connection: id, state: state === 'all' ? null : state },
    (answer) => answer.deliveries,
  );
  const replay = useAction(ReplayDeliveriesDocument, (answer) => setJobId(answer.replayDeliveries.id));
  // Also a replay that another window started, or this one before it was opened again.
  const found = useJobs(org).find(
    (each) => each.name === `replay deliveries ${connection.name}` && !isOver(each.state),
  );
  const watched = jobId ?? found?.id ?? null;
  const job = useJob(watched);
  const busy = replay.isPending || (watched !== null && !(job && isOver(job.state)));
  const fault = replay.error?.message ?? asked.asked.error?.message ?? job?.error;
  return (
    <section className={classes.list} aria-label={`Deliveries of ${connection.name}`}>
      <div className={classes.head}>
        <h3>{asked.total === undefined ? 'Deliveries' : `${countOf(asked.total)} deliveries`}</h3>
        <div className={`${classes.controls} no-print`}>
          <SegmentedControl
            size="xs"
            aria-label="Which deliveries"
            value={state}
            onChange={setState}
            data={['all', 'failed', 'ignored', 'taken'].map((value) => ({ value, label: value }))}
          />
          {deliveries.failed > 0 && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconReload size={14} aria-hidden />}
              loading={busy}
              onClick={() => replay.mutate({ org, id })}
            >
              Replay failed
            </Button>
          )}
        </div>
      </div>
      {busy && <JobProgress job={job} label="Replaying deliveries" />}
      {fault && (
        <Alert color="red" role="alert">
          {fault}
        </Alert>
      )}
      {job && isOver(job.state) && job.message && <p role="status">{job.message}</p>}
      {asked.total === 0 ? (
        <p>No delivery is {state === 'all' ? 'kept' : state}.</p>
      ) : (
        <div className={`${table.scroll} ${classes.scroll}`} tabIndex={0} role="group" aria-label="Deliveries">
          <table className={table.table}>
            <caption>Webhook deliveries, newest first</caption>
            <thead>
              <tr>
                <th scope="col">Event</th>
                <th scope="col">State</th>
                <th scope="col">Reason</th>
                <th scope="col">Repository</th>
                <th scope="col">Received</th>
              </tr>
            </thead>
            <tbody>
              {asked.nodes.map((each) => (
                <tr key={each.id}>
                  <th scope="row">
                    <span className={table.title}>
                      {each.event.replace(/_/g, ' ')}
                      {each.action && `, ${each.action.replace(/_/g, ' ')}`}
                    </span>
                    <span className={classes.id}>{each.id}</span>
                  </th>
                  <td>
                    <SourceState state={each.state} />
                  </td>
                  <td className={classes.reason}>{each.reason}</td>
                  <td>{each.repo ?? '–'}</td>
                  <td className={table.day}>{momentOf(each.receivedAt, timeZone)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked.more && (
        <div className={classes.foot}>
          {countOf(asked.nodes.length)} of {countOf(asked.total)}
          <Button size="xs" variant="default" onClick={asked.more} loading={asked.loadingMore}>
            Load more
          </Button>
        </div>
      )}
    </section>
  );
}
