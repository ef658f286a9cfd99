import type { ReactNode } from 'react';
import { IncidentsDocument, type Measure } from '../gql/documents';
import { useOrganization } from '../state/organization';
import { usePages } from '../state/pages-of';
import { useRange } from '../state/range-answer';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { webAddress } from '../text/address';
import { durationOf } from '../text/duration';
import { incidentEvidenceName } from '../text/evidence';
import { decisionName } from '../text/incident';
import { listHeading } from '../text/measure';
import { momentOf } from '../text/moment';
import { DeployButton } from './deploy-button';
import { IncidentButton } from './incident-button';
import { ListFrame } from './list-frame';
import { NothingMatches } from './nothing-matches';
import classes from './pull-request-table.module.css';

/** The incidents behind one number of operate. */
export function IncidentList({ measure, controls }: { measure: Measure; controls?: ReactNode }) {
  const { view, org, scope, clock } = useView();
  const { timeZone } = useOrganization();
  const range = useRange()?.range;
  const { asked, total, nodes, more, loadingMore } = usePages(
    'Incidents',
    IncidentsDocument,
    { org, scope, measure },
    (answer) => answer.incidents,
  );
  const heading =
    total === undefined ? undefined : listHeading(total, measure, 'operate', range?.address ?? view.range ?? '');
  return (
    <ListFrame
      heading={heading}
      csv={exportAddress('incidents', { ...view, measure })}
      controls={controls}
      pending={asked.isPending}
      old={asked.isPlaceholderData}
      error={asked.error}
      retry={() => void asked.refetch()}
      empty={<NothingMatches what="incidents" zero="The number is 0; there is nothing to list." />}
      shown={nodes.length}
      total={total}
      more={more}
      loadingMore={loadingMore}
    >
      <div className={classes.scroll}>
        <table className={classes.table}>
          <caption>{heading ?? 'Incidents'}</caption>
          <thead>
            <tr>
              <th scope="col">Incident</th>
              <th scope="col">Service</th>
              <th scope="col">Severity</th>
              <th scope="col">Opened</th>
              <th scope="col">Resolved</th>
              <th scope="col" className={classes.numeric}>
                Open for
              </th>
              <th scope="col">Caused by</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((incident) => {
              const url = webAddress(incident.url);
              return (
                <tr key={incident.id}>
                  <th scope="row" className={classes.main}>
                    <span className={classes.title}>
                      <IncidentButton incident={incident} />
                    </span>
                    {url ? (
                      <a className={classes.second} href={url} target="_blank" rel="noreferrer noopener">
                        {incident.id}
                      </a>
                    ) : (
                      incident.title && <span className={classes.second}>{incident.id}</span>
                    )}
                  </th>
                  <td data-label="service">{incident.service ?? '–'}</td>
                  <td data-label="severity">{incident.severity ?? '–'}</td>
                  <td className={classes.day} data-label="opened">
                    {momentOf(incident.openedAt, timeZone)}
                  </td>
                  <td className={classes.day} data-label="resolved">
                    {incident.resolvedAt ? momentOf(incident.resolvedAt, timeZone) : 'still open'}
                  </td>
                  <td className={classes.numeric} data-label="open for">
                    {durationOf(incident.hours, clock)}
                  </td>
                  <td data-label="caused by">
                    {incident.causedBy ? (
                      <DeployButton deploy={{ id: incident.causedBy, sha: '', name: null, ref: null }} />
                    ) : (
                      'not linked'
                    )}
                    {(incident.evidence ?? incident.decided) && (
                      <span className={classes.second}>
                        {decisionName(incident.decided) || incidentEvidenceName(incident.evidence)}
                      </span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </ListFrame>
  );
}
