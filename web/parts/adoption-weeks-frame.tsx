import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Legend } from '../charts/legend';
import { HatchMark } from '../charts/hatch-mark';
import { TierMark } from '../charts/tier-mark';
import { adoptionExport, useAdoption, type AdoptionAnswer } from '../state/adoption';
import { useView } from '../state/use-view';
import { countOf } from '../text/number';
import { tierMeaning, tierName, tiers, tiersDown } from '../text/tier';
import { adoptionDefinitions } from './adoption-definitions';
import { ChartFrame } from './chart-frame';
import { NothingMatches } from './nothing-matches';

const HEIGHT = 280;

const TierWeeksChart = lazy(() =>
  import('../charts/tier-weeks').then((module) => ({ default: module.TierWeeksChart })),
);

/** People per tier at the end of each week, in their frame. */
export function AdoptionWeeksFrame() {
  const { view } = useView();
  const { asked, adoption } = useAdoption();
  const weeks = adoption?.weeks;
  const open = weeks?.atLeast.some((people) => people > 0);
  const none = adoption && (adoption.tooFew || !weeks?.periods.label.some((_, index) => all(adoption, index) > 0));
  return (
    <ChartFrame
      title="People per tier by week"
      summary={adoption ? summaryOf(adoption) : ''}
      definition={adoptionDefinitions.tier}
      asked={asked}
      csv={adoptionExport('adoption-weeks', view)}
      height={HEIGHT}
      empty={none ? <NothingMatches what="people" /> : undefined}
      legend={
        <Legend
          entries={[
            ...tiersDown.map((tier) => ({
              mark: <TierMark tier={tier} />,
              label: `${tierName(tier)}${open && tier !== 'power' && tier !== 'unknown' ? ' or more' : ''}: ${tierMeaning(tier)}`,
            })),
            ...(adoption?.running ? [{ mark: <HatchMark colour="var(--line-strong)" />, label: 'not over yet' }] : []),
          ]}
        />
      }
      table={() => ({
        columns: [
          { label: 'Week' },
          ...tiersDown.map((tier) => ({ label: tierName(tier), numeric: true })),
          { label: 'People', numeric: true },
          { label: 'Of these “at least”', numeric: true },
        ],
        rows: adoption
          ? adoption.weeks.periods.label.map((label, index) => [
              adoption.weeks.periods.running[index] ? `${label} (not over)` : label,
              ...tiersDown.map((tier) => countOf(adoption.weeks[tier][index])),
              countOf(all(adoption, index)),
              countOf(adoption.weeks.atLeast[index]),
            ])
          : [],
      })}
    >
      {weeks && (
        <Suspense fallback={<Skeleton height={HEIGHT} />}>
          <TierWeeksChart
            labels={weeks.periods.label}
            running={weeks.periods.running}
            counts={weeks}
            atLeast={weeks.atLeast}
            height={HEIGHT}
          />
        </Suspense>
      )}
    </ChartFrame>
  );
}

const all = ({ weeks }: AdoptionAnswer, index: number) => tiers.reduce((sum, tier) => sum + weeks[tier][index], 0);

function summaryOf(adoption: AdoptionAnswer): string {
  const { label } = adoption.weeks.periods;
  if (adoption.tooFew) return 'Fewer than 5 people match: nothing is told of them.';
  if (label.length === 0) return 'No week lies in this range.';
  const at = (index: number) => {
    const [people, unknown] = [all(adoption, index), adoption.weeks.unknown[index]];
    if (people === unknown) return people === 0 ? 'nobody is there' : `unknown of all ${countOf(people)}`;
    return `${countOf(adoption.weeks.power[index])} at power and ${countOf(adoption.weeks.casual[index])} at casual, of ${countOf(people)}${adoption.weeks.atLeast[index] > 0 ? `, ${countOf(adoption.weeks.atLeast[index])} of them “at least” at their tier` : ''}${unknown > 0 ? `, ${countOf(unknown)} unknown` : ''}`;
  };
  const last = label.length - 1;
  return last === 0 ? `${label[0]}: ${at(0)}.` : `${label[0]}: ${at(0)}; ${label[last]}: ${at(last)}.`;
}
