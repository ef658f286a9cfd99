import { Failure } from '../../platform/failure';
import { wordOf } from '../../platform/scope-options';
import type { ForecastQuestion } from './forecast.types';
import { PRIORITIES, type LeversInput } from './lever.types';

/** What is tried, as commander gives it. */
export interface LeverOptions {
  write?: string;
  writeOf?: string[];
  reviewers?: string;
  reviewersOf?: string[];
  reviewEffort?: string;
  firstPass?: string;
  hitRate?: string;
  deployEvery?: string;
  seats?: string;
  ci?: string;
  incidents?: string;
  wipLimit?: string;
  priority?: string;
  weeks?: string;
  target?: string;
  replications?: string;
  seed?: string;
  until?: string;
}

/**
 * The question that options ask; only what was given is in it.
 *
 * @throws Failure wrong_use for what is not a number, a time or a word that exists
 */
export function askedOptions(options: LeverOptions): ForecastQuestion {
  const levers: LeversInput = {
    writing: numberOf('write', options.write),
    writingOf: options.writeOf?.map((text) => {
      const { name, number } = namedNumber('write-of', text);
      const tier = name.startsWith('tier:') ? wordOf('write-of', name.slice(5), ['ambient', 'casual', 'power']) : undefined; // prettier-ignore
      return tier ? { tier, times: number } : { team: name, times: number };
    }),
    reviewers: numberOf('reviewers', options.reviewers),
    reviewersOf: options.reviewersOf?.map((text) => {
      const { name, number } = namedNumber('reviewers-of', text);
      return { team: name, add: number };
    }),
    reviewEffort: numberOf('review-effort', options.reviewEffort),
    firstPass: numberOf('first-pass', options.firstPass),
    hitRate: numberOf('hit-rate', options.hitRate),
    deployEvery: hoursOf('deploy-every', options.deployEvery),
    seats: wholeOf('seats', options.seats),
    ciTime: numberOf('ci', options.ci),
    incidentRate: numberOf('incidents', options.incidents),
    wipLimit: wholeOf('wip-limit', options.wipLimit),
    priority: wordOf('priority', options.priority, PRIORITIES),
  };
  return {
    levers: Object.fromEntries(Object.entries(levers).filter(([, value]) => value !== undefined)),
    weeks: wholeOf('weeks', options.weeks),
    target: hoursOf('target', options.target),
    replications: wholeOf('replications', options.replications),
    seed: wholeOf('seed', options.seed),
    until: options.until,
  };
}

function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(text)) return Number(text);
  throw new Failure('wrong_use', `--${name} ${text} is not a number: write it as 2, +2 or .8.`);
}

function wholeOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined || /^\d{1,9}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new Failure('wrong_use', `--${name} ${text} is not a whole number: write it as 13.`);
}

function hoursOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const found = /^(\d+(?:\.\d+)?|\.\d+)(h|d|w)?$/.exec(text);
  if (!found) throw new Failure('wrong_use', `--${name} ${text} is no time: write hours, days or weeks, as 12h or 1d.`);
  return Number(found[1]) * { h: 1, d: 24, w: 168 }[(found[2] ?? 'h') as 'h' | 'd' | 'w'];
}

function namedNumber(name: string, text: string): { name: string; number: number } {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new Failure('wrong_use', `--${name} ${text} names no number: write it as TEAM=2.`);
  return { name: text.slice(0, at), number: numberOf(name, text.slice(at + 1))! };
}
