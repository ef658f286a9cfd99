const special = /[\\\t\n\r]/;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const originals: Record<string, string> = { '\\\\': '\\', '\\t': '\t', '\\n': '\n', '\\r': '\r' };

/** The cells of a line that `copyLine` made. */
export function copyCells(line: string): (string | null)[] {
  const cells = line.slice(0, -1).split('\t');
  return cells.map((cell) => (cell === '\\N' ? null : cell.replace(/\\[\\tnr]/g, (escape) => originals[escape])));
}

/** A row as one line of COPY's text format. Source: PostgreSQL manual, COPY, "Text Format". */
export function copyLine(cells: readonly (string | null)[]): string {
  let line = '';
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at];
    if (at > 0) line += '\t';
    if (cell === null) line += '\\N';
    else line += special.test(cell) ? cell.replace(/[\\\t\n\r]/g, (character) => escapes[character]) : cell;
  }
  return `${line}\n`;
}
