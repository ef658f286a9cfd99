import type { Entry } from '../../ledger/entry';
import { placeOf, type Reject } from '../../ledger/reject';
import { isObject, textOf, type Json } from '../github-rest/shape';
import { incidentEvent as incidentIo, unrealModes } from '../incident-io/incident';
import { alertEvent } from '../opsgenie/alert';
import { incidentEvent as pagerduty } from '../pagerduty/incident';
import { isLogEntry, logEntryEvent } from '../pagerduty/log-entry';
import { incidentEvent as statuspage } from '../statuspage/incident';
import { itemsOf, type ExportDoor } from './export-door';
import type { IncidentEvent } from './incident-event';
import { incidentRecord } from './incident-record';

interface Read {
  readonly entries: Entry[];
  readonly rejects: Reject[];
}

/** What an item is called, and what it needs to be used. */
const readers: Record<ExportDoor, { item: string; needs: string; read: (item: Json) => IncidentEvent | undefined }> = {
  pagerduty: { item: 'incident', needs: 'an "id" and the time "created_at"', read: (item) => pagerduty(item) },
  opsgenie: { item: 'alert', needs: 'an "id" and the time "createdAt"', read: alertEvent },
  'incident-io': { item: 'incident', needs: 'an "id" and the time "created_at"', read: incidentIo },
  statuspage: { item: 'incident', needs: 'an "id" and the time "created_at"', read: statuspage },
};

interface LogOfIncident {
  readonly events: IncidentEvent[];
  readonly raw: Json[];
  readonly line: number | undefined;
}

/**
 * Maps the export of an incident tool: pages, lists of items, single items. Entries of PagerDuty's log are gathered over the whole file, since it
 * takes several to know what an incident went through: they come with `finish`.
 */
export class ExportEntries {
  private readonly logs = new Map<string, LogOfIncident>();
  private unreal = 0;

  constructor(
    private readonly door: ExportDoor,
    private readonly file: string,
  ) {}

  /** One page, list or item. */
  read(value: unknown, line: number | undefined): Read {
    const read: Read = { entries: [], rejects: [] };
    const items = Array.isArray(value) ? value : isObject(value) ? itemsOf(value) : undefined;
    if (!items) this.item(value, line, read);
    else
      for (const item of items) {
        // A list of pages.
        if (isObject(item) && itemsOf(item)?.every(isObject) && !('id' in item)) {
          const { entries, rejects } = this.read(item, line);
          read.entries.push(...entries);
          read.rejects.push(...rejects);
        } else this.item(item, line, read);
      }
    return read;
  }

  /** What was gathered, and what is to be said of the file as a whole. */
  finish(): Read & { notes: string[] } {
    const read: Read = { entries: [], rejects: [] };
    for (const [id, { events, raw, line }] of this.logs) {
      const record = incidentRecord(events);
      const text = JSON.stringify({ log_entries: raw });
      if (record) read.entries.push({ value: record, line, raw: text });
      else
        read.rejects.push(
          this.rejected(
            `the log of ${id} does not tell when it was triggered; export it with include[]=incidents, or join the pages into one file`,
            line,
            text,
          ),
        );
    }
    const notes = this.unreal === 0 ? [] : [`${this.unreal} ${this.unreal === 1 ? 'incident' : 'incidents'} of a test or a tutorial were left out.`]; // prettier-ignore
    return { ...read, notes };
  }

  private item(item: unknown, line: number | undefined, { entries, rejects }: Read): void {
    const { item: name, needs, read } = readers[this.door];
    const raw = JSON.stringify(item) ?? String(item);
    if (!isObject(item)) {
      rejects.push(this.rejected(`this is no ${name} of ${this.door} but ${raw.slice(0, 60)}; leave it out`, line, raw, 'not_an_object')); // prettier-ignore
      return;
    }
    if (this.door === 'pagerduty' && isLogEntry(item)) return this.logEntry(item, line, rejects);
    if (this.door === 'incident-io' && unrealModes.has(textOf(item, 'mode') ?? '')) {
      this.unreal++;
      return;
    }
    const event = read(item);
    const record = event && incidentRecord([event]);
    if (record) entries.push({ value: record, line, raw });
    else rejects.push(this.rejected(`the ${name} ${named(item)} lacks what is needed: ${needs}, with its offset; export it again`, line, raw)); // prettier-ignore
  }

  private logEntry(entry: Json, line: number | undefined, rejects: Reject[]): void {
    const event = logEntryEvent(entry);
    if (event === null) return;
    if (event === undefined) {
      rejects.push(this.rejected(`the log entry ${named(entry)} names no incident or no time "created_at"; export it again`, line, JSON.stringify(entry))); // prettier-ignore
      return;
    }
    const log = this.logs.get(event.id) ?? { events: [], raw: [], line };
    log.events.push(event);
    log.raw.push(entry);
    this.logs.set(event.id, log);
  }

  private rejected(
    problem: string,
    line: number | undefined,
    raw: string,
    reason: Reject['reason'] = 'missing_field',
  ): Reject {
    return { reason, message: `${placeOf(this.file, line)}: ${problem}.`, line, kind: 'incident', raw };
  }
}

const named = (item: Json): string =>
  typeof item.id === 'string' || typeof item.id === 'number' ? JSON.stringify(item.id) : 'without an id';
