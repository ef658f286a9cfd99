import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { DeleteArchivedReportDocument, ReportsDocument } from '../gql/documents';
import { useAction } from '../state/action';
import { useAnswer } from '../state/answer';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { momentOf } from '../text/moment';
import { ConfirmDialog } from './confirm-dialog';
import link from './list-link.module.css';
import { ReportPanel } from './report-panel';
import classes from './report-panel.module.css';

/** Reports as they were frozen. */
export function ReportArchive() {
  const { view, org, change } = useView();
  const { timeZone } = useOrganization();
  const asked = useAnswer('Reports', ReportsDocument, { org });
  const [asks, setAsks] = useState<{ id: string; week: string } | null>(null);
  const remove = useAction(DeleteArchivedReportDocument, () => {
    if (view.report === asks?.id) change({ report: undefined }, 'replace');
    setAsks(null);
  });
  const reports = asked.data?.reports.nodes ?? [];
  return (
    <ReportPanel
      title="Archive"
      note="Each as it was, with the version of the data it was made from."
      error={asked.error ?? remove.error}
    >
      {reports.length === 0 && asked.isSuccess && (
        <p className={classes.empty}>Nothing is frozen yet. Reports that go out by a schedule are kept here, too.</p>
      )}
      {reports.length > 0 && (
        <ul className={classes.list}>
          {reports.map(({ id, week, team, dataVersion, createdAt, headline }) => (
            <li key={id}>
              <div className={classes.what}>
                <Link to="." search={{ ...view, report: id, week: undefined } as never} className={link.link}>
                  {week}, {team ?? 'whole organization'}
                </Link>
                {view.report === id && ' (shown above)'}
                <small>{headline}</small>
                <small>
                  Data version {dataVersion}, frozen on {momentOf(createdAt, timeZone)}
                </small>
              </div>
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => setAsks({ id, week })}
                aria-label={`Delete the report of ${week}`}
              >
                Delete
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog
        title={asks && `Delete the report of ${asks.week}`}
        pending={remove.isPending}
        onClose={() => setAsks(null)}
        onConfirm={() => asks && remove.mutate({ org, id: asks.id })}
        confirm="Delete"
      >
        Links that show it stop working. The same data give the same report again, but the data may have changed since.
      </ConfirmDialog>
    </ReportPanel>
  );
}
