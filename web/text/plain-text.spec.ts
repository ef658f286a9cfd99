import { textBlocks } from './plain-text';

const text = (body: string) => textBlocks(body).map((block) => block.text);

test('tags go, images become their alternative text, bold loses its marks', () => {
  expect(text('**<sub><sub>![P2 Badge](https://img.example/P2?style=flat)</sub></sub>  Two at once**')).toEqual([
    'P2 Badge  Two at once',
  ]);
  expect(
    text('<details open>\n<summary>Why</summary>\n\n<!-- by a tool -->It <b id="x">never</b> ends.<br/></details>'),
  ).toEqual(['Why\n\nIt never ends.']);
  expect(text('<img src="x" onerror="alert(1)"><SCRIPT src=x></SCRIPT>gone')).toEqual(['gone']);
});

test('what only looks like a tag stays: types, comparisons, entities, code in a line', () => {
  expect(text('a Map<string, Item> where a < b and c > d')).toEqual(['a Map<string, Item> where a < b and c > d']);
  expect(text('use `<b>` and `**x**`, not &lt;i&gt;')).toEqual(['use `<b>` and `**x**`, not <i>']);
  expect(text('2 ** 3 ** 4, a <!-- b')).toEqual(['2 ** 3 ** 4, a <!-- b']);
});

test('fenced code is a block of its own and is left as it is', () => {
  expect(textBlocks('Do this:\n```suggestion\n  <b>x</b>\n\n  y**2**\n```\nthen that.')).toEqual([
    { code: false, text: 'Do this:' },
    { code: true, text: '  <b>x</b>\n\n  y**2**' },
    { code: false, text: 'then that.' },
  ]);
  expect(textBlocks('~~~\n```\nx')).toEqual([{ code: true, text: '```\nx' }]);
  expect(textBlocks('')).toEqual([]);
});

test('hostile text costs no more than its length', () => {
  const began = performance.now();
  for (const piece of ['![', '![](', '<b ', '<!--', '**a', '&lt', '`']) textBlocks(piece.repeat(50_000));
  expect(performance.now() - began).toBeLessThan(2000);
});
