import type { LeverPartsFragment, LeversInput } from '../gql/documents';

/** What is tried; every part at its identity is "as it is". */
export type Levers = LeverPartsFragment;

/** The levers that hold one number. */
export type NumberLever =
  | 'writing'
  | 'reviewers'
  | 'reviewEffort'
  | 'firstPass'
  | 'hitRate'
  | 'deployEvery'
  | 'seats'
  | 'ciTime'
  | 'incidentRate'
  | 'wipLimit';

/** Everything the page What if is asked, as its address holds it. */
export interface WhatIf {
  levers: Levers;
  weeks: 13 | 26;
  /** Hours under which p90 of the time in review is to stay; null = the organization's own. */
  target: number | null;
  /** Ids of the scenarios that are compared, at most four. */
  compared: string[];
}

export const noLevers: Levers = {
  writing: 1,
  writingOf: [],
  reviewers: 0,
  reviewersOf: [],
  reviewEffort: 1,
  firstPass: null,
  hitRate: null,
  deployEvery: null,
  seats: null,
  ciTime: 1,
  incidentRate: 1,
  wipLimit: null,
  priority: 'none',
};

/** What the server takes for each, [least, most]. */
export const leverLimits: Record<NumberLever, [number, number]> = {
  writing: [0, 10],
  reviewers: [-500, 500],
  reviewEffort: [0.05, 10],
  firstPass: [0, 1],
  hitRate: [0, 1],
  deployEvery: [0, 672],
  seats: [1, 10_000],
  ciTime: [0.05, 20],
  incidentRate: [0, 20],
  wipLimit: [1, 100_000],
};

export const MOST_COMPARED = 4;

const numberLevers = Object.keys(leverLimits) as NumberLever[];
const whole: readonly NumberLever[] = ['seats', 'wipLimit'];
const priorities = ['none', 'small', 'human', 'agent'] as const;
const tiers = ['ambient', 'casual', 'power'] as const;

/** The identity, in an object of its own. */
export const untouched = (): WhatIf => ({
  levers: { ...noLevers, writingOf: [], reviewersOf: [] },
  weeks: 26,
  target: null,
  compared: [],
});

/** A number inside the lever's limits; null = none. */
export function leverNumber(lever: NumberLever, text: string): number | null {
  const [least, most] = leverLimits[lever];
  const value = Number(text);
  if (text.trim() === '' || !(value >= least && value <= most)) return null;
  return whole.includes(lever) ? Math.round(value) : value;
}

/** The question of an address, which holds it as `rule`: `writing:1.5;writing.team=checkout:2;weeks:13`; what is not valid in it is dropped. */
export function whatIfFromAddress(text: string | undefined): WhatIf {
  const asked = untouched();
  for (const part of (text ?? '').split(';')) {
    const at = part.lastIndexOf(':');
    if (at <= 0) continue;
    const [key, value] = [part.slice(0, at), part.slice(at + 1)];
    const [lever, of] = [key.split('.', 1)[0], key.includes('.') ? key.slice(key.indexOf('.') + 1) : ''];
    if (of) readPart(asked.levers, lever, of, value);
    else if (key === 'weeks') asked.weeks = value === '13' ? 13 : 26;
    else if (key === 'target') asked.target = Number(value) > 0 && Number(value) <= 8760 ? Number(value) : null;
    else if (key === 'priority') asked.levers.priority = priorities.find((each) => each === value) ?? noLevers.priority;
    else if (key === 'with')
      asked.compared = [...new Set(value.split(',').map(decoded).filter(Boolean))].slice(0, MOST_COMPARED);
    else if (numberLevers.includes(key as NumberLever)) {
      const number = leverNumber(key as NumberLever, value);
      if (number !== null) asked.levers[key as NumberLever] = number;
    }
  }
  return asked;
}

/** `team=checkout` or `tier=power` of writing, `team=checkout` of reviewers. */
function readPart(levers: Levers, lever: string, of: string, value: string): void {
  const [kind, name] = [of.slice(0, of.indexOf('=')), decoded(of.slice(of.indexOf('=') + 1))];
  const tier = kind === 'tier' ? tiers.find((each) => each === name) : undefined;
  const team = kind === 'team' && name ? name : null;
  if (lever === 'writing' && (team || tier)) {
    const times = leverNumber('writing', value);
    if (times !== null) levers.writingOf.push({ team, tier: tier ?? null, times });
  } else if (lever === 'reviewers' && team) {
    const add = leverNumber('reviewers', value);
    if (add !== null) levers.reviewersOf.push({ team, add });
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A question as the address holds it; undefined = all of it at its default. */
export function whatIfInAddress({ levers, weeks, target, compared }: WhatIf): string | undefined {
  const parts = [
    ...numberLevers.filter((key) => levers[key] !== noLevers[key]).map((key) => `${key}:${levers[key]}`),
    ...levers.writingOf.map(
      ({ team, tier, times }) => `writing.${team ? `team=${encodeURIComponent(team)}` : `tier=${tier}`}:${times}`,
    ),
    ...levers.reviewersOf.map(({ team, add }) => `reviewers.team=${encodeURIComponent(team)}:${add}`),
    levers.priority !== noLevers.priority && `priority:${levers.priority}`,
    weeks !== 26 && `weeks:${weeks}`,
    target !== null && `target:${target}`,
    compared.length > 0 && `with:${compared.map(encodeURIComponent).join(',')}`,
  ].filter(Boolean);
  return parts.length ? parts.join(';') : undefined;
}

/** What differs from "as it is", as the server is asked; the same whichever way it was reached. */
export function leversAsked(levers: Levers): LeversInput {
  const asked: LeversInput = {};
  for (const key of numberLevers) if (levers[key] !== noLevers[key]) asked[key] = levers[key];
  if (levers.writingOf.length)
    asked.writingOf = levers.writingOf.map(({ team, tier, times }) => ({ team, tier, times }));
  if (levers.reviewersOf.length) asked.reviewersOf = levers.reviewersOf.map(({ team, add }) => ({ team, add }));
  if (levers.priority !== noLevers.priority) asked.priority = levers.priority;
  return asked;
}

/** Whether nothing is tried. */
export const isBase = (levers: Levers): boolean => Object.keys(leversAsked(levers)).length === 0;

export const sameLevers = (one: Levers, other: Levers): boolean =>
  JSON.stringify(leversAsked(one)) === JSON.stringify(leversAsked(other));
