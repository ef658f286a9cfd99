import fc from 'fast-check';
import { copyCells, copyLine } from './copy-text';
import { recordKinds } from './record-kinds';
import type { RecordKind } from './record-kind';
import { rowMergeOf } from './row-merge';
import { columnsOf, validationOf, type Cells, type Row } from './validation';

function merger(name: string) {
  const kind = recordKinds.get(name) as RecordKind;
  const columns = columnsOf(kind);
  const cellsOf = (record: object): Cells =>
    (validationOf(kind)(record as Record<string, unknown>, false) as Row).cells;
  return (earlier: object, later: object) => {
    const cells = rowMergeOf(kind)(cellsOf(earlier), cellsOf(later));
    return Object.fromEntries(columns.map((column, at) => [column, cells[at]]));
  };
}

const pull = { repo: 'a/b', number: 1, title: 'old', author: 'ann', created_at: '2026-03-02T09:00:00Z' };

test('a given value beats an absent one, whichever comes first', () => {
  const merge = merger('pull_request');
  const merged = { ...pull, merged_at: '2026-03-03T09:00:00Z' };
  expect(merge(pull, merged).merged_at).toBe('2026-03-03T09:00:00Z');
  expect(merge(merged, pull).merged_at).toBe('2026-03-03T09:00:00Z');
});

test('the newer version wins, whichever comes first', () => {
  const merge = merger('pull_request');
  const older = { ...pull, title: 'old', updated_at: '2026-03-03T09:00:00Z' };
  const newer = { ...pull, title: 'new', updated_at: '2026-03-04T09:00:00Z' };
  expect(merge(older, newer).title).toBe('new');
  expect(merge(newer, older)).toEqual(merge(older, newer));
});

test('a reopened pull request loses its close, whichever comes first', () => {
  const merge = merger('pull_request');
  const closed = { ...pull, state: 'closed', closed_at: '2026-03-03T09:00:00Z', updated_at: '2026-03-03T09:00:00Z' };
  const reopened = { ...pull, state: 'open', updated_at: '2026-03-04T09:00:00Z' };
  expect(merge(closed, reopened).closed_at).toBeNull();
  expect(merge(reopened, closed).closed_at).toBeNull();
});

test('a dismissed review stays dismissed, a decided finding stays decided', () => {
  const review = { repo: 'a/b', number: 1, id: 1, reviewer: 'x', submitted_at: '2026-03-02T09:00:00Z' };
  expect(merger('review')({ ...review, state: 'dismissed' }, { ...review, state: 'approved' }).state).toBe('dismissed');
  const finding = { agent: 'x', repo: 'a/b', number: 1, id: 1, posted_at: '2026-03-02T09:00:00Z' };
  for (const weak of ['duplicate', 'pending']) {
    expect(merger('finding')({ ...finding, outcome: 'accepted' }, { ...finding, outcome: weak }).outcome).toBe(
      'accepted',
    );
    expect(merger('finding')({ ...finding, outcome: weak }, { ...finding, outcome: 'accepted' }).outcome).toBe(
      'accepted',
    );
  }
});

test('unknown fields of both sides are kept', () => {
  const merge = merger('pull_request');
  expect(JSON.parse(merge({ ...pull, a: 1 }, { ...pull, b: 2 }).extra as string)).toEqual({ a: 1, b: 2 });
});

test('a line in COPY’s format gives its cells again', () => {
  const cell = fc.option(fc.oneof(fc.string(), fc.constantFrom('\\N', '\\', '\t', 'a\nb', '\r\\t')), { nil: null });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
      const line = copyLine(cells);
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect(copyCells(line)).toEqual(cells);
    }),
  );
});
