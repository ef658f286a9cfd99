import type { PoolClient } from 'pg';
import type { CoverageCollector, CoverageOfKind } from './coverage';
import type { Entry, EntryBatch } from './entry';
import type { Pseudonyms } from './erased-accounts';
import { erasedEntry } from './erased-record';
import { Fault } from './fault';
import { count, unknownKind, type ImportSummary } from './import-summary';
import type { RecordKind } from './record-kind';
import { recordKinds } from './record-kinds';
import { RecordWriter } from './record-writer';
import { placeOf, quoted, type Reject } from './reject';
import type { RejectOrigin, RejectWriter } from './rejected-records';
import { RowBatch } from './row-batch';
import { rowMergeOf, type RowMerge } from './row-merge';
import type { TouchedCollector } from './touched';
import { validationOf, type Row, type Validation } from './validation';

/** One kind on its way into the database. */
interface Lane {
  readonly kind: RecordKind;
  readonly validation: Validation;
  readonly merge: RowMerge;
  /** Absent when rows are only checked. */
  readonly writer: RecordWriter | undefined;
  readonly repoColumn: number;
  rows: RowBatch;
  coverage: CoverageOfKind | undefined;
}

interface Collectors {
  readonly summary: ImportSummary;
  readonly touched: TouchedCollector;
  readonly coverage: CoverageCollector;
  /** Absent when rows are only checked. */
  readonly rejects?: RejectWriter;
  readonly now: () => number;
  readonly onReject?: (message: string) => void;
  /** Of people whose data were deleted; absent while there are none. */
  readonly pseudonyms?: Pseudonyms;
}

const mostRows = 30_000;
/** Characters of one kind, and of all kinds together. */
const mostSize = 8_000_000;
const mostTotalSize = 16_000_000;

/** Kinds from whose rows the flow of a pull request is derived, or its findings. */
const factsOfPullRequests = new Set([
  'pull_request', 'pull_request_event', 'review', 'review_comment', 'pull_request_comment', 'check_run', 'finding', 'commit_file',
]); // prettier-ignore

/** Checks entries and gathers those that pass until they are worth an upsert; while the database works the next ones are checked. */
export class RecordIntake {
  private readonly lanes = new Map<string, Lane>();
  private totalSize = 0;
  private writing: Promise<void> = Promise.resolve();
  /** Records that passed and are not written yet. */
  waiting = 0;

  constructor(
    private readonly collectors: Collectors,
    private readonly target?: { readonly client: PoolClient; readonly organizationId: number },
  ) {}

  async take(batch: EntryBatch): Promise<void> {
    const { door, source, file, fromCsv } = batch;
    const origin: RejectOrigin = { door, source, file, fromCsv: fromCsv === true };
    for (const reject of batch.rejects ?? []) this.reject(origin, reject);
    if (batch.notes?.length) (this.collectors.summary.notes ??= []).push(...batch.notes);
    for (const entry of batch.entries) {
      const lane = this.accept(batch, entry, origin);
      if (lane && (lane.rows.rows >= mostRows || lane.rows.size >= mostSize)) await this.send(lane);
    }
    if (this.totalSize >= mostTotalSize) {
      await this.send([...this.lanes.values()].reduce((most, lane) => (lane.rows.size > most.rows.size ? lane : most)));
    }
    if (this.collectors.rejects?.full) await this.collectors.rejects.flush();
  }

  async finish(): Promise<void> {
    for (const lane of this.lanes.values()) await this.send(lane);
    await this.writing;
    await this.collectors.rejects?.flush();
  }

  /** Waits until the statement under way has ended, well or not: nothing of this import goes in after it. */
  async settle(): Promise<void> {
    await this.writing.catch(() => undefined);
  }

