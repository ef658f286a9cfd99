import type { FieldNode } from 'graphql';
import type { Caller } from './caller';
import type { GithubError } from './github-error';
import type { World } from './world';

/** The state of the hourly limit after this call. */
export interface RateState {
  limit: number;
  remaining: number;
  used: number;
  /** Epoch seconds. */
  reset: number;
}

/** What every resolver is handed. */
export interface Context {
  world: World;
  caller: Caller;
  /** Of the pages for people, `http://127.0.0.1:port`. */
  webUrl: string;
  cost: { points: number; nodes: number };
  /** null where the server has rate limits switched off. */
  rate: RateState | null;
  /** Paths at which the answer is made to fail. */
  broken: { path: readonly (string | number)[]; error: Error }[];
  /** Connections GitHub refuses to page. */
  refusedPages: Map<FieldNode, GithubError>;
  /** Every cursor counts as expired. */
  staleCursors: boolean;
  /** Faults of the double itself. */
  failures: string[];
  /** The index of ids was built anew for this call. */
  indexed?: boolean;
}
