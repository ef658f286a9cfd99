import { firstEndingAfter, type Spans } from './waiting-interval';

/**
 * Why work waits, strongest claim first: a moment that two causes claim goes to the earlier one. Source: Lashkevich, Milani, Chapela-Campa, Suvorau,
 * Dumas, "Why am I waiting? Data-driven analysis of waiting times in business processes" (CAiSE 2023); measures.md 2.
 */
export const CAUSES = ['batching', 'contention', 'prioritisation', 'unavailability', 'extraneous'] as const;
export type Cause = (typeof CAUSES)[number];
export const BATCHING = 0;
export const CONTENTION = 1;
export const PRIORITISATION = 2;
export const UNAVAILABILITY = 3;
export const EXTRANEOUS = 4;

/** What claims the time of a wait; each ascending and disjoint, reaching beyond the wait as it likes. */
export interface Claims {
  batching: Spans;
  contention: Spans;
  prioritisation: Spans;
  /** Time that is extraneous whatever the calendar says, such as the run of a pipeline at night. */
  extraneous: Spans;
  unavailability: Spans;
}

export const NO_CLAIM: Spans = [];
const CAUSE_OF_CLAIM = [BATCHING, CONTENTION, PRIORITISATION, EXTRANEOUS, UNAVAILABILITY];

/**
 * Cuts the wait [from, to) into pieces of one cause each, in order of time: the pieces touch and cover it wholly, so the causes sum to the wait
 * exactly. What nobody claims is extraneous. Nothing is taken of a wait that is not longer than nothing. One walk over the claims.
 */
export function splitWait(
  from: number,
  to: number,
  claims: Claims,
  take: (cause: number, from: number, to: number) => void,
): void {
  const lists = [claims.batching, claims.contention, claims.prioritisation, claims.extraneous, claims.unavailability];
  const places = lists.map((spans) => firstEndingAfter(spans, from));
  for (let at = from; at < to;) {
    let cause = EXTRANEOUS;
    let until = to;
    for (let claim = 0; claim < lists.length; claim++) {
      const spans = lists[claim];
      let place = places[claim];
      while (place < spans.length && spans[place + 1] <= at) place += 2;
      places[claim] = place;
      if (place >= spans.length) continue;
      if (spans[place] > at) {
        // A stronger claim that begins later ends this piece.
        if (spans[place] < until) until = spans[place];
        continue;
      }
      if (spans[place + 1] < until) until = spans[place + 1];
      cause = CAUSE_OF_CLAIM[claim];
      break;
    }
    take(cause, at, until);
    at = until;
  }
}
