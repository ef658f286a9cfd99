import type { Scope } from '../../platform/scope.types';

/** What a scope is cut by, in words; null = the whole organization. Its range is told apart. */
export function scopeText({ range: _range, clock: _clock, ...cuts }: Scope): string | null {
  const parts = Object.entries(cuts).flatMap(([name, words]: [string, string[] | undefined]) =>
    words?.length ? [`${name}: ${words.join(', ')}`] : [],
  );
  return parts.length === 0 ? null : parts.join('; ');
}
