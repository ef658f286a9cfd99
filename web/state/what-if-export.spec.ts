import { csvAddress } from './what-if-export';

test('a CSV keeps commas and quotes in their cells, numbers as they are, and lets no text become a formula', () => {
  const address = csvAddress(
    ['what', 'value'],
    [
      ['a, "b"', -7],
      ['=1+1', null],
    ],
  );
  expect(decodeURIComponent(address)).toBe('data:text/csv;charset=utf-8,what,value\r\n"a, ""b""",-7\r\n\'=1+1,\r\n');
});
