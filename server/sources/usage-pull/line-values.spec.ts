import { linesOf } from './line-values';

it.each([
  ['', [], 0],
  ['{"a":1}', [{ value: { a: 1 }, line: 1 }], 0],
  // One document over several lines.
  ['[\n{"a":1}\n]', [{ value: [{ a: 1 }], line: 1 }], 0],
  ['{"a":1}\n\n{"a":2}\r\n', [{ value: { a: 1 }, line: 1 }, { value: { a: 2 }, line: 3 }], 0], // prettier-ignore
  ['{"a":1}\n{"a":', [{ value: { a: 1 }, line: 1 }], 1],
])('%j', (text, values, rejected) => {
  const read = linesOf(text, '2026-11-02');
  expect(read.values).toMatchObject(values);
  expect(read.values).toHaveLength(values.length);
  expect(read.rejects).toHaveLength(rejected);
});

it('a broken line says where it stands', () => {
  expect(linesOf('{"a":1}\n{"a":', '2026-11-02').rejects[0]).toMatchObject({ reason: 'broken_json', line: 2, raw: '{"a":', message: expect.stringContaining('2026-11-02:2') as string }); // prettier-ignore
});
