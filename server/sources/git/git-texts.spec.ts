import { commitAccount } from './commit-account';
import { nulGroups } from './nul-fields';
import { remoteName } from './remote-name';
import { isPrerelease } from './tags';

test.each([
  ['https://github.com/acme/shop.git', 'github.com', 'acme/shop'],
  ['https://ada:secret@github.com/acme/shop', 'github.com', 'acme/shop'],
  ['ssh://git@github.com:22/acme/shop.git', 'github.com', 'acme/shop'],
  ['git@github.com:acme/shop.git', 'github.com', 'acme/shop'],
  ['github.com:acme/shop', 'github.com', 'acme/shop'],
  ['git@gitlab.example.org:acme/tools/shop.git', 'gitlab.example.org', 'acme/tools/shop'],
  ['https://dev.azure.com/acme/web/_git/shop', 'dev.azure.com', 'acme/web/shop'],
  ['git@ssh.dev.azure.com:v3/acme/web/shop', 'ssh.dev.azure.com', 'acme/web/shop'],
  ['https://git.example.org/scm/acme/shop.git', 'git.example.org', 'acme/shop'],
  ['file:///srv/git/shop.git', '', 'shop'],
  ['/srv/git/a shop/', '', 'a shop'],
  ['../shop.git', '', 'shop'],
  ['C:\\work\\shop', '', 'shop'],
])('the remote %s is %s, %s', (address, host, repo) => {
  expect(remoteName(address)).toEqual({ host, repo });
});

test('a remote that names nothing gives no name', () => {
  expect(remoteName('')).toBeUndefined();
  expect(remoteName('https://github.com/')).toBeUndefined();
});

test.each([
  ['Ada', '11+ada@users.noreply.github.com', { login: 'ada', id: '11', known: true }],
  ['Ada', 'ada@users.noreply.github.com', { login: 'ada', known: true }],
  ['dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com', { login: 'dependabot[bot]', id: '49699333', type: 'bot', known: true }],
  ['Ada', '11-ada@users.noreply.gitlab.com', { login: 'ada', known: true }],
  ['renovate[bot]', 'bot@renovateapp.com', { login: 'renovate[bot]', type: 'bot', known: true }],
  ['Ada', 'Ada@Example.org', { login: 'ada@example.org', known: false }],
  ['Ada', '', { login: 'Ada', known: false }],
  ['', '', { login: 'unknown', known: false }],
])('%s <%s>', (name, email, expected) => {
  expect(commitAccount(name, email)).toEqual(expected);
}); // prettier-ignore

test.each([
  ['v1.2.3', false],
  ['1.2', false],
  ['release-2026-01-01', false],
  ['prod-alpine', false],
  ['v2.0.0-rc.1', true],
  ['v2.0.0rc1', true],
  ['1.4.0b2', true],
  ['v1.0.0-beta', true],
  ['pkg@3.0.0-canary.4', true],
  ['release-2.0-rc1', true],
])('%s before the release: %s', (name, expected) => {
  expect(isPrerelease(name)).toBe(expected);
});

/** Cuts a buffer into pieces of one size. */
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function groupsOf(bytes: Buffer, size: number): Promise<string[][]> {
  const all: string[][] = [];
  for await (const groups of nulGroups(pieces(bytes, size), 2)) all.push(...groups);
  return all;
}

test.each([1, 2, 3, 7, 1000])('fields come whole in pieces of %d bytes', async (size) => {
  expect(await groupsOf(Buffer.from('a\0bü\nc\0\0ü\0'), size)).toEqual([
    ['a', 'bü\nc'],
    ['', 'ü'],
  ]);
});

test.each([100, 65_536, 10_000_000])(
  'of a long field the beginning and the end stay, in pieces of %d bytes',
  async (size) => {
    const long = Buffer.concat([Buffer.from('begin'), Buffer.alloc(2_000_000, '.'), Buffer.from('end')]);
    const [[text, next]] = await groupsOf(Buffer.concat([long, Buffer.from('\0next\0')]), size);
    expect(text.length).toBe(65_536);
    expect(text.startsWith('begin.')).toBe(true);
    expect(text.endsWith('.end')).toBe(true);
    expect(next).toBe('next');
  },
);
