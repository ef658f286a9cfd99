import type { Command } from 'commander';
import { AUTHORSHIP } from '../domain/authorship';
import { SIZE_BUCKETS } from '../domain/size-bucket';
import { Failure } from './failure';
import { CLOCKS, Tier, type Clock, type Scope } from './scope.types';
import type { Authorship, SizeBucket } from './words';

/** What narrows the answer of a reading command, as commander gives it. */
export interface ScopeOptions {
  org?: string;
  range?: string;
  from?: string;
  to?: string;
  team?: string[];
  repo?: string[];
  service?: string[];
  function?: string[];
  size?: string[];
  authorship?: string[];
  tier?: string[];
  clock?: string;
  json?: boolean;
  csv?: boolean;
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Gives a command the options by which every reading command is narrowed. */
export function scoped(command: Command, description: string): Command {
  return command
    .description(description)
    .option('--org <name>', 'organization (default: the only one, else main)')
    .option('--range <range>', '-26w, -6m, 2026-07-01..2026-09-30 or all')
    .option('--from <day>', 'first day, YYYY-MM-DD')
    .option('--to <day>', 'last day, included')
    .option('--team <name...>', 'teams, with all below them')
    .option('--repo <name...>', 'repositories, owner/name')
    .option('--service <name...>', 'services')
    .option('--function <name...>', "authors' functions")
    .option('--size <bucket...>', `sizes: ${SIZE_BUCKETS.join(', ')}`)
    .option('--authorship <word...>', `authorship: ${AUTHORSHIP.join(', ')}`)
    .option('--tier <word...>', "authors' tiers in the week of creation")
    .option('--clock <clock>', `${CLOCKS.join(' or ')} (default elapsed)`)
    .option('--json', 'JSON with stable keys')
    .option('--csv', 'CSV');
}

/**
 * The scope that options ask for.
 *
 * @param range what they mean when they name none
 * @throws Failure wrong_use for words and days that do not exist
 */
export function scopeOf(options: ScopeOptions, range?: string): Scope {
  return {
    range: rangeOf(options) ?? range,
    teams: options.team,
    repos: options.repo,
    services: options.service,
    functions: options.function,
    sizes: options.size?.map((size) => wordOf<SizeBucket>('size', size, SIZE_BUCKETS)!),
    authorship: options.authorship?.map((word) => wordOf<Authorship>('authorship', word, AUTHORSHIP)!),
    tiers: options.tier?.map((word) => wordOf<Tier>('tier', word, Object.values(Tier))!),
    clock: wordOf<Clock>('clock', options.clock, CLOCKS),
  };
}

function rangeOf({ range, from, to }: ScopeOptions): string | undefined {
  if (from === undefined && to === undefined) return range;
  if (range !== undefined)
    throw new Failure('wrong_use', '--range and --from/--to say the same thing twice: give one of them.');
  for (const [name, day] of Object.entries({ from, to }))
    if (day !== undefined && !DAY.test(day))
      throw new Failure('wrong_use', `--${name} ${day} is not a day: write it as 2026-07-01.`);
  return `${from ?? ''}..${to ?? ''}`;
}

/** @throws Failure wrong_use when the value is none of the words */
export function wordOf<T extends string>(name: string, value: string | undefined, words: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  if (words.includes(value as T)) return value as T;
  throw new Failure('wrong_use', `--${name} ${value} does not exist; there are: ${words.join(', ')}.`);
}
