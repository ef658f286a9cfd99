import type { CutOutcome } from '../state/tune';
import { shareInterval } from '../text/interval';
import { countOf, meanOf, shareOf } from '../text/number';
import { perPullRequestOf } from '../text/tune';
import classes from './tune.module.css';

/** The rule beside what is posted today: hit rate, kept findings, hits kept and missed, per pull request. */
export function TuneFigures({ all, cut, old }: { all: CutOutcome; cut: CutOutcome; old: boolean }) {
  const share = (part: number, whole: number) => (whole > 0 ? shareOf(part / whole) : '–');
  const figures = [
    {
      name: 'Hit rate',
      value: cut.enough ? shareOf(cut.rate) : 'not enough data',
      note: cut.enough ? `${shareInterval(cut.low, cut.high)}, n ${countOf(cut.n)}` : `n ${countOf(cut.n)}`,
    },
    {
      name: 'Kept findings',
      value: countOf(cut.kept),
      note: `${share(cut.kept, all.kept)} of ${countOf(all.kept)}`,
    },
    { name: 'Hits kept', value: countOf(cut.hits), note: `${share(cut.hits, all.hits)} of ${countOf(all.hits)}` },
    { name: 'Missed hits', value: countOf(cut.hiddenHits), note: `of ${countOf(cut.hidden)} hidden` },
    {
      name: 'Per pull request',
      value: perPullRequestOf(cut.keptPerPullRequest),
      note: `${perPullRequestOf(all.keptPerPullRequest)} today`,
    },
    {
      name: 'Counts as',
      value: countOf(cut.effectiveN),
      note: `findings on their own; design effect ${meanOf(cut.deff)}`,
    },
  ];
  return (
    <dl className={`${classes.figures} ${old ? classes.old : ''}`}>
      {figures.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            <span>{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
