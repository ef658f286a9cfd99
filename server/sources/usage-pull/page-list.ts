import { isObject, type Json } from '../github-rest/shape';
import { UsageFault } from './usage-fault';

/** An answer as an object that holds the list it has to hold; else the interface is another than the documented one. */
export function pageWithList(answer: unknown, list: string, vendor: string): Json {
  if (isObject(answer) && Array.isArray(answer[list])) return answer;
  throw new UsageFault(
    'unknown_schema',
    `The answer of ${vendor} has no list "${list}".`,
    'Check the base URL; if it is right, the interface has changed: look for a newer Downstream.',
  );
}

/** Where the next page is; undefined = this was the last. Both places are seen: beside the list, or in an object `page`. */
export function nextPageOf(answer: Json): string | undefined {
  const place = isObject(answer.page) ? answer.page : answer;
  const { has_more: more, next_page: next } = place;
  return more !== false && (typeof next === 'string' || typeof next === 'number') && next !== ''
    ? String(next)
    : undefined;
}

/** A vendor that names the same page again would be asked for ever. */
export function requireAnother(next: string | undefined, page: string | undefined, vendor: string): void {
  if (next === undefined || next !== page) return;
  throw new UsageFault(
    'upstream',
    `${vendor} names the page "${next.slice(0, 40)}" as the one after itself.`,
    'Nothing, if it passes: the next run tries again.',
  );
}
