import { FunctionSurface, functionLabel, functionsOf } from '../charts/function-surface';
import { HatchMark } from '../charts/hatch-mark';
import { BoxMark, Legend } from '../charts/legend';
import { adoptionExport, useAdoption, type AdoptionAnswer } from '../state/adoption';
import { useView } from '../state/use-view';
import { countOf, shareOf } from '../text/number';
import { surfaceName, surfaces } from '../text/surface';
import { adoptionDefinitions } from './adoption-definitions';
import { ChartFrame } from './chart-frame';
import { NothingMatches } from './nothing-matches';

/** Who uses which surface, people outside of engineering apart, in its frame. */
export function AdoptionSurfacesFrame() {
  const { view } = useView();
  const { asked, adoption } = useAdoption();
  const cells = adoption?.surfaces ?? [];
  const functions = functionsOf(cells);
  return (
    <ChartFrame
      title="Who uses which surface"
      summary={adoption ? summaryOf(cells) : ''}
      definition={adoptionDefinitions.surfaces}
      asked={asked}
      csv={adoptionExport('adoption-surfaces', view)}
      height={80 + 38 * Math.max(3, functions.length)}
      empty={adoption && cells.length === 0 ? <NothingMatches what="people" /> : undefined}
      legend={
        <Legend
          entries={[
            { mark: <BoxMark colour="var(--tier-ambient)" opacity={0.34} />, label: 'stronger: a larger share' },
            { mark: <BoxMark colour="var(--line-strong)" opacity={0.5} />, label: '0: nobody used it' },
            { mark: <HatchMark colour="var(--line-strong)" />, label: 'unknown: no source tells' },
          ]}
        />
      }
      table={() => ({
        columns: [
          { label: 'Function' },
          { label: 'Surface' },
          { label: 'People', numeric: true },
          { label: 'Share', numeric: true },
          { label: 'Of people, n', numeric: true },
        ],
        rows: functions.flatMap((name) =>
          surfaces.map((surface) => {
            const cell = cells.find((each) => each.function === name && each.surface === surface);
            return [
              functionLabel(name),
              surfaceName(surface),
              cell?.hidden ? 'not shown' : !cell || cell.people === null ? 'unknown' : countOf(cell.people),
              cell && cell.people !== null && cell.n >= 10 ? shareOf(cell.share) : '–',
              countOf(cell?.n),
            ];
          }),
        ),
      })}
    >
      <FunctionSurface
        cells={cells}
        caption="People who used an agent there within the range; a share stands where there are at least 10 people"
      />
    </ChartFrame>
  );
}

function summaryOf(cells: AdoptionAnswer['surfaces']): string {
  const told = cells.filter(({ people }) => people !== null);
  if (told.length === 0) return 'No source tells who used an agent where: unknown, which is not 0.';
  const used = surfaces.filter((surface) => told.some((cell) => cell.surface === surface && (cell.people ?? 0) > 0));
  const others = [
    ...new Set(
      told.filter(({ people, function: of }) => (people ?? 0) > 0 && of !== 'engineering').map((cell) => cell.function),
    ),
  ];
  const named = others.filter((each) => each !== '' && each !== 'unknown');
  const rest = [
    others.includes('') && 'functions under 5 people, put together',
    others.includes('unknown') && 'people whose function is not told',
  ].filter(Boolean);
  return `${used.length === 0 ? 'Nobody used any surface' : `In use: ${used.map(surfaceName).join(', ')}`}. Outside of engineering: ${named.length === 0 ? (rest.length === 0 ? 'nobody' : 'nobody in a function that is told') : named.map(functionLabel).join(', ')}.${rest.length === 0 ? '' : ` Besides: ${rest.join('; ')}.`}`;
}
