import { Failure } from './failure';
import { Clock, Tier, type Scope } from './scope.types';

/** The parameters of an address: those of the page whose table is asked for. */
export type Parameters = Record<string, string | string[] | undefined>;

/** The value of a parameter; of several the first. */
export const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;
/** All values of a parameter; undefined = none. */
export const many = (value: string | string[] | undefined): string[] | undefined =>
  value === undefined ? undefined : Array.isArray(value) ? value : [value];

/** @throws Failure bad_input when the value is none of the words */
export function word<T extends string>(
  words: { [w in T]: w },
  name: string,
  value: string | string[] | undefined,
): T | undefined {
  const given = one(value);
  if (given === undefined || given === '') return undefined;
  if (given in words) return given as T;
  throw new Failure('bad_input', `"${given}" is no ${name}; there are: ${Object.keys(words).join(', ')}.`);
}

/** The scope a page's address asks for. */
export function scopeOfQuery(asked: Parameters): Scope {
  return {
    range: one(asked.range),
    teams: many(asked.team),
    repos: many(asked.repo),
    services: many(asked.service),
    functions: many(asked.function),
    sizes: many(asked.size) as Scope['sizes'],
    authorship: many(asked.authorship) as Scope['authorship'],
    tiers: many(asked.tier)?.flatMap((tier) => word(Tier, 'tier', tier) ?? []),
    clock: word(Clock, 'clock', asked.clock),
  };
}
