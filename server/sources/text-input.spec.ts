import { gzipSync } from 'node:zlib';
import { openBytes } from './byte-source';
import { elementsOf } from './json-elements';
import { jsonEntry } from './json-entry';
import { linesOf } from './lines';
import type { TextBlock } from './text-block';

/** The bytes in pieces of a size, so that every boundary falls somewhere. */
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(blocks: AsyncIterable<TextBlock>) {
  const lines: TextBlock['lines'] = [];
  const rejects: TextBlock['rejects'] = [];
  for await (const block of blocks) {
    lines.push(...block.lines);
    rejects.push(...block.rejects);
  }
  return { lines, rejects };
}

const linesFrom = (bytes: Buffer, size: number) => all(linesOf(pieces(bytes, size), 'f.ndjson'));

test.each([1, 2, 3, 7, 1000])(
  'lines in pieces of %d bytes: BOM, CRLF, blank lines, no end at the end',
  async (size) => {
    const { lines, rejects } = await linesFrom(Buffer.from('\uFEFF{"a":"ä"}\r\n\n  \n{"b":1}\n{"c":2}'), size);
    expect(rejects).toEqual([]);
    expect(lines).toEqual([
      { line: 1, text: '{"a":"ä"}' },
      { line: 4, text: '{"b":1}' },
      { line: 5, text: '{"c":2}' },
    ]);
  },
);

test.each([1, 5, 1000])('a line that is not UTF-8 in pieces of %d bytes costs no other', async (size) => {
  const bytes = Buffer.concat([Buffer.from('{"a":1}\n{"b":"'), Buffer.from([0xe9]), Buffer.from('"}\n{"c":3}\n')]);
  const { lines, rejects } = await linesFrom(bytes, size);
  expect(lines.map(({ line }) => line)).toEqual([1, 3]);
  expect(rejects).toMatchObject([{ reason: 'not_utf8', line: 2, raw: '{"b":"\\xe9"}' }]);
});

test('a line of 33 MB is skipped, its beginning and length kept', async () => {
  async function* bytes() {
    yield Buffer.from('{"a":1}\n');
    for (let at = 0; at < 33; at++) yield Buffer.alloc(1 << 20, 120);
    yield Buffer.from('\n{"c":3}\n');
  }
  const { lines, rejects } = await all(linesOf(bytes(), 'f.ndjson'));
  expect(lines.map(({ line }) => line)).toEqual([1, 3]);
  expect(rejects).toMatchObject([{ reason: 'line_too_long', line: 2, rawLength: 33 * (1 << 20) }]);
  expect(rejects[0].raw.length).toBe(64 * 1024);
});

test('broken JSON and NUL bytes are told with their line', () => {
  expect(jsonEntry({ line: 7, text: '{"a":' }, 'f.ndjson')).toMatchObject({
    reason: 'broken_json',
    line: 7,
    message: expect.stringMatching(/^f\.ndjson:7: /),
  });
  expect(jsonEntry({ line: 8, text: '{"a":"\0"}' }, 'f.ndjson')).toMatchObject({ reason: 'nul_byte', line: 8 });
});

test.each([1, 3, 1000])('elements of a JSON list in pieces of %d bytes', async (size) => {
  const text = '\uFEFF [ {"a":"],{\\"["},\n  {"b":[1,{"c":2}]}\n, 5 ,nonsense ]\n';
  const { lines } = await all(elementsOf(pieces(Buffer.from(text), size), 'f.json'));
  expect(lines).toEqual([
    { line: 1, text: '{"a":"],{\\"["}' },
    { line: 2, text: '{"b":[1,{"c":2}]}' },
    { line: 3, text: '5' },
    { line: 3, text: 'nonsense' },
  ]);
});

describe('gzip', () => {
  // Texts that do not compress to nothing, so that a cut falls in the middle of them.
  const text = Array.from({ length: 5000 }, (_, at) => `{"n":${at},"x":"${Math.sin(at)}"}\n`).join('');
  const zipped = gzipSync(text);
  const open = async (bytes: Buffer) => all(linesOf((await openBytes(pieces(bytes, 1000))).chunks, 'f.ndjson.gz'));

  test('is unpacked, several members too', async () => {
    const { lines, rejects } = await open(Buffer.concat([zipped, gzipSync('{"last":1}\n')]));
    expect(rejects).toEqual([]);
    expect(lines.length).toBe(5001);
    expect(lines[5000]).toEqual({ line: 5001, text: '{"last":1}' });
  });

  test('that is cut off gives what was readable and one reject with the line reached', async () => {
    const { lines, rejects } = await open(zipped.subarray(0, zipped.length >> 1));
    expect(rejects).toMatchObject([{ reason: 'truncated_gzip', wholeFile: true }]);
    expect(lines.length).toBeGreaterThan(1000);
    expect(lines.slice(0, -1).every(({ text, line }) => JSON.parse(text).n === line - 1)).toBe(true);
    expect(rejects[0].line).toBe(lines[lines.length - 1].line);
    expect(jsonEntry({ line: 1, text: '{"unfinished', cut: true }, 'f')).toBeUndefined();
  });

  test('that is damaged is another reject', async () => {
    const damaged = Buffer.from(zipped);
    damaged.fill(0xff, 3000, 3100);
    const { rejects } = await open(damaged);
    expect(rejects).toMatchObject([{ reason: 'broken_gzip' }]);
  });
});
