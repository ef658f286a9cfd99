import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { SignalMissesDocument, type SignalMissesQuery } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useOrganization } from '../state/organization';
import { useAgentName } from '../state/signal';
import { useView } from '../state/use-view';
import { cutOf, exportAddress } from '../state/view';
import { incidentEvidenceName } from '../text/evidence';
import { momentOf } from '../text/moment';
import { countOf, countedOf } from '../text/number';
import { ChartFrame } from './chart-frame';
import { IncidentButton } from './incident-button';
import { PullRequestButton } from './pull-request-button';
import classes from './pull-request-table.module.css';
import { signalDefinitions } from './signal-definitions';
import own from './signal.module.css';

type Misses = SignalMissesQuery['signalMisses'];

const linkName = (evidence: string) =>
  evidence === 'named' ? 'a record names the change' : incidentEvidenceName(evidence);

/** Incidents whose causing change an agent had reviewed, in their frame. */
export function SignalMissesFrame() {
  const { view, org, scope } = useView();
  const nameOf = useAgentName();
  const asked = useAnswer('SignalMisses', SignalMissesDocument, { org, scope });
  const misses = asked.data?.signalMisses;
  return (
    <ChartFrame
      title="What review did not stop"
      summary={misses ? summaryOf(misses) : ''}
      definition={signalDefinitions.misses}
      asked={asked}
      csv={exportAddress('signal-misses', view)}
      height={180}
      empty={misses && misses.rows.length === 0 ? <None misses={misses} /> : undefined}
      table={() => ({
        columns: [
          { label: 'Incident' },
          { label: 'Opened' },
          { label: 'Change' },
          { label: 'Reviewed by' },
          { label: 'Findings', numeric: true },
          { label: 'On its files', numeric: true },
          { label: 'Linked' },
        ],
        rows: (misses?.rows ?? []).map((row) => [
          row.title ?? row.incident,
          row.openedAt.slice(0, 10),
          `${row.repo}#${row.number}`,
          row.agents.map(nameOf).join(', '),
          countOf(row.findings),
          row.onFiles === null ? 'unknown' : countOf(row.onFiles),
          linkName(row.evidence),
        ]),
      })}
    >
      {misses && <Rows rows={misses.rows} nameOf={nameOf} />}
    </ChartFrame>
  );
}

/** So many rows are shown at first. */
const FIRST = 8;

function Rows({ rows, nameOf }: { rows: Misses['rows']; nameOf: (agent: string) => string }) {
  const { timeZone } = useOrganization();
  const [all, setAll] = useState(false);
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <caption>Incidents whose causing change an agent had reviewed, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Incident</th>
              <th scope="col">Opened</th>
              <th scope="col">Change</th>
              <th scope="col">Reviewed by</th>
              <th scope="col" className={classes.numeric}>
                Findings
              </th>
              <th scope="col" className={classes.numeric}>
                On its files
              </th>
            </tr>
          </thead>
          <tbody>
            {(all ? rows : rows.slice(0, FIRST)).map((row) => (
              <tr key={`${row.incident} ${row.repo}#${row.number}`}>
                <th scope="row" className={classes.main}>
                  <IncidentButton incident={{ id: row.incident, title: row.title }} />
                </th>
                <td className={classes.day} data-label="opened">
                  {momentOf(row.openedAt, timeZone)}
                </td>
                <td data-label="change">
                  <PullRequestButton repo={row.repo} number={row.number} />
                  <span className={classes.second}>{linkName(row.evidence)}</span>
                </td>
                <td data-label="reviewed by">{row.agents.map(nameOf).join(', ')}</td>
                <td className={classes.numeric} data-label="findings">
                  {row.findings === 0 ? 'none' : countOf(row.findings)}
                </td>
                <td className={classes.numeric} data-label="on its files">
                  {row.findings === 0 ? '–' : row.onFiles === null ? 'unknown' : countOf(row.onFiles)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > FIRST && (
        <div className={own.foot}>
          <Button size="xs" variant="default" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? `Show the newest ${FIRST}` : `Show all ${countOf(rows.length)} rows`}
          </Button>{' '}
          One row for each incident and causing change.
        </div>
      )}
    </>
  );
}

function None({ misses }: { misses: Misses }) {
  const { view } = useView();
  if (misses.incidents > 0)
    return <p>No agent had reviewed any of the changes that caused the {countedOf(misses.incidents, 'incident')}.</p>;
  return (
    <p>
      No incident of this range has a known causing change. That is not 0: connect an incident tool and deploys on the{' '}
      <Link to="/sources" search={cutOf(view) as never} hash="incidents">
        Sources
      </Link>{' '}
      page.
    </p>
  );
}

function summaryOf(misses: Misses): string {
  const { incidents, reviewed, withFinding, without } = misses;
  if (incidents === 0) return 'No incident of this range has a known causing change.';
  return `Of ${countedOf(incidents, 'incident')} with a known causing change, an agent had reviewed the change of ${countOf(reviewed)}: ${countOf(withFinding)} with a finding${filesText(misses)}, ${countOf(without)} without any.`;
}

/** " (40 of them on its files, for 3 unknown)", as the rows say it. */
function filesText({ withFinding, withFindingOnFiles, reviewed, rows }: Misses): string {
  if (withFinding === 0) return '';
  if (withFindingOnFiles !== null) return ` (${countOf(withFindingOnFiles)} of them on its files)`;
  const incidentsOf = (of: Misses['rows']) => new Set(of.map(({ incident }) => incident));
  const on = incidentsOf(rows.filter(({ onFiles }) => (onFiles ?? 0) > 0));
  const unknown = [...incidentsOf(rows.filter(({ onFiles }) => onFiles === null))].filter((each) => !on.has(each));
  // Rows that are left out could say more.
  if (on.size === 0 || incidentsOf(rows).size < reviewed) return ' (how many of them on its files is not known)';
  return ` (${countOf(on.size)} of them on its files, for ${countOf(unknown.length)} that is unknown)`;
}
