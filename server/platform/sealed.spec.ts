import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from './failure';
import { SecretBox, type Sealed } from './sealed';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'downstream-sealed-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const token = 'ghp_abcdefghijklmnop';

it('opens what it sealed, also in another process with the same folder', () => {
  const sealed = new SecretBox(null, folder).seal(token);
  expect(new SecretBox(null, folder).unseal(sealed)).toBe(token);
});

it('shows nothing of the text, and seals the same text differently each time', () => {
  const box = new SecretBox(Buffer.alloc(32, 1), folder);
  const [one, two] = [box.seal(token), box.seal(token)];
  expect(one).not.toBe(two);
  for (const sealed of [one, two]) {
    expect(sealed).not.toContain(token);
    expect(Buffer.from(sealed.split('.')[3], 'base64url').toString('latin1')).not.toContain('ghp_');
  }
});

it('keeps texts of any length and alphabet', () => {
  const box = new SecretBox(Buffer.alloc(32, 1), folder);
  for (const text of ['', 'ü€𝄞', 'x'.repeat(100_000)]) expect(box.unseal(box.seal(text))).toBe(text);
});

it('makes a key of 32 bytes that only its owner may read, once', () => {
  new SecretBox(null, folder).seal('a');
  const file = join(folder, 'secret.key');
  const written = readFileSync(file, 'utf8');
  expect(Buffer.from(written, 'base64')).toHaveLength(32);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  new SecretBox(null, folder).seal('b');
  expect(readFileSync(file, 'utf8')).toBe(written);
});

it('writes no file when the key is given', () => {
  new SecretBox(Buffer.alloc(32, 1), folder).seal('a');
  expect(() => statSync(join(folder, 'secret.key'))).toThrow('ENOENT');
});

it('says that another key is needed, by the ids of both', () => {
  const [one, two] = [1, 2].map((byte) => new SecretBox(Buffer.alloc(32, byte), folder));
  const sealed = one.seal(token);
  // sha256sum of 32 bytes 0x01 and of 32 bytes 0x02 begin so.
  expect(() => two.unseal(sealed)).toThrow(
    /sealed with the key 72cd6e84, but DOWNSTREAM_SECRET_KEY holds the key 75877bb4/,
  );
});

it('refuses what was changed', () => {
  const box = new SecretBox(Buffer.alloc(32, 1), folder);
  const parts = box.seal(token).split('.');
  const bytes = Buffer.from(parts[3], 'base64url');
  bytes[0] ^= 1;
  const changed = [...parts.slice(0, 3), bytes.toString('base64url')].join('.') as Sealed;
  expect(() => box.unseal(changed)).toThrow('was changed since it was sealed');
});

it('says what is wrong with the file', () => {
  writeFileSync(join(folder, 'secret.key'), 'short');
  const box = new SecretBox(null, folder);
  expect(() => box.seal('a')).toThrow(Failure);
  expect(() => box.seal('a')).toThrow('secret.key is not the base64 of 32 bytes');
});

it('says what to do where it cannot write the file', () => {
  chmodSync(folder, 0o700);
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => new SecretBox(null, file).seal('a')).toThrow('set DOWNSTREAM_SECRET_KEY');
});
