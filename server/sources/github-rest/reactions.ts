import { isObject, type Json } from './shape';

/** How many reacted how, of `reactions` in the REST API; undefined where it does not tell. */
export function reactionsOf(reactions: unknown): Json | undefined {
  if (!isObject(reactions)) return undefined;
  return Object.fromEntries(
    Object.entries(reactions).filter(([name, times]) => name !== 'total_count' && typeof times === 'number'),
  );
}
