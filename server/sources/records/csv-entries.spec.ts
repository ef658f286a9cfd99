import { CsvEntries } from './csv-entries';

const read = (...texts: string[]) =>
  new CsvEntries('review.csv').read({ lines: texts.map((text, at) => ({ line: at + 1, text })), rejects: [] }, true);

test('rows by the header’s names, with quoted commas, quotes and line breaks', () => {
  const { entries, rejects } = read('id,body', '1,"a, ""b""', '', 'c"', '2,plain', '');
  expect(rejects).toEqual([]);
  expect(entries.map(({ line, value }) => [line, value])).toEqual([
    [2, { id: '1', body: 'a, "b"\n\nc' }],
    [5, { id: '2', body: 'plain' }],
  ]);
});

test('semicolons and tabs part columns too, a column without a name is left out', () => {
  expect(read(';id;state', '0;1;approved').entries[0].value).toEqual({ id: '1', state: 'approved' });
  expect(read('id\tstate', '1\t').entries[0].value).toEqual({ id: '1', state: '' });
});

test('a row with other columns than the header is a reject with its line', () => {
  const { entries, rejects } = read('id,body', '1,a,b', '2,c');
  expect(entries.map(({ value }) => value)).toEqual([{ id: '2', body: 'c' }]);
  expect(rejects).toMatchObject([{ reason: 'bad_csv', line: 2, raw: 'id,body\n1,a,b' }]);
});

test('an unclosed quote costs its own line only', () => {
  const { entries, rejects } = read('id,body', '1,"open', '2,b', '3,"c"', '4,d');
  expect(rejects).toMatchObject([{ reason: 'bad_csv', line: 2 }]);
  expect(entries.map(({ line }) => line)).toEqual([3, 4, 5]);
});

test('a row over two blocks is one row', () => {
  const csv = new CsvEntries('review.csv');
  expect(
    csv.read(
      {
        lines: [
          { line: 1, text: 'id,body' },
          { line: 2, text: '1,"a' },
        ],
        rejects: [],
      },
      false,
    ).entries,
  ).toEqual([]);
  expect(csv.read({ lines: [{ line: 3, text: 'b"' }], rejects: [] }, true).entries[0].value).toEqual({
    id: '1',
    body: 'a\nb',
  });
});
