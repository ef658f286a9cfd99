import { createGunzip } from 'node:zlib';

/** A gzip stream that cannot be read to its end; everything readable was given before it is thrown. */
export class BrokenGzip extends Error {
  constructor(
    readonly reason: 'truncated_gzip' | 'broken_gzip',
    message: string,
  ) {
    super(message);
  }
}

/**
 * Unpacks gzip, several members too, with back-pressure. The end is announced to zlib only after everything before it was read: a
 * destroyed stream forgets what it still holds, and a truncated file would lose its last readable lines.
 *
 * @throws BrokenGzip after the last readable byte
 */
export async function* gunzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const unzip = createGunzip({ chunkSize: 64 * 1024 });
  const errors: Error[] = [];
  let wake = (): void => undefined;
  unzip.on('error', (error) => errors.push(error));
  for (const event of ['readable', 'end', 'error']) unzip.on(event, () => wake());

  /** Gives what is readable until `done`; one waiter at a time, so that no listeners pile up. */
  async function* read(done: () => boolean): AsyncGenerator<Buffer> {
    while (errors.length === 0) {
      const woken = new Promise<void>((resolve) => (wake = resolve));
      const bytes = unzip.read() as Buffer | null;
      if (bytes) yield bytes;
      else if (done()) return;
      else await woken;
    }
  }

  try {
    for await (const chunk of chunks) {
      let written = false;
      unzip.write(chunk, () => {
        written = true;
        wake();
      });
      yield* read(() => written);
      if (errors.length > 0) break;
    }
    if (errors.length === 0) unzip.end();
    // The last member may still give bytes; an unfinished one fails here.
    yield* read(() => unzip.readableEnded);
  } finally {
    unzip.destroy();
  }
  if (errors.length === 0) return;
  const truncated = (errors[0] as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
  throw new BrokenGzip(truncated ? 'truncated_gzip' : 'broken_gzip', errors[0].message);
}
