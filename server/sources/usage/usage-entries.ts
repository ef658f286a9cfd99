import type { Entry } from '../../ledger/entry';
import { Fault } from '../../ledger/fault';
import { placeOf, type Reject } from '../../ledger/reject';
import { isObject, type Json } from '../github-rest/shape';
import { claudeCodeUsage } from './claude-code';
import { codexUsage } from './codex';
import { copilotUsage } from './copilot';
import { cursorUsage } from './cursor';
import { pageItems, type UsageDoor } from './usage-door';
import type { MappedUsage } from './usage-part';
import { UsageSums } from './usage-sums';

interface Read {
  readonly entries: Entry[];
  readonly rejects: Reject[];
}

const readers: Record<UsageDoor, (item: Json, page: Json) => MappedUsage | Fault> = {
  'copilot-usage': copilotUsage,
  'claude-code-usage': claudeCodeUsage,
  'cursor-usage': cursorUsage,
  'codex-usage': codexUsage,
};

/**
 * Maps a vendor's export of usage, pages, lists of items or single items, to records. Rows that several items make together come with `finish`.
 *
 * @param sums what was added up so far, shared by all files of one import
 */
export class UsageEntries {
  private readonly people = new Set<string>();
  private accounts = new Map<string, number>();
  private totals = 0;
  private unknownClients = new Map<string, number>();

  constructor(
    private readonly door: UsageDoor,
    private readonly file: string,
    private readonly sums = new UsageSums(),
  ) {}

  /** One page, list or item. */
  read(value: unknown, line: number | undefined, page: Json = {}): Read {
    const read: Read = { entries: [], rejects: [] };
    const items = Array.isArray(value) ? (value as unknown[]) : isObject(value) ? pageItems(value) : undefined;
    if (!items) this.item(value, line, page, read);
    else {
      const around = isObject(value) ? value : page;
      for (const item of items) {
        // A list of pages.
        if (isObject(item) && pageItems(item)) {
          const { entries, rejects } = this.read(item, line, around);
          read.entries.push(...entries);
          read.rejects.push(...rejects);
        } else this.item(item, line, around, read);
      }
    }
    return read;
  }

  /** What was added up, and what is to be said of the file as a whole. */
  finish(): Read & { notes: string[] } {
    const entries = this.sums.records().map((value) => ({ value }));
    const notes: string[] = [];
    const rows = [...this.accounts.values()].reduce((sum, count) => sum + count, 0);
    if (rows > 0)
      notes.push(`${counted(rows, 'row')} of ${counted(this.accounts.size, 'API key or service account', 'API keys and service accounts')} went in as automated accounts: they are no persons.`); // prettier-ignore
    if (this.totals > 0)
      notes.push(`${counted(this.totals, 'row')} with totals of a whole workspace or organization ${this.totals === 1 ? 'was' : 'were'} left out: they tell of no person.`); // prettier-ignore
    if (this.unknownClients.size > 0)
      notes.push(`Clients that this version does not know went in under the surface web: ${[...this.unknownClients.keys()].sort().join(', ')}.`); // prettier-ignore
    return { entries, rejects: [], notes };
  }

  private item(item: unknown, line: number | undefined, page: Json, { entries, rejects }: Read): void {
    const raw = JSON.stringify(item) ?? String(item);
    const reject = (reason: Reject['reason'], problem: string): void => {
      const message = `${placeOf(this.file, line)}: the row of ${this.door} ${problem}.`;
      rejects.push({ reason, message, line, kind: 'agent_usage', raw: this.replayable(item, page) ?? raw });
    };
    if (!isObject(item)) return reject('not_an_object', `is no object but ${raw.slice(0, 60)}; leave it out`);
    const mapped = readers[this.door](item, page);
    if (mapped instanceof Fault) return reject(mapped.reason, mapped.problem);
    for (const value of mapped.records ?? []) {
      // A person stands in many rows and is told of once.
      const person = value.kind === 'person' ? JSON.stringify(value) : undefined;
      if (person !== undefined && this.people.has(person)) continue;
      if (person !== undefined) this.people.add(person);
      entries.push({ value, line, raw: this.replayable(item, page) ?? raw });
    }
    for (const part of mapped.parts ?? []) this.sums.add(part);
    for (const moment of mapped.moments ?? []) this.sums.addMoment(moment);
    for (const client of mapped.unknownClients ?? [])
      this.unknownClients.set(client, (this.unknownClients.get(client) ?? 0) + 1);
    if (mapped.nobody === 'totals') this.totals++;
    else if (mapped.nobody === 'account') {
      const [part] = mapped.parts ?? [];
      const account = part?.person ?? '';
      this.accounts.set(account, (this.accounts.get(account) ?? 0) + 1);
    }
  }

  /** A row whose days stand around it keeps them, so that it can be replayed. */
  private replayable(item: unknown, page: Json): string | undefined {
    if (!isObject(item) || page.report_start_day === undefined) return undefined;
    const { report_start_day, report_end_day } = page;
    return JSON.stringify({ report_start_day, report_end_day, ...item });
  }
}

const counted = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en')} ${count === 1 ? one : many}`; // prettier-ignore
