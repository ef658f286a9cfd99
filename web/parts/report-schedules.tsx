import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  DeleteReportScheduleDocument,
  PauseReportScheduleDocument,
  ReportSchedulesDocument,
  ResubscribeDocument,
  RetryReportDeliveryDocument,
  TestReportScheduleDocument,
  type ReportSchedulePartsFragment,
  type ReportSchedulesQuery,
} from '../gql/documents';
import { useAction } from '../state/action';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { momentOf } from '../text/moment';
import { deliveryText, scheduleKinds, scheduleTarget, scheduleTime } from '../text/report-page';
import { ConfirmDialog } from './confirm-dialog';
import { ReportPanel } from './report-panel';
import classes from './report-panel.module.css';
import { ReportScheduleForm } from './report-schedule-form';

/** When reports go where, and what became of it. */
export function ReportSchedules() {
  const { org } = useView();
  const asked = useAnswer('ReportSchedules', ReportSchedulesDocument, { org });
  const [adding, setAdding] = useState(false);
  const schedules = asked.data?.reportSchedules ?? [];
  const means = asked.data?.deliveryMeans;
  return (
    <ReportPanel
      title="Schedules"
      note="The report of the last whole week goes out by itself, and is kept in the archive."
      error={asked.error}
      action={
        means &&
        !adding && (
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            New schedule
          </Button>
        )
      }
    >
      {schedules.length === 0 && asked.isSuccess && !adding && (
        <p className={classes.empty}>
          Nothing goes out by itself yet: by e-mail, to Slack or Teams, or as a file. Any cron can do it, too:
          downstream report --out report.pdf
        </p>
      )}
      {schedules.length > 0 && means && (
        <ul className={classes.list}>
          {schedules.map((schedule) => (
            <ScheduleItem key={schedule.id} schedule={schedule} means={means} />
          ))}
        </ul>
      )}
      {adding && means && <ReportScheduleForm schedule={null} means={means} onDone={() => setAdding(false)} />}
    </ReportPanel>
  );
}

function ScheduleItem({
  schedule,
  means,
}: {
  schedule: ReportSchedulePartsFragment;
  means: ReportSchedulesQuery['deliveryMeans'];
}) {
  const { org } = useView();
  const [open, setOpen] = useState<'change' | 'delete' | null>(null);
  const test = useAction(TestReportScheduleDocument);
  const pause = useAction(PauseReportScheduleDocument);
  const retry = useAction(RetryReportDeliveryDocument);
  const resubscribe = useAction(ResubscribeDocument);
  const remove = useAction(DeleteReportScheduleDocument, () => setOpen(null));
  const { id, name, team, kind, paused, nextRunAt, timeZone, alerts, unsubscribed, lastDelivery } = schedule;
  const error = test.error ?? pause.error ?? retry.error ?? remove.error ?? resubscribe.error;
  return (
    <li>
      <div className={classes.what}>
        <b>{name}</b>: {scheduleKinds[kind]} {scheduleTarget(schedule)}, {team ?? 'whole organization'}
        <small>
          {scheduleTime(schedule)}; {paused ? 'paused' : `next on ${momentOf(nextRunAt, timeZone)}`}
          {alerts && '; alerts, too'}
        </small>
        {lastDelivery && (
          <small className={lastDelivery.state === 'failed' ? classes.failed : undefined} role="status">
            {deliveryText(lastDelivery, timeZone)}
          </small>
        )}
        {unsubscribed.map((address) => (
          <small key={address}>
            {address} has unsubscribed.{' '}
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => resubscribe.mutate({ org, schedule: id, address })}
            >
              Put back, if they ask for it
            </Button>
          </small>
        ))}
        {error && (
          <small className={classes.failed} role="alert">
            {error.message}
          </small>
        )}
        {open === 'change' && <ReportScheduleForm schedule={schedule} means={means} onDone={() => setOpen(null)} />}
      </div>
      {open !== 'change' && (
        <div className={classes.actions}>
          <Button size="compact-xs" variant="default" loading={test.isPending} onClick={() => test.mutate({ org, id })}>
            Test
          </Button>
          {lastDelivery?.state === 'failed' && (
            <Button
              size="compact-xs"
              variant="default"
              loading={retry.isPending}
              onClick={() => retry.mutate({ org, id: lastDelivery.id })}
            >
              Try again
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="default"
            loading={pause.isPending}
            onClick={() => pause.mutate({ org, id, paused: !paused })}
          >
            {paused ? 'Go on' : 'Pause'}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => setOpen('change')}>
            Change
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => setOpen('delete')}>
            Delete
          </Button>
        </div>
      )}
      <ConfirmDialog
        title={open === 'delete' ? `Delete the schedule ${name}` : null}
        confirm="Delete"
        pending={remove.isPending}
        onClose={() => setOpen(null)}
        onConfirm={() => remove.mutate({ org, id })}
      >
        Nothing goes out by it any more, and what it sent is forgotten. Reports stay in the archive.
      </ConfirmDialog>
    </li>
  );
}
