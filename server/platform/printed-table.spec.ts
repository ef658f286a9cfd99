import { aligned } from './printed-table';

it('sets the first column and those of text to the left, numbers to the right', () => {
  const rows = [
    ['id', 'n', 'title'],
    ['a', '12', 'Long one'],
    ['b', '3', 'No'],
  ];
  expect(aligned(rows, [2])).toEqual(['id   n  title', 'a   12  Long one', 'b    3  No']);
  expect(aligned(rows)[2]).toBe('b    3        No');
});
