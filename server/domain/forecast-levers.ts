/**
 * What somebody may try. The identity (`NO_LEVERS`) is the base: everything as it has been in the last stable weeks. A lever that is not known
 * for an organization (no agent review, no trains) is refused by the model, never silently without effect.
 */
export interface Levers {
  /** Pull requests written, as a multiple. */
  writing: number;
  /** On top of `writing`: of one team or tier. */
  writingOf: { team: string | null; tier: 'ambient' | 'casual' | 'power' | null; times: number }[];
  /** On top, of one team and per future week counted from 0; weeks after the last are as the last. How a rollout grows. */
  writingWeeks?: { team: string; times: number[] }[];
  /** Effective reviewers added to (or taken from) all pools together, shared out by their size. */
  reviewers: number;
  /** On top: to the pool of one team. */
  reviewersOf: { team: string; add: number }[];
  /** Effort of one review, as a multiple. */
  reviewEffort: number;
  /** Share of changes on which an agent makes the first pass; null = as it is. */
  firstPass: number | null;
  /** Share of its findings that are acted on; null = as it is. */
  hitRate: number | null;
  /** Hours between deploys of every service; 0 = each change alone; null = as it is. */
  deployEvery: number | null;
  /** Changes that fit into one deploy; null = as it is. */
  seats: number | null;
  /** Time of checks before the merge, as a multiple. */
  ciTime: number;
  /** Incidents per deploy and per line, as a multiple. */
  incidentRate: number;
  /** At most so many pull requests in pickup and review at once; null = none. */
  wipLimit: number | null;
  /** Who is reviewed first. */
  priority: 'none' | 'small' | 'human' | 'agent';
}

export const NO_LEVERS: Levers = {
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
