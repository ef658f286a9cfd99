import { Button, Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconFileText } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { OpenAlerts } from '../parts/open-alerts';
import { Page } from '../parts/page';
import { ReportBody } from '../parts/report-body';
import { ReportHeadline } from '../parts/report-headline';
import { ReportPending } from '../parts/report-pending';
import { ReportPicker } from '../parts/report-picker';
import classes from '../parts/verdict.module.css';
import { useReport } from '../state/report';
import { useView } from '../state/use-view';
import { cutOf, withoutFilter } from '../state/view';
import own from './overview.module.css';

/** What does leadership need in one minute? */
export function OverviewPage() {
  return (
    <Page
      title="Overview"
      question="Where is the bottleneck, did it move, and what breaks next?"
      filter={false}
      range={false}
    >
      <Overview />
    </Page>
  );
}

function Overview() {
  const { view } = useView();
  const { run, document, asked, other, again } = useReport();
  if (other)
    return (
      <section className={`${classes.verdict} ${classes.fault}`}>
        <span>
          The overview is of the whole organization or of one team; this address narrows it by something else.
        </span>
        <Button size="xs" variant="default" component={Link} to="." {...({ search: withoutFilter(view) } as object)}>
          Clear filter
        </Button>
      </section>
    );
  if (asked.error || run?.state === 'failed' || run?.state === 'cancelled')
    return (
      <section className={`${classes.verdict} ${classes.fault}`} role="alert">
        <IconAlertTriangle size={20} stroke={1.6} aria-hidden />
        <span>{asked.error?.message ?? run?.message ?? 'The report was stopped while it was made.'}</span>
        <Button size="xs" variant="default" onClick={again}>
          Try again
        </Button>
      </section>
    );
  const last = run?.latest ?? true;
  if (run?.state === 'refused')
    return (
      <>
        <ReportPicker week={view.week ?? null} last={false} />
        <section className={`${classes.verdict} ${classes.fault}`}>
          <span>{run.message}</span>
        </section>
      </>
    );
  if (!document)
    return (
      <>
        <ReportPicker week={view.week ?? null} last />
        <Skeleton height={96} radius={10} />
        <Skeleton height={230} radius={10} />
        <Skeleton height={190} radius={10} />
      </>
    );
  return (
    <>
      <div className={`${own.bar} no-print`}>
        <ReportPicker week={document.week} last={last} />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFileText size={15} stroke={1.6} aria-hidden />}
          component={Link}
          to="/report"
          {...({ search: { ...cutOf(view), week: view.week } } as object)}
        >
          As the report: freeze, send, share
        </Button>
      </div>
      <OpenAlerts />
      <ReportHeadline report={document} />
      <ReportBody report={document} pending={run?.state === 'running' ? <ReportPending run={run} /> : undefined} />
    </>
  );
}
