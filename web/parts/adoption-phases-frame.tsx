import { adoptionExport, useAdoption } from '../state/adoption';
import { useView } from '../state/use-view';
import { countOf } from '../text/number';
import { peopleOf } from '../text/rate';
import { tierName, tiers } from '../text/tier';
import { adoptionDefinitions } from './adoption-definitions';
import classes from './adoption.module.css';
import { ChartFrame } from './chart-frame';

/** GitHub's own phases beside the tiers, in their frame; nothing at all where no source tells a phase. */
export function AdoptionPhasesFrame() {
  const { view } = useView();
  const { asked, adoption } = useAdoption();
  const cells = adoption?.phases ?? [];
  const phases = [...new Set(cells.map(({ phase }) => phase))];
  const people = (phase: string, tier: string) =>
    cells.find((cell) => cell.phase === phase && cell.tier === tier)?.people ?? 0;
  const hidden = adoption?.phasesHidden ?? 0;
  const all = cells.reduce((sum, cell) => sum + cell.people, 0);
  const rows = () =>
    phases.map((phase) => [
      phase === '' ? 'phases under 5 people' : `phase ${phase}`,
      ...[...tiers].map((tier) => countOf(people(phase, tier))),
      countOf(tiers.reduce((sum, tier) => sum + people(phase, tier), 0)),
    ]);
  const columns = [
    { label: 'GitHub’s phase' },
    ...tiers.map((tier) => ({ label: tierName(tier), numeric: true })),
    { label: 'People', numeric: true },
  ];
  return (
    <ChartFrame
      title="GitHub’s phases beside our tiers"
      summary={
        adoption
          ? all > 0
            ? `GitHub tells a phase of ${peopleOf(all)}. It sees its own tools only, so the two may differ.`
            : hidden > 0
              ? `GitHub tells a phase of ${peopleOf(hidden)}: fewer than 5, so nothing is shown of them.`
              : 'No source tells a phase.'
          : ''
      }
      definition={adoptionDefinitions.phases}
      asked={asked}
      csv={adoptionExport('adoption-phases', view)}
      height={120}
      empty={
        adoption && hidden > 0 ? (
          <p>Fewer than 5 people have a phase of GitHub’s: nothing is shown of them.</p>
        ) : adoption && all === 0 ? (
          <p>No source tells GitHub’s adoption phase in this range. It comes with GitHub’s usage reports of Copilot.</p>
        ) : undefined
      }
      table={() => ({ columns, rows: rows() })}
    >
      <div className={classes.matrixScroll} role="region" aria-label="GitHub’s phases beside our tiers" tabIndex={0}>
        <table className={classes.matrix}>
          <caption>People by GitHub’s newest phase (rows) and by tier (columns)</caption>
          <thead>
            <tr>
              {columns.map(({ label }) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows().map(([name, ...counts]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {counts.map((count, place) => (
                  <td key={columns[place + 1].label}>{count}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ChartFrame>
  );
}
