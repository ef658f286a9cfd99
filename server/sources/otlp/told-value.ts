import { isObject, type Json } from '../github-rest/shape';

/** Attributes of a resource, a point or a log record by their key; values that are lists or maps as JSON. */
export type Attributes = ReadonlyMap<string, string>;

/**
 * A number of OTLP's JSON: 64-bit integers come as decimal strings, doubles as numbers or as "NaN" and "Infinity" (the JSON mapping of protobuf).
 *
 * @returns NaN for anything that is no finite number
 */
export function toldNumber(value: unknown): number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : NaN;
  return typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value.trim()) ? Number(value) : NaN;
}

/** Epoch seconds, to the microsecond, of nanoseconds since 1970 in a decimal string or a number; NaN without any, or when it is 0. */
export function toldTime(value: unknown): number {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || !/^\d{1,20}$/.test(text)) return NaN;
  const micros = Number(BigInt(text) / 1000n);
  return micros === 0 ? NaN : micros / 1e6;
}

/** The text of an `AnyValue`; undefined when it holds none. */
export function toldText(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const { stringValue, intValue, doubleValue, boolValue, arrayValue, kvlistValue } = value;
  if (typeof stringValue === 'string') return stringValue;
  const scalar = intValue ?? doubleValue ?? boolValue;
  if (scalar !== undefined && scalar !== null) return String(scalar as string | number | boolean);
  const nested = arrayValue ?? kvlistValue;
  return nested === undefined || nested === null ? undefined : JSON.stringify(nested);
}

/** A list of `{key, value}`; of a key that comes twice the last counts. */
export function attributesOf(list: unknown): Attributes {
  const attributes = new Map<string, string>();
  for (const { key, value } of objectsOf(list)) {
    const text = toldText(value);
    if (typeof key === 'string' && text !== undefined) attributes.set(key, text);
  }
  return attributes;
}

/** The objects in a list; none for anything else. */
export function objectsOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
