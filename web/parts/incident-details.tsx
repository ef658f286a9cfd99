import type { OneIncidentQuery } from '../gql/documents';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { durationOf } from '../text/duration';
import { incidentEvidenceName } from '../text/evidence';
import { incidentSourceName } from '../text/incident';
import { momentOf } from '../text/moment';
import { countedOf } from '../text/number';
import { DeployButton } from './deploy-button';
import { IncidentDecide } from './incident-decide';
import { PullRequestButton } from './pull-request-button';
import classes from './pull-request-details.module.css';
import { RecordAddress } from './record-address';
import own from './record-details.module.css';
import { RecordFacts } from './record-facts';

type Detail = NonNullable<OneIncidentQuery['incident']>;

/** Everything known of one incident: its clock, what links it to a deploy, and a way to decide that. */
export function IncidentDetails({ detail }: { detail: Detail }) {
  const { clock } = useView();
  const { timeZone } = useOrganization();
  const { incident, candidates, deploy, clues } = detail;
  const known = new Map([...candidates, ...(deploy ? [deploy] : [])].map((each) => [each.id, each]));
  const named = (id: string) => known.get(id) ?? { id, sha: '', name: null, ref: null };
  const since = (moment: string) => (Date.parse(moment) - Date.parse(incident.openedAt)) / 3_600_000;
  return (
    <div className={classes.details}>
      <h2 className={classes.title}>{incident.title ?? incident.id}</h2>
      <RecordFacts
        facts={[
          ['Status', incident.resolvedAt ? 'resolved' : (incident.status ?? 'open')],
          ['Service', serviceOf(incident)],
          ['Severity', incident.severity],
          ['Told by', incidentSourceName(incident.source)],
          ['Opened', momentOf(incident.openedAt, timeZone)],
          [
            'Acknowledged',
            incident.acknowledgedAt &&
              `${momentOf(incident.acknowledgedAt, timeZone)}, after ${durationOf(since(incident.acknowledgedAt), clock)}`,
          ],
          [
            'Resolved',
            incident.resolvedAt
              ? `${momentOf(incident.resolvedAt, timeZone)}, after ${durationOf(since(incident.resolvedAt), clock)}`
              : 'not yet',
          ],
          [
            'Responders',
            incident.responders > 0 ? countedOf(incident.responders, 'person', 'people') : 'its source names none',
          ],
        ]}
      />
      <RecordAddress address={incident.url} />
      <IncidentDecide incident={incident} candidates={candidates} nameOf={named} />
      <h3 className={classes.heading}>{countedOf(clues.length, 'clue')}, the strongest first</h3>
      {clues.length === 0 ? (
        <p className={own.faint}>
          No source states a deploy, no revert or fix refers to it, and no deploy of its service finished in the 24
          hours before it opened. Not every incident is a deploy’s fault.
        </p>
      ) : (
        <ol className={own.rows}>
          {clues.map((clue) => (
            <li key={`${clue.evidence} ${clue.deploy} ${clue.repo} ${clue.number}`}>
              <span className={own.main}>
                <b>{incidentEvidenceName(clue.evidence)}</b>: deploy <DeployButton deploy={named(clue.deploy)} />
                {clue.repo && clue.number !== null && (
                  <>
                    , by <PullRequestButton repo={clue.repo} number={clue.number} />
                  </>
                )}
              </span>
              <span className={own.second}>{clue.text}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function serviceOf({ service, sourceService }: Detail['incident']): string {
  if (!service) return 'it names none';
  return sourceService && sourceService !== service ? `${service} (its source says “${sourceService}”)` : service;
}
