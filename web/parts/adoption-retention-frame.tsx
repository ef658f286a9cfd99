import { RateMark } from '../charts/hit-rate-intervals';
import { Legend } from '../charts/legend';
import { RateRows } from '../charts/rate-rows';
import { adoptionExport, useRetention } from '../state/adoption';
import { useView } from '../state/use-view';
import type { RatePartsFragment, RetentionQuery } from '../gql/documents';
import { shareInterval } from '../text/interval';
import { countOf, fineShareOf } from '../text/number';
import { peopleOf, rateText } from '../text/rate';
import { tierName } from '../text/tier';
import { adoptionDefinitions } from './adoption-definitions';
import classes from './adoption.module.css';
import { ChartFrame } from './chart-frame';

type Retention = RetentionQuery['retention'][number];

const nameOf = ({ tier, weeks }: Retention) =>
  `${tierName(tier)}${tier === 'power' ? '' : ' or above'}, after ${weeks} weeks`;

/** Of those who first reached a tier, how many stayed, in its frame. */
export function AdoptionRetentionFrame() {
  const { view } = useView();
  const { asked, retention } = useRetention();
  const all = retention ?? [];
  const none = retention && all.every(({ people }) => people === 0);
  // Cohorts are the same for 4 and for 12 weeks: each row of them tells both.
  const cohorts = all
    .filter(({ weeks }) => weeks === 4)
    .flatMap((each) => each.cohorts.map((cohort) => ({ ...cohort, tier: each.tier })));
  return (
    <ChartFrame
      title="Who stayed"
      summary={retention ? summaryOf(all) : ''}
      definition={adoptionDefinitions.retention}
      asked={asked}
      csv={adoptionExport('retention', view)}
      height={230}
      empty={
        none ? (
          <p>
            Nobody is known to have reached a tier for the first time in this range. To tell, sources must cover the 28
            days before; choose a longer or a later range.
          </p>
        ) : undefined
      }
      legend={<Legend entries={[{ mark: <RateMark />, label: 'share who are still there, with its 95 % interval' }]} />}
      table={() => ({
        columns: [
          { label: 'First reached' },
          { label: 'Tier' },
          { label: 'People', numeric: true },
          { label: 'After 4 weeks', numeric: true },
          { label: 'After 12 weeks', numeric: true },
        ],
        rows: [
          ...cohorts.map(({ start, end, tier, people, after4, after12 }) => [
            start === end ? start : `${start} – ${end}`,
            tierName(tier),
            countOf(people),
            after(after4),
            after(after12),
          ]),
          ...all.map((each) => [
            'all',
            tierName(each.tier),
            countOf(each.people),
            each.weeks === 4 ? rateText(each.kept) : '–',
            each.weeks === 12 ? rateText(each.kept) : '–',
          ]),
        ],
      })}
    >
      <RateRows
        rows={all.map((each) => ({
          ...each.kept,
          key: `${each.tier}-${each.weeks}`,
          name: nameOf(each),
          note: (
            <>
              {each.kept.enough ? (
                <>
                  <b>{fineShareOf(each.kept.value)}</b> {shareInterval(each.kept.low, each.kept.high)}
                  <br />
                  {countOf(each.kept.numerator)} of {countOf(each.kept.n)}
                </>
              ) : (
                `not enough data, ${countOf(each.kept.numerator)} of ${countOf(each.kept.n)}`
              )}
              {each.tooYoung > 0 && (
                <>
                  <br />
                  {countOf(each.tooYoung)} too recent to tell
                </>
              )}
            </>
          ),
        }))}
      />
      {all.some(({ leftOut, unknown }) => leftOut + unknown > 0) && (
        <p className={classes.foot}>
          Left out: {leftOutOf(all)}. They may have been at the tier already, because no source tells of the days
          before.{' '}
          {Math.max(...all.map(({ unknown }) => unknown)) > 0 &&
            `Of ${peopleOf(Math.max(...all.map(({ unknown }) => unknown)))} the later tier is not known, or they left.`}
        </p>
      )}
    </ChartFrame>
  );
}

const after = (rate: RatePartsFragment | null) => (rate ? rateText(rate) : 'too recent');

function leftOutOf(all: readonly Retention[]): string {
  return all
    .filter(({ weeks }) => weeks === 4)
    .map(({ tier, leftOut }) => `${peopleOf(leftOut)} at ${tierName(tier)}`)
    .join(', ');
}

function summaryOf(all: readonly Retention[]): string {
  if (all.length === 0) return 'Nothing is known.';
  const told = all
    .filter(({ weeks }) => weeks === 4)
    .map((each) => {
      const late = all.find(({ tier, weeks }) => tier === each.tier && weeks === 12);
      const text = (of: Retention | undefined) =>
        of?.kept.enough ? fineShareOf(of.kept.value) : `not enough data (n ${countOf(of?.kept.n)})`;
      return `${peopleOf(each.people)} first reached ${tierName(each.tier)} in this range; still there after 4 weeks: ${text(each)}, after 12 weeks: ${text(late)}`;
    });
  return `${told.join('. ')}.`;
}
