import { isObject, type Json } from '../github-rest/shape';
import { objectsIn } from '../incident-events/told';

/** Doors of the exports in which vendors tell who used their agents, and how much. */
export const usageDoors = ['copilot-usage', 'claude-code-usage', 'cursor-usage', 'codex-usage'] as const;
export type UsageDoor = (typeof usageDoors)[number];

/** Names under which a page of an export holds its items. */
const lists = ['day_totals', 'user_totals', 'usageEvents', 'usageEventsDisplay', 'data'];

/** The items of a page; undefined when the value is no page but an item. */
export function pageItems(value: Json): unknown[] | undefined {
  for (const name of lists) if (Array.isArray(value[name])) return value[name] as unknown[];
  return undefined;
}

function doorOfItem(item: Json): UsageDoor | undefined {
  const has = (...names: string[]): boolean => names.some((name) => name in item);
  if (has('core_metrics', 'terminal_type') && isObject(item.actor)) return 'claude-code-usage';
  if (typeof item.start_time === 'number' && has('clients', 'totals', 'pull_request_reviews')) return 'codex-usage';
  if (has('userEmail', 'serviceAccountId') && has('timestamp')) return 'cursor-usage';
  if (has('email', 'userId') && has('isActive', 'composerRequests', 'agentRequests')) return 'cursor-usage';
  if (
    has('day', 'total_active_days') &&
    has('user_initiated_interaction_count', 'totals_by_ide', 'totals_by_feature', 'used_agent', 'used_chat')
  )
    return 'copilot-usage';
  return undefined;
}

/** Which vendor's export a value is: a page, a list of pages or items, or an item; undefined = of none. */
export function usageDoorOf(value: unknown): UsageDoor | undefined {
  if (Array.isArray(value)) return value.length > 0 ? usageDoorOf(value[0]) : undefined;
  if (!isObject(value)) return undefined;
  const own = doorOfItem(value);
  if (own) return own;
  if (Array.isArray(value.day_totals) || Array.isArray(value.user_totals)) return 'copilot-usage';
  if (Array.isArray(value.usageEvents) || Array.isArray(value.usageEventsDisplay)) return 'cursor-usage';
  const [first] = objectsIn(value.data);
  if (first) return doorOfItem(first);
  // A page without items, as the last one may be: it holds nothing, whoever wrote it.
  return Array.isArray(value.data) && 'has_more' in value && 'next_page' in value ? 'claude-code-usage' : undefined;
}

/** Keys that only one vendor's exports have. Within texts their quotes are escaped, so that a quoted export is not taken for one. */
const marks: readonly (readonly [UsageDoor, RegExp])[] = [
  ['copilot-usage', /"(day_totals|user_totals|user_initiated_interaction_count|used_copilot_\w+)"\s*:/],
  ['claude-code-usage', /"(core_metrics|terminal_type|num_sessions)"\s*:/],
  ['cursor-usage', /"(composerRequests|cmdkUsages|acceptedLinesAdded|usageEvents|usageEventsDisplay)"\s*:/],
  ['codex-usage', /"client_id"\s*:\s*"CODEX|"(pull_request_reviews)"\s*:|"threads"\s*:[^{}]*"turns"\s*:/],
];

/** The same by the beginning of a text that is too long to be parsed at once, or stands over many lines. */
export function usageDoorOfText(text: string): UsageDoor | undefined {
  return marks.find(([, mark]) => mark.test(text))?.[0];
}

/** Columns of the CSV that Cursor's dashboard exports. */
export const isCursorCsv = (text: string): boolean =>
  /^[^\n]*(Cloud Agent ID|Max Mode)[^\n]*Output Tokens/.test(text.trimStart());
