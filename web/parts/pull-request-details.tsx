import type { PullRequestPartsFragment, Stage } from '../gql/documents';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { authorshipEvidence } from '../text/authorship-evidence';
import { authorshipName, sizeName } from '../text/cut-name';
import { durationOf } from '../text/duration';
import { changeEvidenceName } from '../text/evidence';
import { flagMeaning, flagName } from '../text/flag';
import { momentOf } from '../text/moment';
import { countedOf } from '../text/number';
import { stageName } from '../text/stage-name';
import { DeployButton } from './deploy-button';
import { RecordAddress } from './record-address';
import classes from './pull-request-details.module.css';
import { StageBar } from './stage-bar';
import { StageMark } from './stage-mark';

const spans: readonly Exclude<Stage, 'operate'>[] = ['write', 'pickup', 'review', 'merge', 'deploy'];

/** Everything known of one pull request: state, hours per stage, its moments, flags and what they mean. */
export function PullRequestDetails({ pullRequest }: { pullRequest: PullRequestPartsFragment }) {
  const { clock } = useView();
  const { timeZone } = useOrganization();
  const fromGit = pullRequest.flags.includes('from_git');
  const facts: [string, string | null][] = [
    ['State', stateOf(pullRequest, clock)],
    ['Author', [pullRequest.author, pullRequest.team && `team ${pullRequest.team}`].filter(Boolean).join(', ') || null],
    ['Authorship', authorshipOf(pullRequest)],
    ['Size', sizeOf(pullRequest)],
    [
      'Reviewed by',
      pullRequest.humanReviewers === null || pullRequest.agentReviewers === null
        ? 'unknown: git does not tell'
        : `${countedOf(pullRequest.humanReviewers, 'person', 'people')}, ${countedOf(pullRequest.agentReviewers, 'agent')}`,
    ],
  ];
  const moments = [
    { what: 'Created', at: pullRequest.createdAt },
    { what: 'First commit', at: pullRequest.createdAt ? null : pullRequest.startedAt },
    { what: 'Ready for review', at: pullRequest.readyAt },
    { what: 'First agent review', at: pullRequest.firstAgentReviewAt },
    { what: 'First human review', at: pullRequest.firstReviewAt },
    { what: 'Last approval before the merge', at: pullRequest.approvedAt },
    { what: 'Merged', at: pullRequest.mergedAt },
    { what: 'Closed without a merge', at: pullRequest.mergedAt ? null : pullRequest.closedAt },
    {
      what: `Deployed${pullRequest.deployEvidence ? ` (${changeEvidenceName(pullRequest.deployEvidence)})` : ''}`,
      at: pullRequest.deployedAt,
      by: pullRequest.deployedBy,
    },
  ]
    .filter((moment): moment is { what: string; at: string; by?: string | null } => Boolean(moment.at))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return (
    <div className={classes.details}>
      <h2 className={classes.title}>{pullRequest.title}</h2>
      <dl className={classes.facts}>
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <RecordAddress address={pullRequest.url} />
      <h3 className={classes.heading}>Time in each stage{clock === 'working' ? ', working time' : ''}</h3>
      <StageBar pullRequest={pullRequest} />
      <dl className={classes.stages}>
        {spans.map((stage) => (
          <div key={stage}>
            <dt>
              <StageMark stage={stage} /> {stageName(stage)}
            </dt>
            <dd>
              {pullRequest.stage === stage && pullRequest.stageAgeHours !== null
                ? `${durationOf(pullRequest.stageAgeHours, clock)} so far`
                : pullRequest[stage] === null
                  ? fromGit && stage !== 'deploy'
                    ? 'unknown'
                    : '–'
                  : durationOf(pullRequest[stage], clock)}
              {fromGit && stage === 'write' && pullRequest.write !== null && (
                <span className={classes.court}>to the merge, in one</span>
              )}
              {stage === 'review' && pullRequest.authorHours !== null && pullRequest.reviewerHours !== null && (
                <span className={classes.court}>
                  author {durationOf(pullRequest.authorHours, clock)}, reviewers{' '}
                  {durationOf(pullRequest.reviewerHours, clock)}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <h3 className={classes.heading}>Moments, {timeZone}</h3>
      <ol className={classes.moments}>
        {moments.map((moment) => (
          <li key={moment.what}>
            <span>
              {moment.what}
              {moment.by && (
                <>
                  {' '}
                  by <DeployButton deploy={{ id: moment.by, sha: '', name: null, ref: null }} />
                </>
              )}
            </span>
            <time dateTime={moment.at}>{momentOf(moment.at, timeZone)}</time>
          </li>
        ))}
      </ol>
      {pullRequest.flags.length > 0 && (
        <>
          <h3 className={classes.heading}>Flags</h3>
          <dl className={classes.flags}>
            {pullRequest.flags.map((flag) => (
              <div key={flag}>
                <dt>{flagName(flag)}</dt>
                <dd>{flagMeaning(flag)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}

function stateOf(pullRequest: PullRequestPartsFragment, clock: 'elapsed' | 'working'): string {
  const age = pullRequest.ageHours === null ? '' : `, ${durationOf(pullRequest.ageHours, clock)} old`;
  if (pullRequest.state === 'open')
    return `open${pullRequest.stage ? ` in ${stageName(pullRequest.stage).toLowerCase()}` : ''}${age}`;
  if (pullRequest.state === 'merged')
    return pullRequest.stage === 'deploy' ? 'merged, waiting for its deploy' : 'merged';
  return 'closed without a merge';
}

function authorshipOf({
  authorship,
  agent,
  authorshipEvidence: evidence,
  authorshipReference: reference,
}: PullRequestPartsFragment) {
  const told = authorshipEvidence(evidence, reference);
  return authorshipName[authorship] + (agent ? ` (${agent})` : '') + (told && `, ${told}`);
}

function sizeOf(pullRequest: PullRequestPartsFragment): string {
  return pullRequest.changedLines === null
    ? sizeName[pullRequest.size]
    : `${pullRequest.size}, ${countedOf(pullRequest.changedLines, 'changed line')}`;
}
