import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { importRecords, type ImportOptions, type ImportProgress } from '../ledger/import-records';
import type { ImportSummary } from '../ledger/import-summary';
import { checkRecords } from '../ledger/check-records';
import type { EntryBatch } from '../ledger/entry';
import type { Store } from '../store/data-source';
import { openBytes, openFile } from './byte-source';
import { detectDoor, type Detection, type Door } from './door-detection';
import { entryBatches } from './entry-batches';
import { openClone, type Clone } from './git/clone';
import { gitEntries } from './git/git-entries';
import { inputFiles, stdinPath, type InputFile } from './input-files';
import { UnusableInput } from './unusable-input';
import { UsageSums } from './usage/usage-sums';

export interface ImportPathsOptions extends Pick<ImportOptions, 'derive' | 'onReject' | 'now'> {
  /** Takes this door for every file instead of looking for it. */
  readonly from?: Door;
  /** Kind of records that name none. */
  readonly kind?: string;
  /** Names of the tags of a clone that are deploys, with `*` and `?`. */
  readonly tags?: string;
  /** What `-` reads; the program's standard input. */
  readonly stdin?: AsyncIterable<Buffer | string>;
}

/** Progress over all files; `bytes` is 0 when the size is not known (stdin). */
export interface PathsProgress extends ImportProgress {
  readonly bytes: number;
}

interface Input extends InputFile {
  readonly detection?: Detection;
  readonly opened?: Clone;
  /** Why the file cannot be read, found when it was looked at. */
  readonly fault?: string;
}

/**
 * Imports files, folders and stdin (`-`): finds each file's door, reads it and takes its records into the ledger.
 *
 * @param organizationId or what gives it, asked once the paths have turned out usable
 * @throws UnusableInput before anything is written when a path does not exist or a file is none of what the doors read
 */
export async function importPaths(
  store: Store,
  organizationId: number | (() => Promise<number>),
  paths: readonly string[],
  options: ImportPathsOptions,
  onProgress?: (progress: PathsProgress) => void,
): Promise<ImportSummary> {
  const inputs = await lookAt(paths, options);
  const bytes = inputs.reduce((sum, input) => sum + input.bytes, 0);
  const organization = typeof organizationId === 'number' ? organizationId : await organizationId();
  return importRecords(store, organization, batchesOf(inputs, options), {
    ...options,
    door: [...new Set(inputs.flatMap(({ detection }) => detection?.door ?? []))].join(',') || 'records',
    source: paths.join(' '),
    adds: new Set(['stdin']),
    onProgress: onProgress && ((progress) => onProgress({ ...progress, bytes })),
  });
}

/** Reads and checks everything as `importPaths` does, and writes nothing: what would be taken counts as accepted. */
export async function checkPaths(
  paths: readonly string[],
  options: ImportPathsOptions,
  onProgress?: (progress: PathsProgress) => void,
): Promise<ImportSummary> {
  const inputs = await lookAt(paths, options);
  const bytes = inputs.reduce((sum, input) => sum + input.bytes, 0);
  return checkRecords(batchesOf(inputs, options), {
    ...options,
    onProgress: onProgress && ((progress) => onProgress({ ...progress, bytes })),
  });
}

/** Opens every file once before the first is read, so that a wrong one stops the import before it begins. */
async function lookAt(paths: readonly string[], options: ImportPathsOptions): Promise<Input[]> {
  const inputs: Input[] = [];
  const { from } = options;
  for (const file of await inputFiles(paths, from !== undefined && from !== 'git')) {
    if (file.clone) {
      const clone = await openClone(file.path);
      inputs.push({ ...file, detection: { door: 'git', layout: 'document' }, opened: clone });
    } else if (from === 'git') throw new UnusableInput(noClone(file));
    else if (file.path === stdinPath) inputs.push(file);
    else if (!from && /(^|[/\\])(pulls|issues)[/\\]\d+\.json$/.test(file.path)) {
      inputs.push({ ...file, detection: { door: 'github-rest', layout: 'document' } });
    } else {
      inputs.push(await lookAtFile(file, options));
    }
  }
  if (inputs.every(({ fault }) => fault !== undefined)) throw new UnusableInput(inputs[0].fault as string);
  return inputs;
}

const noClone = ({ source, named }: InputFile): string =>
  `${source} is no git clone (${named ? 'it is a file' : 'no .git stands in it'}); give the top folder of a clone or a bare repository.`;

async function lookAtFile(file: InputFile, options: ImportPathsOptions): Promise<Input> {
  try {
    await access(file.path, constants.R_OK);
  } catch (error) {
    const why = (error as Error).message;
    return { ...file, fault: `${file.path}: the file cannot be read (${why}); check its permissions.` };
  }
  const source = await openFile(file.path);
  const detection = detected(file.path, source.head, options);
  await source.close();
  if (detection.door !== undefined) return { ...file, detection };
  const fault = unknownContent(file.path, detection);
  if (file.named) throw new UnusableInput(fault);
  return { ...file, fault };
}

function detected(path: string, head: Buffer, { from, kind }: ImportPathsOptions): Detection {
  const detection = detectDoor(path, head, kind);
  return from ? { ...detection, door: from } : detection;
}

function unknownContent(path: string, { layout }: Detection): string {
  return layout === 'csv'
    ? `${path}: this CSV does not say which kind of record it holds; name it after the kind, as review.csv, or give --kind.`
    : `${path}: this is neither records (JSON objects with a "kind"), nor objects of GitHub's REST API, nor the export of an incident tool or of a vendor's usage; give --kind or --from when it is.`;
}

async function* batchesOf(inputs: readonly Input[], options: ImportPathsOptions): AsyncGenerator<EntryBatch> {
  let before = 0;
  const repositories = new Set<string>();
  const usage = new UsageSums();
  for (const input of inputs) {
    const file = input.path === stdinPath ? 'stdin' : input.path;
    try {
      if (input.fault !== undefined) {
        yield unreadable(input, file, input.fault, options);
        continue;
      }
      if (input.opened) {
        const now = (options.now ?? (() => Date.now() / 1000))();
        yield* gitEntries(input.opened, { tags: options.tags, now });
        continue;
      }
      const bytes = await (input.path === stdinPath ? openBytes(options.stdin ?? process.stdin) : openFile(input.path));
      const detection = input.detection ?? detected(file, bytes.head, options);
      if (detection.door === undefined) throw new UnusableInput(unknownContent(file, detection));
      for await (const batch of entryBatches(
        bytes,
        { source: input.source, file, kind: options.kind, repositories, usage },
        detection,
      )) {
        yield { ...batch, bytesRead: before + (batch.bytesRead ?? 0) };
      }
    } catch (error) {
      // A file that stops being readable halfway; what is no error of the system is a fault of this program.
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
      const { message } = error as Error;
      yield unreadable(
        input,
        file,
        `${file}: the file cannot be read (${message}); check its permissions and import it again.`,
        options,
      );
    }
    before += input.bytes;
  }
}

function unreadable({ source }: Input, file: string, message: string, { from }: ImportPathsOptions): EntryBatch {
  return {
    door: from ?? 'records',
    source,
    file,
    entries: [],
    rejects: [{ reason: 'unreadable_file', message, raw: '', wholeFile: true }],
  };
}
