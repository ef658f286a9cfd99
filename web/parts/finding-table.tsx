import { OutcomeMark } from '../charts/outcome-mark';
import type { FindingPartsFragment } from '../gql/documents';
import { useOrganization } from '../state/organization';
import { useAgentName } from '../state/signal';
import { type OutcomeSeries } from '../text/finding';
import { findingEvidenceName } from '../text/finding-word';
import { dayOf } from '../text/moment';
import { FindingButton } from './finding-button';
import { PullRequestButton } from './pull-request-button';
import classes from './pull-request-table.module.css';

interface FindingTableProps {
  nodes: FindingPartsFragment[];
  series: OutcomeSeries;
  caption: string;
}

/** Findings as rows; the title opens the drawer. */
export function FindingTable({ nodes, series, caption }: FindingTableProps) {
  const { timeZone } = useOrganization();
  const nameOf = useAgentName();
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Finding</th>
            <th scope="col">Agent</th>
            <th scope="col">Severity</th>
            <th scope="col">Posted</th>
            <th scope="col">Closed</th>
            <th scope="col">Outcome</th>
            <th scope="col">Rests on</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((each) => (
            <tr key={`${each.agent} ${each.repo}#${each.number} ${each.id}`}>
              <th scope="row" className={classes.main}>
                <span className={classes.title}>
                  <FindingButton finding={each} />
                </span>
                <span className={classes.second}>
                  <PullRequestButton repo={each.repo} number={each.number} />
                  {each.path && ` · ${each.path}${each.line === null ? '' : `:${each.line}`}`}
                </span>
              </th>
              <td data-label="agent">{nameOf(each.agent)}</td>
              <td data-label="severity">
                {each.severity ?? '–'}
                {each.category && <span className={classes.second}>{each.category}</span>}
              </td>
              <td className={classes.day} data-label="posted">
                {dayOf(each.postedAt, timeZone)}
              </td>
              <td className={classes.day} data-label="closed">
                {each.closedAt ? dayOf(each.closedAt, timeZone) : 'open'}
              </td>
              <td data-label="outcome">
                <Outcome finding={each} series={series} />
              </td>
              <td data-label="rests on">
                {each.evidence && (each.evidence !== 'none' || each.outcome === 'ignored')
                  ? findingEvidenceName(each.evidence)
                  : '–'}
                {each.decided && each.evidence !== 'decided' && (
                  <span className={classes.second}>a person said {each.decided}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Outcome({ finding, series }: { finding: FindingPartsFragment; series: OutcomeSeries }) {
  const outcome = series === 'strict' ? finding.outcome : finding[series];
  if (!outcome) return <>not told</>;
  return (
    <span className={classes.state}>
      <OutcomeMark outcome={outcome} />
      {outcome}
    </span>
  );
}
