import type { OneDeployQuery } from '../gql/documents';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { authorshipName } from '../text/cut-name';
import { deploySourceName, deployStatusName, failureText, reworkText, shortSha } from '../text/deploy';
import { durationOf } from '../text/duration';
import { changeEvidenceName, incidentEvidenceName } from '../text/evidence';
import { decisionName } from '../text/incident';
import { momentOf } from '../text/moment';
import { countedOf, countOf } from '../text/number';
import { DeployButton } from './deploy-button';
import { IncidentButton } from './incident-button';
import { PullRequestButton } from './pull-request-button';
import classes from './pull-request-details.module.css';
import { RecordAddress } from './record-address';
import own from './record-details.module.css';
import { RecordFacts } from './record-facts';

type Detail = NonNullable<OneDeployQuery['deploy']>;

/** A deploy known by its id alone. */
const byId = (id: string) => ({ id, sha: '', name: null, ref: null });

/** Everything known of one deploy: how it ended, what it brought and left behind, what came from it, its neighbours. */
export function DeployDetails({ detail }: { detail: Detail }) {
  const { clock } = useView();
  const { timeZone } = useOrganization();
  const { deploy, changes, changesTotal, incidents, previous, next } = detail;
  const took = deploy.startedAt && (Date.parse(deploy.finishedAt) - Date.parse(deploy.startedAt)) / 3_600_000;
  return (
    <div className={classes.details}>
      <RecordFacts
        facts={[
          ['Pipeline', deployStatusName(deploy.status)],
          [
            'Outcome',
            deploy.status === 'cancelled'
              ? 'cancelled: it counts nowhere'
              : deploy.failed
                ? `failed: ${failureText(deploy.failedBy)}`
                : 'sound: nothing required immediate intervention',
          ],
          [
            'Recovered',
            deploy.failed &&
              (deploy.recoveredAt
                ? `${momentOf(deploy.recoveredAt, timeZone)}, after ${durationOf(deploy.recoveryHours, clock)}`
                : 'not yet'),
          ],
          ['Rework', deploy.rework && reworkText(deploy.reworkBy)],
          ['Rolls back', deploy.rollsBack && <DeployButton deploy={byId(deploy.rollsBack)} />],
          ['Rolled back by', deploy.rolledBackBy && <DeployButton deploy={byId(deploy.rolledBackBy)} />],
          ['Service', deploy.service],
          ['Repository', deploy.repo],
          ['Environment', deploy.environment],
          ['Name', deploy.name],
          ['Commit', deploy.sha && <code title={deploy.sha}>{shortSha(deploy.sha)}</code>],
          ['Ref', deploy.ref],
          ['Told by', deploySourceName(deploy.source)],
          ['Started', deploy.startedAt && momentOf(deploy.startedAt, timeZone)],
          [
            'Finished',
            momentOf(deploy.finishedAt, timeZone) +
              (typeof took === 'number' && took > 0 ? `, after ${durationOf(took, clock)}` : ''),
          ],
          [
            'Left behind',
            deploy.leftBehind === null
              ? 'cannot be told'
              : `${countedOf(deploy.leftBehind, 'change')} merged before it left and not in it`,
          ],
        ]}
      />
      <RecordAddress address={deploy.url} />
      <h3 className={classes.heading}>
        {countedOf(changesTotal, 'change')} it brought to production
        {changes.length < changesTotal && `, the first ${countOf(changes.length)}`}
      </h3>
      {changes.length === 0 ? (
        <p className={own.faint}>
          {deploy.status === 'success'
            ? 'It was the first to contain none of the pull requests known here.'
            : 'What does not reach production brings nothing.'}
        </p>
      ) : (
        <ul className={own.rows}>
          {changes.map((change) => (
            <li key={`${change.repo}#${change.number}`}>
              <PullRequestButton repo={change.repo} number={change.number} />
              <span className={own.main}>{change.title}</span>
              <span className={own.second}>
                {[
                  changeEvidenceName(change.evidence),
                  change.waitHours !== null && `waited ${durationOf(change.waitHours, clock)} from its merge`,
                  change.size !== 'unknown' && change.size,
                  change.authorship !== 'unmarked' && authorshipName[change.authorship],
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      <h3 className={classes.heading}>{countedOf(incidents.length, 'incident')} came from it</h3>
      {incidents.length > 0 && (
        <ul className={own.rows}>
          {incidents.map((incident) => (
            <li key={incident.id}>
              <IncidentButton incident={incident} />
              <span className={own.second}>
                {[
                  incidentEvidenceName(incident.evidence),
                  decisionName(incident.decided),
                  `opened ${momentOf(incident.openedAt, timeZone)}`,
                  incident.resolvedAt ? `open for ${durationOf(incident.hours, clock)}` : 'still open',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {(previous ?? next) && (
        <nav className={own.neighbours} aria-label={`Deploys of ${deploy.service} beside this one`}>
          {previous ? (
            <span>
              Before: <DeployButton deploy={previous} />
            </span>
          ) : (
            <span>The first of its service</span>
          )}
          {next ? (
            <span>
              After: <DeployButton deploy={next} />
            </span>
          ) : (
            <span>The newest of its service</span>
          )}
        </nav>
      )}
    </div>
  );
}
