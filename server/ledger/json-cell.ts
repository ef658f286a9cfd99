import { Fault } from './fault';

const deepest = 64;

function depthOf(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null || depth > deepest) return depth;
  let most = depth + 1;
  for (const key in value) most = Math.max(most, depthOf((value as Record<string, unknown>)[key], depth + 1));
  return most;
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => key.includes('\0') || holdsNul(inner));
}

function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return Buffer.from(value).toString();
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(wellFormed);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [wellFormed(key), wellFormed(inner)]));
}

/**
 * A value as the text of a jsonb column. Postgres takes neither NUL characters (a fault) nor halves of surrogate pairs (replaced by
 * U+FFFD) nor thousands of levels (a fault beyond 64).
 */
export function jsonCell(value: unknown): string | Fault {
  if (depthOf(value) > deepest) return new Fault('wrong_type', `nests more than ${deepest} levels deep; flatten it`);
  const text = JSON.stringify(value);
  if (text.includes('\\u0000') && holdsNul(value)) {
    return new Fault('nul_byte', 'holds a NUL character, which the database cannot keep; remove it');
  }
  return text.includes('\\ud') ? JSON.stringify(wellFormed(value)) : text;
}
