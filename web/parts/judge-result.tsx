import { Button, Skeleton } from '@mantine/core';
import { ClassifierQualityDocument, type SamplePartsFragment } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useAgentName } from '../state/signal';
import { useView } from '../state/use-view';
import { ratedOutcomes } from '../text/finding';
import { findingEvidenceName } from '../text/finding-word';
import { sampleMatrix } from '../text/judge';
import { countOf, countedOf } from '../text/number';
import frame from './chart-frame.module.css';
import { DefinitionPopover } from './definition-popover';
import { FindingButton } from './finding-button';
import { JudgeMatrix } from './judge-matrix';
import classes from './judge.module.css';
import table from './pull-request-table.module.css';
import { signalDefinitions } from './signal-definitions';
import { QualityFigures } from './signal-quality';

/** All of a sample is judged: how people and rules compare in it, and in all samples together. */
export function JudgeResult({ sample, onBack }: { sample: SamplePartsFragment; onBack: () => void }) {
  const { view, org, change } = useView();
  const nameOf = useAgentName();
  const { matrix, same, n, unsure } = sampleMatrix(sample.nodes);
  const all = useAnswer('ClassifierQuality', ClassifierQualityDocument, { org, agent: view.agent }).data
    ?.classifierQuality;
  return (
    <>
      <section className={frame.frame} aria-labelledby="judge-done">
        <h2 id="judge-done" className={frame.title}>
          You and the rules agree on {countOf(same)} of {countedOf(n, 'finding')}
          <DefinitionPopover title="Judged by people" definition={signalDefinitions.quality} />
        </h2>
        <p className={classes.intro}>
          {unsure > 0 ? `${countOf(unsure)} you were unsure about are left out. ` : ''}This is counted, not weighted. A
          sample of this size says little by itself; all samples together tell precision and recall.
        </p>
        <JudgeMatrix matrix={matrix} outcomes={ratedOutcomes} />
        <div className={classes.steps}>
          <Button size="xs" variant="default" onClick={onBack}>
            Back to the last one (b)
          </Button>
          <Button size="xs" onClick={() => change({ sample: undefined })}>
            Draw another sample
          </Button>
        </div>
      </section>
      <section className={frame.frame} aria-labelledby="judge-all">
        <h2 id="judge-all" className={frame.title}>
          All samples together
        </h2>
        <div className={classes.quality}>
          {all ? <QualityFigures quality={all} shown={matrix} /> : <Skeleton height={140} aria-busy />}
        </div>
      </section>
      <section className={frame.frame} aria-labelledby="judge-each">
        <h2 id="judge-each" className={frame.title}>
          Each finding
        </h2>
        <div className={table.scroll}>
          <table className={table.table}>
            <caption>What you said and what the rules say, per finding</caption>
            <thead>
              <tr>
                <th scope="col">Finding</th>
                <th scope="col">Agent</th>
                <th scope="col">You</th>
                <th scope="col">Rules</th>
                <th scope="col">Rests on</th>
              </tr>
            </thead>
            <tbody>
              {sample.nodes.map(({ place, finding, judged, outcome, evidence }) => (
                <tr key={place}>
                  <th scope="row" className={table.main}>
                    <FindingButton finding={finding} />
                  </th>
                  <td data-label="agent">{nameOf(finding.agent)}</td>
                  <td data-label="you">{judged}</td>
                  <td data-label="rules">
                    {outcome}
                    {judged !== 'unsure' && (
                      <span className={table.second}>{judged === outcome ? 'the same' : 'not the same'}</span>
                    )}
                  </td>
                  <td data-label="rests on">{findingEvidenceName(evidence)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}
