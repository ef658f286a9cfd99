import type { HitRatePartsFragment, RatePartsFragment } from '../gql/documents';
import { useHitRate } from '../state/signal';
import { useView } from '../state/use-view';
import type { FindingOutcome } from '../text/finding';
import { shareInterval } from '../text/interval';
import { countOf, countedOf, fineShareOf, meanOf } from '../text/number';
import { FigureStrip, type StripFigure } from './figure-strip';
import { FindingListLink } from './finding-list-link';
import figures from './figures.module.css';
import { signalDefinitions } from './signal-definitions';

/** What stands beside the hit rate: coverage, findings per pull request, late, pending, silent, unparsed. */
export function SignalFigures() {
  const { view } = useView();
  // Who finds how much, late or pending, does not hang on what counts as accepted.
  const { asked, hitRate } = useHitRate(view.by ?? 'agent', 'strict');
  if (asked.error) return null;
  const total = hitRate?.total;
  const shown: StripFigure[] | undefined = hitRate &&
    total && [
      {
        label: 'Coverage',
        help: signalDefinitions.coverage,
        value: rateValue(hitRate.coverage),
        note: rateNote(hitRate.coverage, 'merged pull request'),
      },
      {
        label: 'Per pull request',
        help: signalDefinitions.findingsPerPullRequest,
        value:
          total.reviewed === 0 ? (
            <span className={figures.missing}>unknown</span>
          ) : total.reviewed < 10 ? null : (
            meanOf(total.findingsPerPullRequest)
          ),
        note: `findings, on ${countedOf(total.reviewed, 'reviewed one')}`,
      },
      {
        label: 'With a finding',
        help: signalDefinitions.withFinding,
        value: rateValue(total.withFinding),
        note: rateNote(total.withFinding, 'reviewed one'),
      },
      share('Late', 'late', total.lateShare, total, signalDefinitions.late),
      share('Pending', 'pending', total.pendingShare, total, signalDefinitions.pending, ', at the end of the range'),
      share('Unparsed', 'unparsed', total.unparsedShare, total, signalDefinitions.unparsed),
      {
        label: 'Silently ignored',
        help: signalDefinitions.silent,
        value: total.enough ? fineShareOf(total.silentIgnoreShare) : null,
        note: (
          <>
            {total.silentIgnoreShare !== null && `${countOf(total.silentIgnoreShare * total.n)} `}of{' '}
            {countedOf(total.n, 'finding')},{' '}
            <FindingListLink
              patch={{ outcome: 'ignored', series: undefined }}
              label={`of ${countedOf(total.ignored, 'ignored finding')}, all together`}
            >
              of {countOf(total.ignored)} ignored
            </FindingListLink>
          </>
        ),
      },
    ];
  return <FigureStrip label="Figures beside the hit rate" figures={shown} old={asked.isPlaceholderData} />;
}

const rateValue = (rate: RatePartsFragment) =>
  rate.n === 0 ? <span className={figures.missing}>unknown</span> : rate.enough ? fineShareOf(rate.value) : null;

const rateNote = (rate: RatePartsFragment, one: string) =>
  [rate.enough && shareInterval(rate.low, rate.high), `${countOf(rate.numerator)} of ${countedOf(rate.n, one)}`]
    .filter(Boolean)
    .join(' · ');

function share(
  label: string,
  outcome: FindingOutcome,
  value: number | null,
  total: HitRatePartsFragment,
  help: StripFigure['help'],
  more = '',
): StripFigure {
  return {
    label,
    help,
    value:
      total.findings === 0 ? (
        <span className={figures.missing}>none</span>
      ) : total.findings < 10 ? null : (
        fineShareOf(value)
      ),
    note: (
      <>
        <FindingListLink
          patch={{ outcome, series: undefined }}
          label={`${countedOf(total[outcome], `${outcome} finding`)}, all together`}
        >
          {countOf(total[outcome])}
        </FindingListLink>{' '}
        of {countedOf(total.findings, 'finding')}
        {more}
      </>
    ),
  };
}
