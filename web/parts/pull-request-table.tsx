import type { PullRequestPartsFragment, Stage } from '../gql/documents';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { authorshipName } from '../text/cut-name';
import { durationOf } from '../text/duration';
import { flagName } from '../text/flag';
import { dayOf } from '../text/moment';
import { stageName } from '../text/stage-name';
import { PullRequestButton } from './pull-request-button';
import classes from './pull-request-table.module.css';
import { StageBar } from './stage-bar';
import { StageMark } from './stage-mark';

interface PullRequestTableProps {
  nodes: PullRequestPartsFragment[];
  /** The stage the list is about: its time has a column. */
  stage?: Stage;
  caption: string;
}

/** Pull requests as rows; the name opens the drawer. */
export function PullRequestTable({ nodes, stage, caption }: PullRequestTableProps) {
  const { clock } = useView();
  const { timeZone } = useOrganization();
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Pull request</th>
            <th scope="col">Author</th>
            <th scope="col">State</th>
            <th scope="col">Created</th>
            {stage && stage !== 'operate' && (
              <th scope="col" className={classes.numeric}>
                In {stageName(stage).toLowerCase()}
              </th>
            )}
            <th scope="col" className={classes.numeric}>
              All stages
            </th>
            <th scope="col">Stages to scale</th>
            <th scope="col">Size</th>
            <th scope="col">Flags</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((each, index) => (
            // One that was in the stage twice stands in the list twice.
            <tr key={`${each.repo}#${each.number} ${index}`}>
              <th scope="row" className={classes.main}>
                <span className={classes.title}>{each.title}</span>
                <PullRequestButton repo={each.repo} number={each.number} />
              </th>
              <td>
                {each.author ?? '–'}
                <span className={`${classes.second} ${classes.whole}`}>
                  {[each.team, each.authorship === 'unmarked' ? null : authorshipName[each.authorship]]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </td>
              <td>
                <State pullRequest={each} />
              </td>
              <td className={classes.day} data-label="created">
                {dayOf(each.createdAt, timeZone)}
              </td>
              {stage && stage !== 'operate' && (
                <td className={classes.numeric} data-label={`in ${stageName(stage).toLowerCase()}`}>
                  {durationOf(inStage(each, stage), clock)}
                </td>
              )}
              <td className={classes.numeric} data-label="all stages">
                {durationOf(inAll(each), clock)}
              </td>
              <td className={classes.bar}>
                <StageBar pullRequest={each} />
              </td>
              <td data-label="size">{each.size === 'unknown' ? '–' : each.size}</td>
              <td className={classes.flags} data-label="flags">
                {each.flags.map(flagName).join(', ') || '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function State({ pullRequest }: { pullRequest: PullRequestPartsFragment }) {
  if (pullRequest.state === 'abandoned') return <>abandoned</>;
  if (!pullRequest.stage) return <>{pullRequest.state}</>;
  return (
    <span className={classes.state}>
      <StageMark stage={pullRequest.stage} />
      {pullRequest.state === 'merged' ? 'merged, in ' : 'in '}
      {stageName(pullRequest.stage).toLowerCase()}
    </span>
  );
}

/** Hours in one stage: the finished visit, or the age while it is there; null where neither is known. */
function inStage(pullRequest: PullRequestPartsFragment, stage: Exclude<Stage, 'operate'>): number | null {
  return pullRequest.stage === stage ? pullRequest.stageAgeHours : pullRequest[stage];
}

/** Hours in all stages so far, the sum of the parts shown; null when none is known. */
function inAll(pullRequest: PullRequestPartsFragment): number | null {
  const parts = (['write', 'pickup', 'review', 'merge', 'deploy'] as const)
    .map((stage) => inStage(pullRequest, stage))
    .filter((hours): hours is number => hours !== null);
  return parts.length ? parts.reduce((sum, hours) => sum + hours, 0) : null;
}
