import { createHash, timingSafeEqual } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { Failure } from '../../platform/failure';
import type { HookRequest } from './hook-form';

/** An object as JSON gave it. */
type Json = Record<string, unknown>;

const longestId = 200;

/**
 * The JSON object in a request's body.
 *
 * @throws Failure bad_input when it is none
 */
export function jsonBody({ body, text }: HookRequest, tool: string): Json {
  let value: unknown;
  try {
    if (!isUtf8(body)) throw new Error('it is not UTF-8');
    value = JSON.parse(text);
  } catch (error) {
    throw new Failure('bad_input', `The body is not JSON (${(error as Error).message}), which ${tool} always sends.`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw new Failure('bad_input', `The body is no JSON object, which ${tool} always sends.`);
}

/** The object under a name; an empty one for anything else. */
export function objectIn(value: Json, name: string): Json {
  const field = value[name];
  return typeof field === 'object' && field !== null && !Array.isArray(field) ? (field as Json) : {};
}

/** The parts as the id of a delivery; where one is missing or too long the body's own hash, so that a repetition is still known. */
export function deliveryId(parts: readonly unknown[], { body }: HookRequest): string {
  const texts = parts.map((part) => (typeof part === 'string' || typeof part === 'number' ? String(part) : ''));
  const id = texts.join(':').replaceAll('\0', '');
  return texts.every((text) => text !== '') && id.length <= longestId
    ? id
    : `sha256:${createHash('sha256').update(body).digest('hex')}`;
}

/** A text as a list shows it; null for anything else. */
export function shownText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.replaceAll('\0', '').slice(0, 200) : null;
}

/** Whether two texts are the same, in a time that tells nothing of where they differ. */
export function sameText(a: string, b: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
