import { isObject, textOf, type Json } from '../github-rest/shape';
import { isLogEntry } from '../pagerduty/log-entry';

/** Doors of incident tools, whose exports are read. */
export const exportDoors = ['pagerduty', 'opsgenie', 'incident-io', 'statuspage'] as const;
export type ExportDoor = (typeof exportDoors)[number];

/** Names under which a page of an export holds its items. */
const lists = ['incidents', 'log_entries', 'data', 'scheduled_maintenances', 'incident', 'log_entry', 'scheduled_maintenance']; // prettier-ignore

/** The items of a page, or of one answer with a single item; undefined when the value is no page but an item. */
export function itemsOf(value: Json): unknown[] | undefined {
  for (const name of lists) {
    const field = value[name];
    if (Array.isArray(field)) return field as unknown[];
    // An item may have an incident of its own.
    if (isObject(field) && Object.keys(value).length <= 2) return [field];
  }
  return undefined;
}

/** Which tool wrote an item of an export; undefined = none of them. */
function doorOfItem(item: Json): ExportDoor | undefined {
  if (isLogEntry(item) || 'incident_number' in item || ('incident_key' in item && 'urgency' in item))
    return 'pagerduty';
  if ('tinyId' in item) return 'opsgenie';
  if (isObject(item.incident_status) || 'incident_role_assignments' in item || 'incident_timestamp_values' in item)
    return 'incident-io';
  if ('incident_updates' in item && (textOf(item, 'impact') !== undefined || 'shortlink' in item)) return 'statuspage';
  return undefined;
}

/** Which tool's export a value is: a page, a list of pages or items, or an item. */
export function exportDoorOf(value: unknown): ExportDoor | undefined {
  if (Array.isArray(value)) return value.length > 0 ? exportDoorOf(value[0]) : undefined;
  if (!isObject(value)) return undefined;
  const own = doorOfItem(value);
  if (own) return own;
  const items = itemsOf(value);
  if (!items) return undefined;
  const first = items.find(isObject);
  if (first) return doorOfItem(first);
  // A page without items, as the last one may be.
  if ('pagination_meta' in value) return 'incident-io';
  if ('limit' in value && 'more' in value) return 'pagerduty';
  if ('requestId' in value && 'took' in value) return 'opsgenie';
  return isObject(value.page) ? 'statuspage' : undefined;
}

/** Keys that only one tool's exports have. Within texts their quotes are escaped, so that a quoted export is not taken for one. */
const marks: readonly (readonly [ExportDoor, RegExp])[] = [
  ['pagerduty', /"(incident_number|incident_key)"\s*:|"type"\s*:\s*"\w+_log_entry"/],
  ['opsgenie', /"tinyId"\s*:/],
  ['incident-io', /"(incident_status|incident_role_assignments|incident_timestamp_values)"\s*:/],
  ['statuspage', /"(incident_updates|scheduled_maintenances)"\s*:/],
];

/** The same by the beginning of a text that is too long to be parsed at once, or stands over many lines. */
export function exportDoorOfText(text: string): ExportDoor | undefined {
  return marks.find(([, mark]) => mark.test(text))?.[0];
}
