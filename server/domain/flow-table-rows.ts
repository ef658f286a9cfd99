import { blocksOf, type FlowTable } from './flow-table';

type Column = Float64Array | Int32Array | Int16Array | Int8Array | Uint8Array | Uint16Array;

/** Some rows of a column. */
export function columnRows<T extends Column>(column: T, rows: Int32Array): T {
  const taken = new (column.constructor as new (length: number) => T)(rows.length);
  for (let i = 0; i < rows.length; i++) taken[i] = column[rows[i]];
  return taken;
}

/** A table of some rows of another, in rising order. */
export function flowTableRows(table: FlowTable, rows: Int32Array): FlowTable {
  const place = new Int32Array(table.length).fill(-1);
  rows.forEach((row, i) => (place[row] = i));
  const kept = (items: Int32Array): Int32Array =>
    Int32Array.from(items, (_, at) => at).filter((at) => place[items[at]] >= 0);
  const extraRows = kept(table.extra.item);
  const courtRows = kept(table.court.item);
  const of = <T extends Column>(column: T): T => columnRows(column, rows);
  const unblocked = {
    length: rows.length,
    enter: table.enter.map(of),
    leave: table.leave.map(of),
    extra: {
      item: extraRows.map((at) => place[table.extra.item[at]]),
      stage: columnRows(table.extra.stage, extraRows),
      enter: columnRows(table.extra.enter, extraRows),
      leave: columnRows(table.extra.leave, extraRows),
    },
    court: {
      item: courtRows.map((at) => place[table.court.item[at]]),
      from: columnRows(table.court.from, courtRows),
      to: columnRows(table.court.to, courtRows),
    },
    created: of(table.created),
    end: of(table.end),
    state: of(table.state),
    stage: of(table.stage),
    flags: of(table.flags),
    repo: of(table.repo),
    author: of(table.author),
    team: of(table.team),
    service: of(table.service),
    person: of(table.person),
    size: of(table.size),
    authorship: of(table.authorship),
    deploy: of(table.deploy),
    deployEvidence: of(table.deployEvidence),
  };
  const blocks = blocksOf(unblocked);
  return { ...unblocked, blockStart: blocks.start, blockEnd: blocks.end };
}
