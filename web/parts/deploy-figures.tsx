import { useDeployStage } from '../state/deploy-stage';
import { countedOf, countOf, meanOf, fineShareOf } from '../text/number';
import { shareInterval } from '../text/interval';
import { definitions } from './definitions';
import { DeployListLink } from './deploy-list-link';
import { FigureStrip, type StripFigure } from './figure-strip';
import figures from './figures.module.css';

/** Percentiles of fewer are “not enough data”. */
export const LEAST_TRAINS = 10;

/** The trains of the range in one strip. */
export function DeployFigures() {
  const { asked, stage } = useDeployStage();
  if (asked.error || stage?.unknown) return null;
  const pair = (first: number | null, second: number | null) =>
    first === null ? null : (
      <span className={figures.pair}>
        {meanOf(first)} <span className={figures.slash}>/</span> {meanOf(second)}
      </span>
    );
  const shown: StripFigure[] | undefined = stage && [
    {
      label: 'Trains',
      help: definitions.trains,
      value: (
        <DeployListLink list="success" label={`${countedOf(stage.trains, 'deploy')} reached production`}>
          {countOf(stage.trains)}
        </DeployListLink>
      ),
      note: 'reached production',
    },
    {
      label: 'Batch p50 / p85',
      help: definitions.batchSize,
      value: stage.trains < LEAST_TRAINS ? null : pair(stage.batchSizeP50, stage.batchSizeP85),
      note: stage.largestBatch === null ? undefined : `largest ${countOf(stage.largestBatch)} changes`,
    },
    {
      label: 'Left behind, mean / p85',
      value:
        stage.leftBehindMean === null ? (
          <Missing text="unknown" />
        ) : stage.trains < LEAST_TRAINS ? null : (
          pair(stage.leftBehindMean, stage.leftBehindP85)
        ),
      note: 'changes per train',
    },
    {
      label: 'Inferred from time',
      help: definitions.evidence,
      value: stage.inferred.enough ? fineShareOf(stage.inferred.value) : null,
      note: [
        stage.inferred.enough && shareInterval(stage.inferred.low, stage.inferred.high),
        `${countOf(stage.inferred.numerator)} of ${countedOf(stage.inferred.n, 'change')}`,
      ]
        .filter(Boolean)
        .join(' · '),
    },
  ];
  return <FigureStrip label="Figures of the trains" figures={shown} old={asked.isPlaceholderData} />;
}

export function Missing({ text }: { text: string }) {
  return <span className={figures.missing}>{text}</span>;
}
