import { countOf } from '../text/number';
import own from './signal.module.css';

interface JudgeMatrixProps {
  /** Rows: what the rules say; columns: what people say. */
  matrix: readonly (readonly number[])[];
  outcomes: readonly string[];
}

/** How often the rules and people said what. */
export function JudgeMatrix({ matrix, outcomes }: JudgeMatrixProps) {
  return (
    <div className={own.matrixScroll}>
      <table className={own.matrix}>
        <caption>Findings by what the rules say (rows) and what people say (columns)</caption>
        <thead>
          <tr>
            <th scope="col">Rules</th>
            {outcomes.map((outcome) => (
              <th key={outcome} scope="col">
                {outcome}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {outcomes.map((outcome, row) => (
            <tr key={outcome}>
              <th scope="row">{outcome}</th>
              {outcomes.map((other, column) => (
                <td key={other} className={row === column ? own.same : undefined}>
                  {countOf(matrix[row]?.[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
