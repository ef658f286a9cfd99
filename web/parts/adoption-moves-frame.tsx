import { Legend } from '../charts/legend';
import { TierAlluvial } from '../charts/tier-alluvial';
import { TierMark } from '../charts/tier-mark';
import type { Tier } from '../gql/documents';
import { adoptionExport, useAdoption, type AdoptionAnswer } from '../state/adoption';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { dayOf } from '../text/moment';
import { countOf } from '../text/number';
import { knownOf, tierName, tiers } from '../text/tier';
import { adoptionDefinitions } from './adoption-definitions';
import classes from './adoption.module.css';
import { ChartFrame } from './chart-frame';
import { NothingMatches } from './nothing-matches';

const HEIGHT = 320;
const rank = (tier: Tier | null): number => (tier === null || tier === 'unknown' ? -1 : tiers.indexOf(tier));
const nameOf = (tier: Tier | null): string => (tier === null ? 'not there' : tierName(tier));

/** Where the people of the period before are now, as ribbons between two columns of tiers, in its frame. */
export function AdoptionMovesFrame() {
  const { view } = useView();
  const { timeZone } = useOrganization();
  const { asked, adoption } = useAdoption();
  const moves = adoption?.moves ?? [];
  const none = adoption && !moves.some(({ people }) => people > 0);
  const untold = adoption && !none ? untoldText(adoption) : '';
  const before = adoption ? endOf(adoption.previousRange.to, timeZone) : '';
  const now = adoption ? endOf(adoption.range.to, timeZone) : '';
  return (
    <ChartFrame
      title="Moves between tiers"
      summary={adoption ? untold || summaryOf(moves, before, now) : ''}
      definition={adoptionDefinitions.moves}
      asked={asked}
      csv={adoptionExport('adoption-moves', view)}
      height={HEIGHT}
      empty={
        none ? (
          adoption.tooFew ? (
            <p>Fewer than 5 people match.</p>
          ) : (
            <NothingMatches what="people" />
          )
        ) : untold ? (
          <p>{untold}</p>
        ) : undefined
      }
      legend={
        <Legend
          entries={[
            { mark: <TierMark tier="casual" />, label: 'a ribbon has the colour of the tier it comes from' },
            { mark: <TierMark tier="unknown" />, label: 'from unknown' },
          ]}
        />
      }
      table={() => ({
        columns: [{ label: `By ${before}` }, { label: `By ${now}` }, { label: 'People', numeric: true }],
        rows: [...moves]
          .sort((a, b) => rank(b.from) - rank(a.from) || rank(b.to) - rank(a.to))
          .map(({ from, to, people }) => [nameOf(from), nameOf(to), countOf(people)]),
      })}
    >
      {adoption && <TierAlluvial moves={moves} weeks={[`by ${before}`, `by ${now}`]} height={HEIGHT} />}
      {adoption && adoption.previous.unknown > 0 && (
        <p className={classes.foot}>
          Of {countOf(adoption.previous.unknown)} people nothing was known in the week before: a ribbon from “unknown”
          tells of sources that began, not of people who changed.
        </p>
      )}
    </ChartFrame>
  );
}

/** Why no move can be told: nobody's tier is known in both weeks; '' where some are. */
function untoldText({ moves, previous, counts }: AdoptionAnswer): string {
  if (moves.some(({ from, to, people }) => people > 0 && rank(from) >= 0 && rank(to) >= 0)) return '';
  if (previous.people === 0)
    return 'The week before lies before the data begin, or nobody was there: no moves can be told.';
  if (knownOf(previous) === 0) return 'Nothing tells of the week before, so no moves can be told.';
  if (knownOf(counts) === 0) return 'Nothing tells of the last week, so no moves can be told.';
  return 'Nobody’s tier is known in both weeks, so no moves can be told.';
}

/** The last day of a range, whose end is the first moment after it. */
const endOf = (to: string, timeZone: string) => dayOf(new Date(Date.parse(to) - 1).toISOString(), timeZone);

function summaryOf(moves: AdoptionAnswer['moves'], before: string, now: string): string {
  const sum = (which: (from: number, to: number) => boolean) =>
    moves.reduce((all, { from, to, people }) => {
      const [a, b] = [rank(from), rank(to)];
      return a >= 0 && b >= 0 && which(a, b) ? all + people : all;
    }, 0);
  const people = moves.reduce((all, move) => all + move.people, 0);
  if (people === 0) return 'Nobody is there in either week.';
  return `From ${before} to ${now}: ${countOf(sum((a, b) => b > a))} moved up, ${countOf(sum((a, b) => b < a))} down, ${countOf(sum((a, b) => a === b))} stayed, of those whose tier is known in both weeks.`;
}
