import type { Figure } from './figure';
import type { Run } from './parts';
import { writeMorning, writeOrganization } from './record-file';
import { timed } from './timing';

/** Writes the files that the import reads, as the program would find them. */
export async function recordFigures(run: Run): Promise<Figure[]> {
  const { ms, result } = await timed(() => writeOrganization(run.records, run));
  await writeMorning(run.morning, run);
  process.stderr.write(
    `  ${result.lines} records, ${Math.round(result.bytes / 1e6)} MB of NDJSON in ${(ms / 1000).toFixed(1)} s\n`,
  );
  return [];
}
