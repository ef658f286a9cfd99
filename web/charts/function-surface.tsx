import type { AgentSurface } from '../gql/documents';
import classes from '../parts/adoption.module.css';
import { functionName } from '../text/cut-name';
import { countOf, shareOf } from '../text/number';
import { surfaceName, surfaces } from '../text/surface';

/** People of one function who used one surface; null = no source tells, or it is hidden. */
export interface SurfaceCell {
  function: string;
  surface: AgentSurface;
  people: number | null;
  share: number | null;
  n: number;
  hidden: boolean;
}

/** A function for people: '' = the small ones together. */
export function functionLabel(key: string): string {
  if (key === '') return 'functions under 5 people';
  return key === 'unknown' ? 'not told' : functionName(key);
}

/** Engineering first, then the others in the order they come, so that people outside of engineering stand together. */
export function functionsOf(cells: readonly SurfaceCell[]): string[] {
  const all = [...new Set(cells.map((cell) => cell.function))];
  return [...all.filter((each) => each === 'engineering'), ...all.filter((each) => each !== 'engineering')];
}

/** Functions × surfaces as a matrix: people and share per cell, the larger the share the stronger the ground; unknown is hatched. */
export function FunctionSurface({ cells, caption }: { cells: readonly SurfaceCell[]; caption: string }) {
  const functions = functionsOf(cells);
  return (
    <div className={classes.matrixScroll} role="region" aria-label={caption} tabIndex={0}>
      <table className={classes.matrix}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Function</th>
            {surfaces.map((surface) => (
              <th key={surface} scope="col">
                {surfaceName(surface)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {functions.map((name) => {
            const row = cells.filter((cell) => cell.function === name);
            return (
              <tr key={name}>
                <th scope="row">
                  {functionLabel(name)} <span>n {countOf(row[0]?.n)}</span>
                </th>
                {surfaces.map((surface) => (
                  <Cell key={surface} cell={row.find((each) => each.surface === surface)} />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell }: { cell: SurfaceCell | undefined }) {
  if (!cell || cell.people === null)
    return <td className={classes.unknown}>{cell?.hidden ? 'not shown' : 'unknown'}</td>;
  // At most 34 % of the colour, so that the text on it keeps its contrast.
  const strength = Math.round((cell.share ?? 0) * 34);
  return (
    <td
      style={
        cell.people > 0
          ? { background: `color-mix(in srgb, var(--tier-ambient) ${strength}%, var(--surface-sunken))` }
          : undefined
      }
    >
      {countOf(cell.people)}
      {cell.people > 0 && cell.n >= 10 && cell.share !== null && <small> ({shareOf(cell.share)})</small>}
    </td>
  );
}
