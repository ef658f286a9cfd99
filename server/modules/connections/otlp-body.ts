import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { isObject, type Json } from '../../sources/github-rest/shape';

const unpack = promisify(gunzip);

/** Bytes of a body as it comes and unpacked; a batch of either agent has some ten thousand. */
export const mostBytes = 8 * 1024 * 1024;
const mostUnpacked = 32 * 1024 * 1024;

/** A request that cannot be taken, with its HTTP status. */
export class Untaken extends Error {
  constructor(
    readonly status: 400 | 413 | 415,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Refuses what is not OTLP's JSON before anything of the body is read.
 *
 * @throws Untaken 415
 */
export function checkForm(contentType: string | undefined, encoding: string | undefined): void {
  const type = (contentType ?? '').split(';')[0].trim().toLowerCase();
  if (/protobuf/.test(type))
    throw new Untaken(
      415,
      'Telemetry is taken as JSON, not as protobuf: set OTEL_EXPORTER_OTLP_PROTOCOL=http/json, or in Codex protocol = "json".',
    );
  if (type !== 'application/json')
    throw new Untaken(415, `The content type is ${type === '' ? 'missing' : `"${type.slice(0, 60)}"`}: send application/json.`); // prettier-ignore
  const packed = encoding?.trim().toLowerCase() ?? '';
  if (!['', 'identity', 'gzip'].includes(packed))
    throw new Untaken(415, `The content encoding "${packed.slice(0, 40)}" is not read: send gzip, or none.`);
}

/**
 * The JSON of a body, unpacked when it is gzip.
 *
 * @throws Untaken 400 when it is none, 413 when it is too large unpacked
 */
export async function bodyOf(bytes: Buffer, encoding: string | undefined): Promise<Json> {
  const plain = encoding?.trim().toLowerCase() === 'gzip' ? await unpacked(bytes) : bytes;
  let value: unknown;
  try {
    value = JSON.parse(plain.toString('utf8'));
  } catch (error) {
    throw new Untaken(400, `The body is not JSON (${(error as Error).message}).`);
  }
  if (isObject(value) && !Array.isArray(value)) return value;
  throw new Untaken(400, 'The body is no JSON object: an export has "resourceMetrics" or "resourceLogs".');
}

async function unpacked(bytes: Buffer): Promise<Buffer> {
  try {
    return await unpack(bytes, { maxOutputLength: mostUnpacked });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new Untaken(413, 'The body has more than 32 MB unpacked: send smaller batches.');
    throw new Untaken(400, `The body is no gzip (${message}).`);
  }
}
