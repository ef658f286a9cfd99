import { Button, Skeleton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { FrozenReportDocument } from '../gql/documents';
import { Page } from '../parts/page';
import { ReportActions } from '../parts/report-actions';
import { ReportAlerts } from '../parts/report-alerts';
import { ReportArchive } from '../parts/report-archive';
import { ReportBody } from '../parts/report-body';
import { ReportChanges } from '../parts/report-changes';
import { ReportHeadline } from '../parts/report-headline';
import { ReportLinks } from '../parts/report-links';
import { ReportPending } from '../parts/report-pending';
import { ReportPicker } from '../parts/report-picker';
import { ReportSchedules } from '../parts/report-schedules';
import own from '../parts/report-panel.module.css';
import classes from '../parts/verdict.module.css';
import { useAnswer } from '../state/answer';
import { useOrganization } from '../state/organization';
import { useReport } from '../state/report';
import { useView } from '../state/use-view';
import { withoutFilter } from '../state/view';
import { momentOf } from '../text/moment';

/** What to send on Monday? */
export function ReportPage() {
  const { view } = useView();
  return (
    <Page title="Report" question="What to send on Monday?" filter={false} range={false}>
      {view.report ? <Frozen id={view.report} /> : <Live />}
      <ReportSchedules />
      <ReportAlerts />
      <ReportArchive />
      <ReportLinks />
    </Page>
  );
}

/** A report as it was. */
function Frozen({ id }: { id: string }) {
  const { view, org } = useView();
  const { timeZone } = useOrganization();
  const asked = useAnswer('FrozenReport', FrozenReportDocument, { org, id }, { keep: false });
  const live = (
    <Button
      size="xs"
      variant="default"
      component={Link}
      to="."
      {...({ search: { ...view, report: undefined } } as object)}
    >
      To the report of today’s data
    </Button>
  );
  if (asked.error)
    return (
      <section className={`${classes.verdict} ${classes.fault}`} role="alert">
        <IconAlertTriangle size={20} stroke={1.6} aria-hidden />
        <span>{asked.error.message}</span>
        {live}
      </section>
    );
  if (!asked.data) return <Skeleton height={420} radius={10} />;
  const { report, reportComparison } = asked.data;
  return (
    <>
      <div className={`${own.bar} no-print`}>
        <span>
          Frozen on {momentOf(report.createdAt, timeZone)}, from data version {report.dataVersion}. {live}
        </span>
        <ReportActions id={report.id} team={report.team} week={report.week} />
      </div>
      <ReportHeadline report={report.document} />
      <ReportBody report={report.document} />
      <ReportChanges comparison={reportComparison} team={report.team} />
    </>
  );
}

/** The report as the data are now. */
function Live() {
  const { view } = useView();
  const { run, document, asked, other, again } = useReport();
  if (other)
    return (
      <section className={`${classes.verdict} ${classes.fault}`}>
        <span>A report is of the whole organization or of one team; this address narrows it by something else.</span>
        <Button size="xs" variant="default" component={Link} to="." {...({ search: withoutFilter(view) } as object)}>
          Clear filter
        </Button>
      </section>
    );
  const failed = asked.error ?? (run && ['failed', 'cancelled'].includes(run.state) ? run : null);
  const week = document?.week ?? view.week ?? null;
  return (
    <>
      <div className={`${own.bar} no-print`}>
        <ReportPicker week={week} last={run?.latest ?? true} />
        {document && <ReportActions id={null} team={document.team} week={document.week} />}
      </div>
      {failed ? (
        <section className={`${classes.verdict} ${classes.fault}`} role="alert">
          <IconAlertTriangle size={20} stroke={1.6} aria-hidden />
          <span>{failed.message ?? 'The report was stopped while it was made.'}</span>
          <Button size="xs" variant="default" onClick={again}>
            Try again
          </Button>
        </section>
      ) : run?.state === 'refused' ? (
        <section className={`${classes.verdict} ${classes.fault}`}>
          <span>{run.message}</span>
        </section>
      ) : document ? (
        <>
          <ReportHeadline report={document} />
          <ReportBody report={document} pending={run?.state === 'running' ? <ReportPending run={run} /> : undefined} />
        </>
      ) : (
        <Skeleton height={420} radius={10} />
      )}
    </>
  );
}
