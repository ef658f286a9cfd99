import { useOperateStage } from '../state/operate-stage';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { evidenceSentence, incidentEvidenceName } from '../text/evidence';
import { countOf, fineShareOf } from '../text/number';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { EvidenceBar } from './evidence-bar';
import { NothingMatches } from './nothing-matches';

/** What links the incidents of the range to deploys, in its frame. */
export function OperateEvidenceFrame() {
  const { view } = useView();
  const { asked, stage } = useOperateStage();
  if (stage?.unknown) return null;
  const parts = stage?.evidence ?? [];
  const told = evidenceSentence(parts, incidentEvidenceName);
  return (
    <ChartFrame
      title="What links incidents to deploys"
      summary={told ? `Of ${countOf(stage?.incidents)}: ${told}.` : 'No incident opened in this range.'}
      definition={definitions.evidence}
      asked={asked}
      csv={exportAddress('incidents', { ...view, measure: 'arrivals' })}
      height={120}
      empty={stage && !told ? <NothingMatches what="incidents" zero="No incident opened in this range." /> : undefined}
      table={() => ({
        columns: [{ label: 'Evidence' }, { label: 'Incidents', numeric: true }, { label: 'Share', numeric: true }],
        rows: parts.map(({ evidence, count, share }) => [
          incidentEvidenceName(evidence),
          countOf(count),
          fineShareOf(share),
        ]),
      })}
    >
      <EvidenceBar title="Incident to deploy" parts={parts} name={incidentEvidenceName} nothing="No incident opened." />
    </ChartFrame>
  );
}
