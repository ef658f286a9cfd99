import { isObject } from '../github-rest/shape';

/**
 * GitHub's phase of adoption as its number: an object (`{"phase": "Phase 2", "phase_number": 2, "version": "v1"}`), "Phase 2", a digit or a number all give
 * "2"; a word without a digit stays. undefined = not told.
 */
export function copilotPhase(value: unknown): string | undefined {
  if (isObject(value)) return copilotPhase(value.phase_number) ?? copilotPhase(value.phase);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return /\d+/.exec(value)?.[0] ?? value.trim();
}
