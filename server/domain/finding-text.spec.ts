import { lookedAt, plainLine, titleOf, withoutComments } from './finding-text';

it.each([
  ['The sum may overflow.', 'The sum may overflow.'],
  ['### A `heading` with **marks**', 'A heading with marks'],
  ['![badge](https://example.com/x.svg) [Words](https://example.com) stay', 'Words stay'],
  ['<sub><b>Small</b></sub> words', 'Small words'],
  ['- _item_ in a list', 'item in a list'],
  ['a_name_with_lines stays', 'a_name_with_lines stays'],
  ['> quoted', 'quoted'],
  ['`git switch <name>` and Map<string>, <b>bold</b>', 'git switch <name> and Map<string>, bold'],
  ['The `<summary>` is empty', 'The <summary> is empty'],
])('%s → %s', (line, plain) => expect(plainLine(line)).toBe(plain));

it('the title is the first line that says something', () => {
  expect(titleOf('<!-- hidden -->\n\n![x](y)\n---\n**Close the file**\nmore')).toBe('Close the file');
  expect(titleOf('```ts\nconst a = 1;\n```\nUse let.')).toBe('Use let.');
  expect(titleOf('```ts\nconst a = 1;\n```')).toBe('const a = 1;');
  expect(titleOf('')).toBe('');
});

it('is at most 200 characters long and cuts none in two', () => {
  expect(titleOf('x'.repeat(500))).toHaveLength(200);
  expect(titleOf(`${'x'.repeat(199)}🔴🔴`)).toBe('x'.repeat(199));
});

it('leaves comments out, also one that never ends', () => {
  expect(withoutComments('a<!-- b -->c<!-- d --> e')).toBe('ac e');
  expect(withoutComments('a<!-- b')).toBe('a');
  expect(withoutComments('<!--'.repeat(200_000))).toBe('');
});

it('looks at a beginning, with line ends of one kind', () => {
  expect(lookedAt('a\r\nb\rc')).toBe('a\nb\nc');
  expect(lookedAt('x'.repeat(30_000))).toHaveLength(20_000);
});
