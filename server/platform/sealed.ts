import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure';

/** A secret as it may be stored. Only `SecretBox` makes one, so that a plain text is never stored in its place. */
export type Sealed = string & { readonly __brand: 'Sealed' };

const CIPHER = 'aes-256-gcm';
const FORM = 'v1';

/** Seals texts with AES-256-GCM under one key; each holds the key's id, so that a wrong key is told rather than guessed. */
export class SecretBox {
  private opened: { key: Buffer; id: string } | undefined;
  private readonly marking = new Map<string, Buffer>();

  /**
   * @param key 32 bytes; null: those of the file `secret.key` in the folder, made on first need for its owner only
   * @param folder the data folder
   */
  constructor(
    private readonly key: Buffer | null,
    private readonly folder: string,
  ) {}

  seal(text: string): Sealed {
    const { key, id } = this.open();
    const nonce = randomBytes(12);
    const cipher = createCipheriv(CIPHER, key, nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return [FORM, id, nonce.toString('base64url'), body.toString('base64url')].join('.') as Sealed;
  }

  /** @throws Failure bad_config when it was sealed with another key, or changed since */
  unseal(sealed: Sealed): string {
    const { key, id } = this.open();
    const [form, sealedWith, nonce, body] = sealed.split('.');
    if (form !== FORM || sealedWith !== id) {
      throw new Failure(
        'bad_config',
        `A stored secret was sealed with the key ${sealedWith ?? '?'}, but ${this.place} holds the key ${id}: put the first one back, or connect again.`,
      );
    }
    try {
      const bytes = Buffer.from(body, 'base64url');
      const decipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, 'base64url')).setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
    } catch (cause) {
      throw new Failure('bad_config', 'A stored secret was changed since it was sealed: connect again.', { cause });
    }
  }

  /** A keyed hash of a text, 32 bytes: the same for the same text and purpose, and not to be guessed without the key. */
  mark(purpose: string, text: string): Buffer {
    let key = this.marking.get(purpose);
    if (key === undefined)
      this.marking.set(purpose, (key = Buffer.from(hkdfSync('sha256', this.open().key, '', purpose, 32))));
    return createHmac('sha256', key).update(text).digest();
  }

  private get file(): string {
    return join(this.folder, 'secret.key');
  }

  private get place(): string {
    return this.key ? 'DOWNSTREAM_SECRET_KEY' : this.file;
  }

  private open(): { key: Buffer; id: string } {
    if (!this.opened) {
      const key = this.key ?? this.fileKey();
      this.opened = { key, id: createHash('sha256').update(key).digest('hex').slice(0, 8) };
    }
    return this.opened;
  }

  private fileKey(): Buffer {
    const text = this.read() ?? this.make();
    const key = Buffer.from(text, 'base64');
    if (key.length === 32) return key;
    throw new Failure(
      'bad_config',
      `${this.file} is not the base64 of 32 bytes: put the key back, or remove the file and connect again.`,
    );
  }

  private read(): string | undefined {
    try {
      return readFileSync(this.file, 'utf8');
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
      throw new Failure(
        'bad_config',
        `${this.file} cannot be read (${(error as Error).message}): it holds the key of stored secrets.`,
      );
    }
  }

  /** Written aside and linked, so that of two processes both get the key of the first, and none half of it. */
  private make(): string {
    const aside = `${this.file}.${process.pid}`;
    try {
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(aside, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
      try {
        linkSync(aside, this.file);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      } finally {
        unlinkSync(aside);
      }
      return readFileSync(this.file, 'utf8');
    } catch (cause) {
      throw new Failure(
        'bad_config',
        `The key of stored secrets cannot be written to ${this.file} (${(cause as Error).message}): make the folder writable, or set DOWNSTREAM_SECRET_KEY.`,
        { cause },
      );
    }
  }
}
