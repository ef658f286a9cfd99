import { Failure } from '../../platform/failure';
import type { ForecastQuestion } from './forecast.types';
import { PRIORITIES, type ForecastPriority, type LeversInput } from './lever.types';

const NUMBERS = [
  'writing',
  'reviewers',
  'reviewEffort',
  'firstPass',
  'hitRate',
  'deployEvery',
  'seats',
  'ciTime',
  'incidentRate',
  'wipLimit',
] as const;

/**
 * The question of a page's address, which holds it as `rule`: `writing:1.5;writing.team=checkout:2;reviewers.team=search:1;weeks:13;target:24`.
 * What compares scenarios on the page is of no account.
 *
 * @throws Failure bad_input for a part that cannot be read
 */
export function askedRule(text: string | undefined): ForecastQuestion {
  const levers: LeversInput = { writingOf: [], reviewersOf: [] };
  const question: ForecastQuestion = { levers };
  for (const part of (text ?? '').split(';')) {
    if (part === '') continue;
    const at = part.lastIndexOf(':');
    const [key, value] = [part.slice(0, Math.max(0, at)), part.slice(at + 1)];
    const number = value === '' ? NaN : Number(value);
    const of = /^(writing|reviewers)\.(team|tier)=(.+)$/.exec(key);
    if (key === 'with') continue;
    if (key === 'priority' && PRIORITIES.includes(value as ForecastPriority))
      levers.priority = value as ForecastPriority;
    else if (key === 'until') question.until = value;
    else if (Number.isNaN(number)) throw unreadable(part);
    else if (of) readPart(levers, of[1], of[2], decoded(of[3]), number);
    else if (key === 'refits') question.refits = number !== 0;
    else if (key === 'weeks' || key === 'target' || key === 'seed' || key === 'replications') question[key] = number;
    else if (NUMBERS.includes(key as (typeof NUMBERS)[number])) levers[key as (typeof NUMBERS)[number]] = number;
    else throw unreadable(part);
  }
  return question;
}

function readPart(levers: LeversInput, lever: string, kind: string, name: string, number: number): void {
  if (lever === 'reviewers' && kind === 'team') levers.reviewersOf!.push({ team: name, add: number });
  else if (lever === 'writing' && kind === 'team') levers.writingOf!.push({ team: name, times: number });
  else if (lever === 'writing' && (name === 'ambient' || name === 'casual' || name === 'power'))
    levers.writingOf!.push({ tier: name, times: number });
  else throw unreadable(`${lever}.${kind}=${name}:${number}`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const unreadable = (part: string): Failure =>
  new Failure('bad_input', `"${part}" is no part of a forecast's question: write it as the page does, such as writing:1.5;reviewers:2;weeks:13.`); // prettier-ignore
