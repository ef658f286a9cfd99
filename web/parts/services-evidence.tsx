import { useServices } from '../state/services';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { changeEvidenceName, evidenceSentence, incidentEvidenceName, type EvidencePart } from '../text/evidence';
import { countOf, fineShareOf } from '../text/number';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { EvidenceBar } from './evidence-bar';
import classes from './services-notes.module.css';

/** What links changes to deploys, and incidents to the deploys they came from. */
export function ServicesEvidence() {
  const { view } = useView();
  const { asked, delivery, cut } = useServices();
  if (delivery?.unknown && !cut) return null;
  const changes = delivery?.changeEvidence ?? [];
  const incidents = delivery?.incidentEvidence ?? [];
  const told = [
    changes.some(({ count }) => count > 0) && `Changes: ${evidenceSentence(changes, changeEvidenceName)}.`,
    incidents.some(({ count }) => count > 0) && `Incidents: ${evidenceSentence(incidents, incidentEvidenceName)}.`,
  ].filter(Boolean);
  const rows = (what: string, parts: readonly EvidencePart[], name: (evidence: string) => string) =>
    parts.map(({ evidence, count, share }) => [`${what} ${name(evidence)}`, countOf(count), fineShareOf(share)]);
  return (
    <ChartFrame
      title="What the links rest on"
      summary={told.join(' ') || 'Nothing was deployed and no incident opened in this range.'}
      definition={definitions.evidence}
      asked={asked}
      csv={exportAddress('evidence', view)}
      height={130}
      table={() => ({
        columns: [{ label: 'Evidence' }, { label: 'Count', numeric: true }, { label: 'Share', numeric: true }],
        rows: [...rows('Changes', changes, changeEvidenceName), ...rows('Incidents', incidents, incidentEvidenceName)],
      })}
    >
      <div className={classes.evidence}>
        <EvidenceBar
          title="Change to deploy"
          parts={changes}
          name={changeEvidenceName}
          nothing="No change was deployed."
        />
        <EvidenceBar
          title="Incident to deploy"
          parts={incidents}
          name={incidentEvidenceName}
          nothing={
            incidents.length === 0 ? 'Unknown: no incidents are recorded, or not in this cut.' : 'No incident opened.'
          }
        />
      </div>
    </ChartFrame>
  );
}
