import type { SummaryPartsFragment } from '../gql/documents';
import { useOperateStage } from '../state/operate-stage';
import { useView } from '../state/use-view';
import { durationOf } from '../text/duration';
import { shareInterval } from '../text/interval';
import { countedOf, countOf, meanOf, shareOf } from '../text/number';
import { definitions } from './definitions';
import { FigureStrip, type StripFigure } from './figure-strip';
import figures from './figures.module.css';

/** What operating cost in the range, in one strip. */
export function OperateFigures() {
  const { clock } = useView();
  const { asked, stage } = useOperateStage();
  if (asked.error || stage?.unknown) return null;
  const times = ({ p50, p85, enough }: SummaryPartsFragment) =>
    enough ? (
      <span className={figures.pair}>
        {durationOf(p50, clock)} <span className={figures.slash}>/</span> {durationOf(p85, clock)}
      </span>
    ) : null;
  const unknown = <span className={figures.missing}>unknown</span>;
  const pages = stage?.pagesPerPersonWeek;
  const shown: StripFigure[] | undefined = stage && [
    {
      label: 'To acknowledge p50 / p85',
      help: definitions.operate,
      value: times(stage.toAcknowledge),
      note: `n ${countOf(stage.toAcknowledge.n)} acknowledged`,
    },
    {
      label: 'Out of hours',
      value: stage.outOfHours.enough ? shareOf(stage.outOfHours.value) : null,
      note: [
        stage.outOfHours.enough && shareInterval(stage.outOfHours.low, stage.outOfHours.high),
        `${countOf(stage.outOfHours.numerator)} of ${countedOf(stage.outOfHours.n, 'incident')}`,
      ]
        .filter(Boolean)
        .join(' · '),
    },
    {
      label: 'Responders',
      value: stage.responders === null ? unknown : countOf(stage.responders),
      note: stage.responders === null ? 'no source names them' : 'people named on incidents',
    },
    {
      label: 'Pages per person, week',
      value: pages ? meanOf(pages.mean) : unknown,
      note: pages
        ? `p85 ${meanOf(pages.p85)} · ${countedOf(pages.pages, 'page')}, ${countedOf(pages.people, 'person', 'people')}, ${countOf(pages.weeks)} weeks`
        : stage.responders === null
          ? 'no source names responders'
          : 'shown from 5 people on',
    },
    {
      label: 'Maintenance',
      value: countOf(stage.maintenance),
      note: 'announced, left out of every number',
    },
  ];
  return <FigureStrip label="Figures of operating" figures={shown} old={asked.isPlaceholderData} />;
}
