import { instantOf } from './instant';
import type { RecordKind } from './record-kind';
import { columnsOf, type Cells } from './validation';

export type RowMerge = (earlier: Cells, later: Cells) => Cells;

/**
 * Merges two rows of one batch with the same key, by the same rules as the upsert: one statement cannot change a row twice.
 */
export function rowMergeOf(kind: RecordKind): RowMerge {
  const columns = columnsOf(kind);
  const extra = columns.length - 1;
  const version = kind.version ? columns.indexOf(kind.version) : -1;
  const cleared = kind.cleared ? columns.indexOf(kind.cleared.field) : -1;
  const clearedWhen = kind.cleared ? columns.indexOf(kind.cleared.when) : -1;
  const weaks = kind.fields.flatMap((field, at) => (field.weak ? [[at, field.weak] as const] : []));
  const finals = kind.fields.flatMap((field, at) => (field.final ? [[at, field.final] as const] : []));

  return (earlier, later) => {
    let winner = later;
    let other = earlier;
    const winnerVersion = version < 0 ? null : later[version];
    const otherVersion = version < 0 ? null : earlier[version];
    const versioned = winnerVersion !== null && otherVersion !== null;
    if (versioned && instantOf(winnerVersion) < instantOf(otherVersion)) [winner, other] = [earlier, later];
    // The weakest version gives way to a row without any, and does not become that row's.
    const weak = !versioned && instantOf(winnerVersion ?? otherVersion ?? '') === 0;
    if (weak && otherVersion === null) [winner, other] = [earlier, later];

    const cells = winner.map((cell, at) => cell ?? other[at]);
    if (weak) cells[version] = null;
    const [fromWinner, fromOther] = [winner[extra], other[extra]];
    if (fromWinner !== null && fromOther !== null) {
      cells[extra] = JSON.stringify({ ...JSON.parse(fromOther), ...JSON.parse(fromWinner) });
    }
    for (const [at, final] of finals) if (other[at] === final) cells[at] = final;
    for (const [at, weak] of weaks) {
      const rank = (cell: string): number => (weak.includes(cell) ? weak.indexOf(cell) : weak.length);
      const stored = other[at];
      const incoming = winner[at];
      if (stored !== null && incoming !== null && rank(incoming) < rank(stored)) cells[at] = stored;
    }
    if (versioned && cleared >= 0 && kind.cleared?.is.includes(winner[clearedWhen] ?? ''))
      cells[cleared] = winner[cleared];
    return cells;
  };
}
