const special = /[\\\t\n\r]/;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

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
