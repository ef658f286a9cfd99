import { instantOf } from '../../ledger/instant';
import { isObject, textOf, type Json } from '../github-rest/shape';

/** Objects in a list; empty for anything else. */
export function objectsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The object under a name; an empty one for anything else. */
export function objectAt(value: Json, name: string): Json {
  const field = value[name];
  return isObject(field) ? field : {};
}

/** The first of the names under which a text that is not blank stands, trimmed. */
export function firstText(value: Json, ...names: string[]): string | undefined {
  for (const name of names) {
    const text = textOf(value, name)?.trim();
    if (text !== undefined && text !== '') return text;
  }
  return undefined;
}

/** Seconds since 1970 of the first of the names that holds an RFC 3339 time; NaN without any. */
export function firstTime(value: Json, ...names: string[]): number {
  for (const name of names) {
    const at = instantOf(textOf(value, name) ?? '');
    if (!Number.isNaN(at)) return at;
  }
  return NaN;
}
