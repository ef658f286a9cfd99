import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ClassifierQualityDocument, type ClassifierQualityQuery, type RatePartsFragment } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { cutOf, exportAddress } from '../state/view';
import { ratedOutcomes } from '../text/finding';
import { shareInterval } from '../text/interval';
import { countOf, countedOf, fineShareOf } from '../text/number';
import { ChartFrame } from './chart-frame';
import { JudgeMatrix } from './judge-matrix';
import { RecordFacts } from './record-facts';
import { signalDefinitions } from './signal-definitions';
import own from './signal.module.css';

type Quality = ClassifierQualityQuery['classifierQuality'];

/** How far the rules that work out outcomes agree with people, in its frame. */
export function SignalQualityFrame() {
  const { view, org } = useView();
  const asked = useAnswer('ClassifierQuality', ClassifierQualityDocument, { org, agent: view.agent });
  const quality = asked.data?.classifierQuality;
  return (
    <ChartFrame
      title="Do people agree with these outcomes?"
      summary={quality ? qualitySummary(quality) : ''}
      definition={signalDefinitions.quality}
      asked={asked}
      csv={exportAddress('classifier-quality', view)}
      height={160}
      empty={
        quality?.judged === 0 ? (
          <>
            <p>
              Nobody has judged a sample yet, so it is unknown how good the rules are here. Twenty findings take about
              ten minutes.
            </p>
            <JudgeButton />
          </>
        ) : undefined
      }
      table={() => ({
        columns: [{ label: 'Measure' }, { label: 'Share', numeric: true }, { label: 'n', numeric: true }],
        rows: quality ? qualityRates(quality).map(([name, rate]) => [name, qualityText(rate), countOf(rate.n)]) : [],
      })}
    >
      {quality && <QualityFigures quality={quality} />}
      <div className={own.foot}>
        <JudgeButton />
      </div>
    </ChartFrame>
  );
}

/**
 * Agreement, precision and recall, and the counts behind them.
 *
 * @param shown counts that stand on the page already: they are not shown twice
 */
export function QualityFigures({ quality, shown }: { quality: Quality; shown?: readonly (readonly number[])[] }) {
  const twice = shown && JSON.stringify(shown) === JSON.stringify(quality.matrix);
  return (
    <>
      <div className={own.quality}>
        <RecordFacts
          facts={qualityRates(quality).map(([name, rate]) => [name, `${qualityText(rate)}, n ${countOf(rate.n)}`])}
        />
        {twice ? (
          <p className={own.foot}>The counts are those of the table above.</p>
        ) : (
          <JudgeMatrix matrix={quality.matrix} outcomes={ratedOutcomes} />
        )}
      </div>
      <p className={own.foot}>
        The counts are as drawn; agreement, precision and recall are weighted to all findings, because half of a sample
        are findings with evidence.
      </p>
    </>
  );
}

function JudgeButton() {
  const { view } = useView();
  return (
    <Button
      size="xs"
      variant="default"
      component={Link}
      {...({ to: '/judge', search: { ...cutOf(view), agent: view.agent } } as object)}
    >
      Judge 20 findings
    </Button>
  );
}

function qualityRates(quality: Quality): [string, RatePartsFragment][] {
  return [
    ['Agreement (weighted)', quality.agreement],
    ['Accepted: precision', quality.precision],
    ['Accepted: recall', quality.recall],
    ['Rejected: precision', quality.rejectedPrecision],
    ['Rejected: recall', quality.rejectedRecall],
  ];
}

function qualityText(rate: RatePartsFragment): string {
  return rate.enough ? `${fineShareOf(rate.value)} (${shareInterval(rate.low, rate.high)})` : 'not enough data';
}

function qualitySummary({ samples, judged, unsure, precision, recall }: Quality): string {
  if (judged === 0) return 'Unknown: no finding was judged by a person yet.';
  const counted = `${countedOf(judged, 'finding')} of ${countedOf(samples, 'sample')} judged by people, ${countOf(unsure)} unsure`;
  if (!precision.enough && !recall.enough) return `${counted}: not enough data for precision and recall.`;
  return `${counted}. Of what counts as accepted people agree with ${qualityText(precision)}; of what people call accepted ${qualityText(recall)} was found.`;
}
