import { Button } from '@mantine/core';
import { ArchiveReportDocument, type FrozenReportQuery } from '../gql/documents';
import { useAction } from '../state/action';
import { useView } from '../state/use-view';
import { countedOf } from '../text/number';
import { changeNames } from '../text/report-page';
import { ReportPanel } from './report-panel';
import classes from './report-panel.module.css';

/** What became of each sentence since the report of the week before; where that is not kept, it can be. */
export function ReportChanges({
  comparison,
  team,
}: {
  comparison: FrozenReportQuery['reportComparison'];
  team: string | null;
}) {
  const { org } = useView();
  const freeze = useAction(ArchiveReportDocument);
  const { week, before, changes, waitingNew, waitingGone } = comparison;
  const told = changes.filter(({ change }) => change !== 'same');
  return (
    <ReportPanel
      title="What changed"
      error={freeze.error}
      action={
        before === null && (
          <Button
            size="xs"
            variant="default"
            loading={freeze.isPending}
            onClick={() => freeze.mutate({ org, team, week })}
          >
            Freeze the week before, too
          </Button>
        )
      }
      note={
        before === null
          ? `The report of ${week} is not in the archive, so there is nothing to compare with.`
          : `Against the report of ${week}: ${countedOf(told.length, 'sentence')} of ${changes.length} changed.`
      }
    >
      {before !== null && (
        <ul className={classes.list}>
          {told.map(({ code, change, before: was, after }, place) => (
            <li key={`${code} ${place}`}>
              <div className={classes.what}>
                <span className={classes.change}>{changeNames[change] ?? change}</span>
                {after ?? was}
                {change === 'changed' && <span className={classes.before}>Before: {was}</span>}
              </div>
            </li>
          ))}
          {[
            { list: waitingNew, label: 'Came to the longest waiting' },
            { list: waitingGone, label: 'Left the longest waiting' },
          ]
            .filter(({ list }) => list.length > 0)
            .map(({ list, label }) => (
              <li key={label}>
                <div className={classes.what}>
                  <span className={classes.change}>{label}</span>
                  {list.join(', ')}
                </div>
              </li>
            ))}
        </ul>
      )}
    </ReportPanel>
  );
}
