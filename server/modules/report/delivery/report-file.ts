import { randomBytes } from 'node:crypto';
import { mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { DeliveryFault } from './delivery-fault';

/** A folder below DATA/reports: names apart by slashes. */
export const FOLDER = /^[\w][\w. -]*(\/[\w][\w. -]*)*$/;

/**
 * Writes a report below the folder `reports` of the data folder, whole or not at all; one of the same name is replaced.
 *
 * @throws DeliveryFault
 */
export async function writeReportFile(
  home: string,
  folder: string | null,
  name: string,
  content: Buffer,
): Promise<string> {
  const root = join(home, 'reports');
  const place = folder === null ? root : join(root, folder);
  try {
    await mkdir(place, { recursive: true });
    const [real, realRoot] = [await realpath(place), await realpath(root)];
    if (real !== realRoot && !real.startsWith(realRoot + sep))
      throw new DeliveryFault(`The folder ${folder} leads out of ${root} by a link: name another one.`, false);
    const file = join(real, name);
    const half = `${file}.${randomBytes(4).toString('hex')}.part`;
    try {
      await writeFile(half, content);
      await rename(half, file);
    } finally {
      await rm(half, { force: true });
    }
    return file;
  } catch (cause) {
    if (cause instanceof DeliveryFault) throw cause;
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new DeliveryFault(`${place} cannot be written to (${code ?? message}): make room or give the right to write there; it is tried again.`, true, null, { cause }); // prettier-ignore
  }
}
