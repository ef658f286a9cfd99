import { recordKinds } from '../ledger/record-kinds';
import { restShape } from './github-rest/shape';
import { exportDoorOf, exportDoorOfText, exportDoors, type ExportDoor } from './incident-events/export-door';
import { kindOfFile } from './records/kind-of-file';
import { isCursorCsv, usageDoorOf, usageDoorOfText, usageDoors, type UsageDoor } from './usage/usage-door';

export type Door = 'records' | 'github-rest' | 'git' | ExportDoor | UsageDoor;
export const doors: readonly Door[] = ['records', 'github-rest', 'git', ...exportDoors, ...usageDoors];

/** How the text of an input is laid out. */
export type Layout = 'lines' | 'list' | 'document' | 'csv';

export interface Detection {
  /** undefined: neither door knows what it saw. */
  readonly door: Door | undefined;
  readonly layout: Layout;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON, or cut off at the end of the head: no evidence either way.
    return undefined;
  }
}

function doorOf(value: unknown): Door | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind } = value as { kind?: unknown };
  if (typeof kind === 'string' && recordKinds.has(kind)) return 'records';
  return usageDoorOf(value) ?? exportDoorOf(value) ?? (restShape(value) === undefined ? undefined : 'github-rest');
}

/** Fields that every object of the REST API carries near its beginning, for elements longer than the head. */
const restField = /"(pull_request_url|diff_url|events_url|comments_url|commit_url|node_id)"\s*:/;

/**
 * Finds the door from the content.
 *
 * @param path name of the file, for its ending and the kind it is named after
 * @param head the first bytes, unpacked
 * @param kind the kind that the user gave for records that name none
 */
export function detectDoor(path: string, head: Buffer, kind?: string): Detection {
  const name = path.toLowerCase().replace(/\.gz$/, '');
  const text = head.toString('utf8').replace(/^\uFEFF/, '');
  const start = text.trimStart();
  const fallback: Door | undefined = kind !== undefined || kindOfFile(path) !== undefined ? 'records' : undefined;
  if (
    name.endsWith('.csv') ||
    (start !== '' && !/^[[{]/.test(start) && fallback && !/\.(ndjson|jsonl|json)$/.test(name))
  ) {
    const stated = isCursorCsv(start) ? 'cursor-usage' : fallback;
    return { door: stated ?? (/(^|[,;\t"])kind([,;\t"]|\r?\n)/.test(start) ? 'records' : undefined), layout: 'csv' };
  }
  if (start === '') return { door: 'records', layout: 'lines' };
  if (start.startsWith('[') && !name.endsWith('.ndjson') && !name.endsWith('.jsonl')) {
    return { door: doorOfList(start) ?? fallback, layout: 'list' };
  }
  const values = start.split('\n').map((line) => parsed(line));
  const objects = values.filter((value) => typeof value === 'object' && value !== null);
  const door = objects.map(doorOf).find((found) => found !== undefined);
  if (name.endsWith('.ndjson') || name.endsWith('.jsonl')) return { door: door ?? 'records', layout: 'lines' };
  if (objects.length > 0) {
    const named = objects.some((value) => typeof (value as { kind?: unknown }).kind === 'string');
    return { door: door ?? fallback ?? (named ? 'records' : undefined), layout: 'lines' };
  }
  // One object over many lines: looked at whole by its reader, for its first line says too little.
  const known = restField.test(start) || /^\{\s*"(pull|issue|type|events|url|id)"\s*:/.test(start);
  if (/^\{\s*"kind"\s*:\s*"/.test(start)) return { door: 'records', layout: 'document' };
  return {
    door: usageDoorOfText(start) ?? exportDoorOfText(start) ?? (known ? 'github-rest' : fallback),
    layout: 'document',
  };
}

/** Looks at the first elements of a list that the head holds whole. */
function doorOfList(text: string): Door | undefined {
  let end = text.indexOf('}');
  for (let tries = 0; end >= 0 && tries < 500; tries++, end = text.indexOf('}', end + 1)) {
    const list = parsed(`${text.slice(0, end + 1)}]`);
    if (Array.isArray(list)) return doorOf(list[0]);
  }
  if (/^\[\s*\{\s*"kind"\s*:\s*"/.test(text)) return 'records';
  return usageDoorOfText(text) ?? exportDoorOfText(text) ?? (restField.test(text) ? 'github-rest' : undefined);
}
