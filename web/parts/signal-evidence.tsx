import { useHitRate } from '../state/signal';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { evidenceSentence } from '../text/evidence';
import { findingEvidenceName } from '../text/finding-word';
import { countOf, fineShareOf } from '../text/number';
import { ChartFrame } from './chart-frame';
import { EvidenceBar } from './evidence-bar';
import { FindingListLink } from './finding-list-link';
import { NothingMatches } from './nothing-matches';
import { signalDefinitions } from './signal-definitions';
import classes from './services-notes.module.css';

/** What the outcomes rest on, and of how many findings changed lines could be looked at. */
export function SignalEvidence() {
  const { view } = useView();
  const { asked, hitRate } = useHitRate(view.by ?? 'agent');
  const found = hitRate?.evidence ?? [];
  // Strongest first; what nothing happened to comes last.
  const parts = [
    ...found.filter(({ evidence }) => evidence !== 'none'),
    ...found.filter(({ evidence }) => evidence === 'none'),
  ];
  const none = hitRate?.total.n === 0;
  return (
    <ChartFrame
      title="What the outcomes rest on"
      summary={
        none
          ? 'No finding has an outcome in this range.'
          : `${sentenceCase(evidenceSentence(parts, findingEvidenceName))}.`
      }
      definition={signalDefinitions.evidence}
      asked={asked}
      csv={exportAddress('finding-evidence', view)}
      height={150}
      empty={none ? <NothingMatches what="findings with an outcome" /> : undefined}
      table={() => ({
        columns: [{ label: 'Evidence' }, { label: 'Findings', numeric: true }, { label: 'Share', numeric: true }],
        rows: parts.map(({ evidence, count, share }) => [
          findingEvidenceName(evidence),
          <FindingListLink key={evidence} patch={{ evidence, inRate: 'true' }}>
            {countOf(count)}
          </FindingListLink>,
          fineShareOf(share),
        ]),
      })}
    >
      {hitRate && (
        <div className={classes.evidence}>
          <EvidenceBar
            title="Findings that count in the rate"
            parts={parts}
            name={findingEvidenceName}
            nothing="Nothing counts in the rate."
            count={(evidence, count) => (
              <FindingListLink
                patch={{ evidence, inRate: 'true' }}
                label={`${countOf(count)} findings, ${findingEvidenceName(evidence)}`}
              >
                {countOf(count)}
              </FindingListLink>
            )}
          />
          <div className={classes.part}>
            {hitRate.series !== 'strict' && (
              <p className={classes.cut} role="note">
                This is the evidence of the strict outcomes: “nothing happened” leaves out that a thread was outdated,
                resolved or marked by the vendor.
              </p>
            )}
            <h3>Could changed lines be looked at?</h3>
            <p className={classes.text}>{filesText(hitRate.filesKnown)}</p>
          </div>
        </div>
      )}
    </ChartFrame>
  );
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function filesText({ numerator, n, value }: { numerator: number; n: number; value: number | null }): string {
  const counted = `For ${countOf(numerator)} of ${countOf(n)} findings (${fineShareOf(value)}) the changed lines of later commits are known.`;
  if (numerator === n) return counted;
  return `${counted} For the others only replies, reactions and what the source states can tell: some that were acted on look ignored, so the true rate may be higher. Connect GitHub with commits, or import a git clone.`;
}
