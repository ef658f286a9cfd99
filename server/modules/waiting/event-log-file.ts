import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { DateTime } from 'luxon';
import type { LoggedActivity } from '../../domain/event-log';
import { Failure } from '../../platform/failure';

/** Names a column may have, in small letters; the second of each is the XES standard's. */
const COLUMNS = {
  case: ['case_id', 'case:concept:name', 'case', 'caseid'],
  activity: ['activity', 'concept:name'],
  start: ['start_time', 'start_timestamp', 'start'],
  end: ['end_time', 'time:timestamp', 'end'],
  resource: ['resource', 'org:resource'],
} as const;

/**
 * The activities of an event log in CSV, one per line, with the columns case_id, Activity, start_time, end_time and Resource. Times without an offset are on the
 * clock of `zone`. Lines without a resource are left out: nobody could have been busy or away.
 *
 * @throws Failure not_found without the file, bad_input for a missing column, a time that is none, or an end before its start
 */
export async function readEventLog(path: string, zone: string): Promise<LoggedActivity[]> {
  let rows: string[][];
  try {
    rows = parse(await readFile(path, 'utf8'), { bom: true, skip_empty_lines: true });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Failure('not_found', `There is no file ${path}: give the path of an event log.`);
    throw new Failure('bad_input', `${path} cannot be read as CSV (${message}): save it as CSV with a header.`, {
      cause,
    });
  }
  const header = (rows.shift() ?? []).map((name) => name.trim().toLowerCase());
  const place = Object.fromEntries(
    Object.entries(COLUMNS).map(([column, names]) => {
      const found = names.map((name) => header.indexOf(name)).find((at) => at >= 0);
      if (found === undefined)
        throw new Failure('bad_input', `${path} has no column ${names[0]}: an event log names it in its first line.`);
      return [column, found];
    }),
  ) as Record<keyof typeof COLUMNS, number>;
  const log: LoggedActivity[] = [];
  rows.forEach((cells, index) => {
    const resource = cells[place.resource];
    if (resource === '') return;
    const timeOf = (column: 'start' | 'end'): number => {
      const text = cells[place[column]];
      const at = DateTime.fromISO(text.trim().replace(' ', 'T'), { zone });
      if (at.isValid) return at.toSeconds();
      throw new Failure(
        'bad_input',
        `${path}, row ${index + 1}: the ${column} "${text}" is not a time; write it as 2026-07-01T10:00:00.`,
      );
    };
    const [start, end] = [timeOf('start'), timeOf('end')];
    if (end < start)
      throw new Failure('bad_input', `${path}, row ${index + 1}: it ends before it starts; correct the row.`);
    log.push({ case: cells[place.case], activity: cells[place.activity], resource, start, end });
  });
  return log;
}
