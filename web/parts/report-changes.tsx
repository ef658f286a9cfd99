import type { FrozenReportQuery } from '../gql/documents';
import { countedOf } from '../text/number';
import { changeNames } from '../text/report-page';
import { ReportPanel } from './report-panel';
import classes from './report-panel.module.css';

/** What became of each sentence since the report of the week before. */
export function ReportChanges({ comparison }: { comparison: FrozenReportQuery['reportComparison'] }) {
  const { week, before, changes, waitingNew, waitingGone } = comparison;
  const told = changes.filter(({ change }) => change !== 'same');
  return (
    <ReportPanel
      title="What changed"
      note={
        before === null
          ? `The report of ${week} is not in the archive, so there is nothing to compare with: freeze it, too.`
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
