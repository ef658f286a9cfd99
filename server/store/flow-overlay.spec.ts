import fc from 'fast-check';
import { blocksOf, type FlowTable } from '../domain/flow-table';
import { overlaid, type NumberedTable } from './flow-overlay';

interface Row {
  number: number;
  created: number;
  /** Tells one version of a row from another. */
  flags: number;
  /** Spells of the author's court: one per entry, from it to an hour later. */
  court?: number[];
}

/** Rows of one repository in order of creation and number; the end of each is a day after its creation. */
function tableOf(rows: Row[]): NumberedTable {
  const sorted = [...rows].sort((a, b) => a.created - b.created || a.number - b.number);
  const created = Float64Array.from(sorted, (row) => row.created);
  const spells = sorted.flatMap((row, item) => (row.court ?? []).map((from) => ({ item, from })));
  const table: Omit<FlowTable, 'blockStart' | 'blockEnd'> = {
    length: sorted.length,
    enter: [created.slice()],
    leave: [created.map((at) => at + 3600)],
    extra: {
      item: new Int32Array(0),
      stage: new Uint8Array(0),
      enter: new Float64Array(0),
      leave: new Float64Array(0),
    },
    court: {
      item: Int32Array.from(spells, (spell) => spell.item),
      from: Float64Array.from(spells, (spell) => spell.from),
      to: Float64Array.from(spells, (spell) => spell.from + 3600),
    },
    created,
    end: created.map((at) => at + 86400),
    state: new Uint8Array(sorted.length).fill(1),
    stage: new Int8Array(sorted.length).fill(-1),
    flags: Uint16Array.from(sorted, (row) => row.flags),
    repo: new Int32Array(sorted.length),
    author: new Int32Array(sorted.length),
    team: new Int16Array(0),
    service: new Int32Array(0),
    person: new Uint8Array(0),
    size: new Uint8Array(sorted.length),
    authorship: new Uint8Array(sorted.length),
    deploy: Int32Array.from(sorted, (row) => row.flags - 1),
    deployEvidence: Uint8Array.from(sorted, (row) => row.flags % 5),
  };
  const blocks = blocksOf(table);
  return {
    table: { ...table, blockStart: blocks.start, blockEnd: blocks.end },
    number: Int32Array.from(sorted, (row) => row.number),
    ownService: Int32Array.from(sorted, (row) => row.flags - 2),
  };
}

function overlay(known: Row[], changed: Row[]): NumberedTable {
  const [old, now] = [tableOf(known), tableOf(changed)];
  return overlaid(old, now, (a, b) =>
    now.table.created[a] === old.table.created[b]
      ? now.number[a] <= old.number[b]
      : now.table.created[a] < old.table.created[b],
  );
}

const known: Row[] = [
  { number: 1, created: 100, flags: 0, court: [110, 120] },
  { number: 2, created: 200, flags: 0 },
  { number: 3, created: 300, flags: 0, court: [310] },
];

describe('overlaid', () => {
  it('puts a changed row in the place of the known one, with its own spells', () => {
    const { table, number } = overlay(known, [{ number: 1, created: 100, flags: 8, court: [115] }]);
    expect([...number]).toEqual([1, 2, 3]);
    expect([...table.flags]).toEqual([8, 0, 0]);
    expect([...table.court.item]).toEqual([2, 0]);
    expect([...table.court.from]).toEqual([310, 115]);
  });

  it('moves a row whose creation was corrected, and the spells of those it passes stay with them', () => {
    const { table, number } = overlay(known, [{ number: 1, created: 250, flags: 8, court: [260] }]);
    expect([...number]).toEqual([2, 1, 3]);
    expect([...table.created]).toEqual([200, 250, 300]);
    expect([...table.court.item]).toEqual([2, 1]);
  });

  it('adds new rows at the beginning, in between and at the end', () => {
    const { number } = overlay(known, [
      { number: 9, created: 50, flags: 0 },
      { number: 8, created: 200, flags: 0 },
      { number: 7, created: 400, flags: 0 },
    ]);
    expect([...number]).toEqual([9, 1, 2, 8, 3, 7]);
  });

  it('leaves the known table as it was', () => {
    const old = tableOf(known);
    overlaid(old, tableOf([{ number: 2, created: 10, flags: 8 }]), () => true);
    expect(old).toEqual(tableOf(known));
  });

  it('is the table of all rows, whatever changed', () => {
    const rows = fc.uniqueArray(
      fc.record({
        number: fc.integer({ min: 1, max: 40 }),
        created: fc.integer({ min: 0, max: 20 }),
        flags: fc.integer({ min: 0, max: 9 }),
      }),
      { selector: (row) => row.number },
    );
    fc.assert(
      fc.property(rows, rows, (before, changed) => {
        const kept = before.filter((row) => !changed.some(({ number }) => number === row.number));
        const { table, number } = overlay(before, changed);
        const whole = tableOf([...kept, ...changed]);
        expect(number).toEqual(whole.number);
        expect(table).toEqual(whole.table);
      }),
    );
  });
});