  private accept(batch: EntryBatch, entry: Entry, origin: RejectOrigin): Lane | undefined {
    const { value } = entry;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const problem = `is ${quoted(value)}; a record is a JSON object in braces`;
      this.fault(origin, entry, undefined, new Fault('not_an_object', problem));
      return undefined;
    }
    const told = value as Record<string, unknown>;
    const name = told.kind ?? batch.defaultKind;
    const lane = typeof name === 'string' ? this.laneOf(name) : undefined;
    if (!lane) {
      this.fault(origin, entry, undefined, new Fault('unknown_kind', unknownKindProblem(name)));
      return undefined;
    }
    const { pseudonyms } = this.collectors;
    const record = pseudonyms ? erasedEntry(lane.kind, told, pseudonyms) : told;
    const row = lane.validation(record, origin.fromCsv);
    if (row instanceof Fault) {
      this.fault(origin, entry, lane.kind.name, row);
      return undefined;
    }
    this.note(lane, batch, row);
    const before = lane.rows.size;
    lane.rows.add(row, origin, entry.line, entry.raw ?? record);
    this.totalSize += lane.rows.size - before;
    this.waiting++;
    return lane;
  }

  private note(lane: Lane, batch: EntryBatch, row: Row): void {
    const { coverage, touched, summary, now } = this.collectors;
    if (lane.coverage?.source !== batch.source || lane.coverage.door !== batch.door) {
      lane.coverage = coverage.of(batch.door, batch.source, lane.kind.name);
    }
    lane.coverage.add(lane.repoColumn < 0 ? '' : (row.cells[lane.repoColumn] ?? ''), row.first, row.last);
    if (batch.ownExtras !== true) summary.extras += row.extras;
    if (row.last <= touched.horizon) return;
    const present = now();
    // A last instant far in the future counts for nothing; the first one may still count.
    touched.happened(row.last > present + 86400 ? row.first : row.last, present);
  }

  private laneOf(name: string): Lane | undefined {
    const made = this.lanes.get(name);
    const kind = made ? undefined : recordKinds.get(name);
    if (!kind) return made;
    const merge = rowMergeOf(kind);
    const lane: Lane = {
      kind,
      validation: validationOf(kind),
      merge,
      writer: this.target && new RecordWriter(this.target.client, this.target.organizationId, kind),
      repoColumn: kind.fields.findIndex((field) => field.name === 'repo'),
      rows: new RowBatch(merge),
      coverage: undefined,
    };
    this.lanes.set(name, lane);
    return lane;
  }

  /** Hands a kind's rows to the database as soon as the rows before them are in. */
  private async send(lane: Lane): Promise<void> {
    const { rows } = lane;
    if (rows.rows === 0) return;
    lane.rows = new RowBatch(lane.merge);
    this.totalSize -= rows.size;
    await this.writing;
    this.writing = this.write(lane, rows);
    // Thrown at the next `await this.writing`; until then it must not count as unhandled.
    this.writing.catch(() => undefined);
  }

  private async write(lane: Lane, rows: RowBatch): Promise<void> {
    const { touched, summary } = this.collectors;
    const { name } = lane.kind;
    const listed = factsOfPullRequests.has(name) && !touched.all;
    const changed = listed
      ? (repo: string, number: number | null) => {
          // The files of a commit may come without a pull request; the derivation finds it by the commit.
          if (number !== null) touched.pullRequest(repo, number);
        }
      : undefined;
    const { accepted, refused } = (await lane.writer?.write(rows, changed)) ?? { accepted: rows.rows, refused: [] };
    this.waiting -= rows.records;
    if (accepted > 0) touched.kinds.add(name);
    count(summary, name, 'accepted', accepted);
    count(summary, name, 'unchanged', rows.records - accepted - refused.length);
    for (const { origin, message } of refused) {
      const problem = `was refused by the database (${message}); correct the row`;
      const raw = typeof origin.payload === 'string' ? origin.payload : undefined;
      const entry = { value: origin.payload, line: origin.line, raw };
      this.fault(origin.origin, entry, name, new Fault('refused_by_database', problem));
    }
  }

  private fault(origin: RejectOrigin, entry: Entry, kind: string | undefined, { reason, problem }: Fault): void {
    const raw = entry.raw ?? JSON.stringify(entry.value) ?? String(entry.value);
    const message = `${placeOf(origin.file, entry.line)}: ${kind ?? 'this row'} ${problem}.`;
    this.reject(origin, { reason, message, line: entry.line, kind, raw });
  }

  private reject(origin: RejectOrigin, reject: Reject): void {
    const { summary, rejects, onReject } = this.collectors;
    count(summary, reject.kind ?? unknownKind, 'rejected');
    rejects?.add(origin, reject);
    onReject?.(reject.message);
  }
}

function unknownKindProblem(name: unknown): string {
  return name === undefined || name === null
    ? 'has no "kind"; add it, name the file after its kind, or give --kind'
    : `has the kind ${quoted(name)}; the kinds are ${[...recordKinds.keys()].join(', ')}`;
}
