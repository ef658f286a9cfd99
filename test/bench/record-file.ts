import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { organizationRecords, placeOf, type OrganizationSize } from './organization-records';

const CHUNK = 256 * 1024;

/** Writes the organization's records as NDJSON. */
export async function writeOrganization(
  file: string,
  size: OrganizationSize,
): Promise<{ lines: number; bytes: number }> {
  return written(file, organizationRecords(size));
}

/** Writes 1,000 records as a morning brings them: new reviews of known pull requests, and new pull requests. */
export async function writeMorning(file: string, size: OrganizationSize): Promise<{ lines: number; bytes: number }> {
  return written(file, morning(size));
}

function* morning(size: OrganizationSize): Generator<string> {
  let left = 1000;
  const at = new Date((size.horizon - 1) * 1000).toISOString();
  const step = Math.max(1, Math.floor(size.pullRequests / 500));
  for (let item = 0; item < size.pullRequests && left > 500; item += step, left--) {
    const { repo, number } = placeOf(item);
    yield `${JSON.stringify({ kind: 'review', repo, number, id: `m${item}`, reviewer: 'dev-1', state: 'commented', submitted_at: at })}\n`;
  }
  for (const line of organizationRecords(size, size.pullRequests, size.pullRequests + 100)) {
    if (left-- === 0) return;
    yield line;
  }
}

async function written(file: string, records: Iterable<string>): Promise<{ lines: number; bytes: number }> {
  let lines = 0;
  function* chunks(): Generator<string> {
    let chunk = '';
    for (const record of records) {
      lines++;
      chunk += record;
      if (chunk.length < CHUNK) continue;
      yield chunk;
      chunk = '';
    }
    yield chunk;
  }
  await pipeline(Readable.from(chunks()), createWriteStream(file));
  return { lines, bytes: (await stat(file)).size };
}
