import type { WaitsOnCode } from './report/words';
import { MERGE, PICKUP } from './stage';

/** Somebody by two names: one per person, and the one to show. */
export interface Named {
  /** The same for all accounts of a person; '' = not told who. */
  person: string;
  /** As it was recorded. */
  name: string;
}

/** A review was asked of a person or a team, or that was taken back. */
export interface ReviewRequest extends Named {
  at: number;
  withdrawn: boolean;
}

/** What whom a pull request waits on follows from: all of it up to the moment that is spoken of, each list in order of time. Epoch seconds. */
export interface WaitingFacts {
  /** PICKUP, REVIEW or MERGE. */
  stage: number;
  /** Whether the author had the ball at that moment: see court.ts. Of account in review alone. */
  authorsTurn: boolean;
  /** undefined = no person. */
  author: string | undefined;
  /** Of people and teams; without those of automated accounts and of the author. */
  requests: ReviewRequest[];
  /** Reviews and review comments by people other than the author. */
  reviews: (Named & { at: number })[];
  /** Pushes, and requests of whomever: each hands it to the reviewers. */
  handed: number[];
}

export interface WaitingOn {
  on: WaitsOnCode;
  /** Names as recorded, in the order in which they came in; empty where nobody is told. */
  people: string[];
}

/**
 * Whom a pull request waits on. In pickup: those a review was asked of and not taken back, else nobody. In review: its author, where the ball is in the
 * author's court; else those asked again since the last review, else whoever reviewed in the last round, that is since it was last handed to the
 * reviewers before the last review. In merge: its merge. An approval does not hand it to the author: that follows from the rules of the court. Source: ours,
 * on measures.md 1.
 */
export function waitingOn(facts: WaitingFacts): WaitingOn {
  if (facts.stage === MERGE) return { on: 'merge', people: [] };
  if (facts.stage === PICKUP) {
    const asked = standing(facts.requests);
    return { on: asked.length > 0 ? 'reviewers' : 'nobody_asked', people: namesOf(asked) };
  }
  if (facts.authorsTurn) return { on: 'author', people: facts.author === undefined ? [] : [facts.author] };
  const last = facts.reviews.at(-1)?.at ?? -Infinity;
  const again = namesOf(standing(facts.requests).filter(({ at }) => at > last));
  if (again.length > 0) return { on: 'reviewers', people: again };
  const round = facts.handed.filter((at) => at <= last).at(-1) ?? -Infinity;
  return { on: 'reviewers', people: namesOf(facts.reviews.filter(({ at }) => at >= round)) };
}

/** Requests that were not taken back, one per person, each by its last. Of those that do not tell whom, as many as were not taken back. */
function standing(requests: readonly ReviewRequest[]): ReviewRequest[] {
  const open = new Map<string, ReviewRequest>();
  const untold: ReviewRequest[] = [];
  for (const request of requests) {
    if (request.person === '') {
      // Another source may tell the same request with its name.
      if (requests.some((other) => other.person !== '' && other.at === request.at && other.withdrawn === request.withdrawn)) continue; // prettier-ignore
      if (request.withdrawn) untold.pop();
      else untold.push(request);
      continue;
    }
    open.delete(request.person);
    if (!request.withdrawn) open.set(request.person, request);
  }
  return [...open.values(), ...untold];
}

function namesOf(people: readonly Named[]): string[] {
  const names = new Map<string, string>();
  for (const { person, name } of people) if (person !== '' && !names.has(person)) names.set(person, name);
  return [...names.values()];
}
