import { createReadStream } from 'node:fs';
import { gunzip } from './gunzip';

/** Bytes of one input, unpacked when they are gzip. */
export interface ByteSource {
  /** The first bytes, for a look at what they are; they come again in `chunks`. */
  readonly head: Buffer;
  readonly chunks: AsyncIterable<Buffer>;
  /** Bytes taken from the input, before unpacking. */
  bytesRead(): number;
  close(): Promise<void>;
}

const headSize = 64 * 1024;

async function* counted(input: AsyncIterable<Buffer | string>, add: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    add(bytes.length);
    yield bytes;
  }
}

async function* continued(before: Buffer[], rest: AsyncIterator<Buffer>, fault?: Error): AsyncGenerator<Buffer> {
  try {
    yield* before;
    if (fault) throw fault;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** Takes chunks until `size` bytes are there; a fault on the way waits until what came before it was read. */
async function peek(chunks: AsyncIterable<Buffer>, size: number) {
  const rest = chunks[Symbol.asyncIterator]();
  const taken: Buffer[] = [];
  let length = 0;
  let fault: Error | undefined;
  try {
    for (let next = await rest.next(); !next.done; next = await rest.next()) {
      taken.push(next.value);
      length += next.value.length;
      if (length >= size) break;
    }
  } catch (error) {
    fault = error as Error;
  }
  return { head: Buffer.concat(taken).subarray(0, size), chunks: continued(taken, rest, fault) };
}

/** Opens any stream of bytes; gzip is known by its first two bytes, whatever the file is called. */
export async function openBytes(input: AsyncIterable<Buffer | string>): Promise<ByteSource> {
  let read = 0;
  const raw = await peek(
    counted(input, (bytes) => (read += bytes)),
    2,
  );
  const zipped = raw.head[0] === 0x1f && raw.head[1] === 0x8b;
  const { head, chunks } = await peek(zipped ? gunzip(raw.chunks) : raw.chunks, headSize);
  return {
    head,
    chunks,
    bytesRead: () => read,
    close: async () => {
      await chunks.return(undefined);
      await raw.chunks.return(undefined);
    },
  };
}

/** Opens a file. @throws the system's error when it cannot be read */
export function openFile(path: string): Promise<ByteSource> {
  return openBytes(createReadStream(path, { highWaterMark: 256 * 1024 }));
}
