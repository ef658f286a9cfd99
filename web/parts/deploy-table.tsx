import type { DeployPartsFragment } from '../gql/documents';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { deployVersion, failureText, reworkText, shortSha } from '../text/deploy';
import { durationOf } from '../text/duration';
import { momentOf } from '../text/moment';
import { countOf } from '../text/number';
import { DeployButton } from './deploy-button';
import classes from './pull-request-table.module.css';

/** Deploys as rows; the name opens the drawer. */
export function DeployTable({ nodes, caption }: { nodes: DeployPartsFragment[]; caption: string }) {
  const { clock } = useView();
  const { timeZone } = useOrganization();
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Deploy</th>
            <th scope="col">Service</th>
            <th scope="col">Finished</th>
            <th scope="col" className={classes.numeric}>
              Changes
            </th>
            <th scope="col" className={classes.numeric}>
              Left behind
            </th>
            <th scope="col">Outcome</th>
            <th scope="col" className={classes.numeric}>
              Recovered in
            </th>
            <th scope="col">Rework</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((each) => (
            <tr key={each.id}>
              <th scope="row" className={classes.main}>
                <DeployButton deploy={each} />
                <span className={classes.second}>
                  {[deployVersion(each) ? shortSha(each.sha) : each.name, each.repo, each.environment]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </th>
              <td data-label="service">{each.service}</td>
              <td className={classes.day} data-label="finished">
                {momentOf(each.finishedAt, timeZone)}
              </td>
              <td className={classes.numeric} data-label="changes">
                {countOf(each.changes)}
              </td>
              <td className={classes.numeric} data-label="left behind">
                {countOf(each.leftBehind)}
              </td>
              <td data-label="outcome">
                {each.status === 'cancelled' ? 'cancelled' : each.failed ? 'failed' : 'sound'}
                {each.failed && <span className={classes.second}>{failureText(each.failedBy)}</span>}
              </td>
              <td className={classes.numeric} data-label="recovered in">
                {each.failed ? (each.recoveryHours === null ? 'not yet' : durationOf(each.recoveryHours, clock)) : '–'}
              </td>
              <td data-label="rework">{each.rework ? reworkText(each.reworkBy) || 'yes' : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
