import type { FindingEvidence, FindingOutcome } from './finding';

/** Raised whenever the ladder or what counts as evidence changes, so that outcomes are worked out again. */
export const LADDER_VERSION = 1;

/** One piece of evidence on what became of a finding. */
export interface FindingClue {
  kind: Exclude<FindingEvidence, 'none'>;
  /** What it alone would say. */
  outcome: FindingOutcome;
  /** Epoch seconds, NaN = not known. */
  at: number;
  /** Login, '' = not known. */
  by: string;
  /** What was said, in short; '' = nothing was. */
  text: string;
  /** Id of a comment, sha of a commit, …; '' = none. */
  reference: string;
}

/** A finding before its outcome is known. */
export interface FindingCase {
  postedAt: number;
  /** Whether its pull request is recorded; else nobody knows whether it is closed. */
  recorded: boolean;
  /** Merge or close of its pull request; NaN = open or not recorded. */
  closedAt: number;
  /** Nobody can answer it where it stands. */
  unthreaded: boolean;
  /** The agent's file could not place the text. */
  unparsed: boolean;
  /** The same agent said the same thing on the same pull request before. */
  duplicate: boolean;
  clues: readonly FindingClue[];
}

export interface FindingVerdict {
  outcome: FindingOutcome;
  lenient: FindingOutcome;
  /** '' = the vendor tells nothing. */
  vendor: FindingOutcome | '';
  evidence: FindingEvidence;
  /** When the outcome was settled, epoch seconds; NaN = not settled or not known. */
  at: number;
  /** Place of the clue that decided; -1 = none did. */
  deciding: number;
  /** As given; of a finding whose pull request is not recorded, when its outcome was told, else when it was posted; NaN while pending. */
  closedAt: number;
}

/** Evidence that is looked for, strongest first. */
const LOOKED_FOR = ['suggestion', 'lines', 'reply', 'reaction', 'dismissed'] as const;

/**
 * What became of a finding, by the ladder of measures.md 4: a person's decision; a text without a thread or that could not be placed has no outcome;
 * posted after the merge or close; said before; stated by a record; then the strongest kind of evidence found, in which negative beats positive; then
 * ignored. While the pull request is open, or when it is not recorded, evidence settles nothing: silent ones cannot be told there, and without them
 * only answered findings would count. A resolved thread is no evidence, but for the lenient outcome.
 */
export function outcomeOf(of: FindingCase): FindingVerdict {
  const { clues, recorded } = of;
  const place = (kind: FindingClue['kind'], outcome?: FindingOutcome): number =>
    clues.findIndex((clue) => clue.kind === kind && (outcome === undefined || clue.outcome === outcome));
  const strict = strictOf(of, place);
  const { outcome, evidence } = strict;
  const resolved = place('outdated') >= 0 || place('resolved') >= 0;
  const told = place('vendor', 'rejected') >= 0 ? place('vendor', 'rejected') : place('vendor');
  const settledAt = Number.isNaN(strict.at) || evidence !== 'stated' ? of.postedAt : strict.at;
  return {
    ...strict,
    lenient: outcome === 'ignored' && evidence !== 'decided' && resolved ? 'accepted' : outcome,
    vendor: told < 0 ? '' : clues[told].outcome,
    closedAt: recorded ? of.closedAt : outcome === 'pending' ? NaN : settledAt,
  };
}

type Strict = Pick<FindingVerdict, 'outcome' | 'evidence' | 'at' | 'deciding'>;

function strictOf(of: FindingCase, place: (kind: FindingClue['kind'], outcome?: FindingOutcome) => number): Strict {
  const { clues, postedAt, closedAt, recorded } = of;
  const by = (deciding: number): Strict => {
    const { outcome, kind, at } = clues[deciding];
    return { outcome, evidence: kind, at, deciding };
  };
  const without = (outcome: FindingOutcome, at: number): Strict => ({ outcome, evidence: 'none', at, deciding: -1 });
  const open = recorded && Number.isNaN(closedAt);

  const decided = place('decided');
  if (decided >= 0) return by(decided);
  const stated = place('stated');
  const word = stated < 0 ? undefined : clues[stated].outcome;
  if (word === undefined && of.unparsed) return without('unparsed', postedAt);
  if (word === undefined && of.unthreaded) return without('unthreaded', postedAt);
  if (recorded && postedAt > closedAt) return without('late', postedAt);
  if (of.duplicate) return without('duplicate', postedAt);
  if (word === 'late' || word === 'duplicate' || word === 'unparsed') return by(stated);
  if (open) return without('pending', NaN);
  if (word !== undefined && word !== 'pending') return by(stated);
  if (!recorded) return without('pending', NaN);
  for (const kind of LOOKED_FOR) {
    const negative = place(kind, 'rejected');
    const found = negative >= 0 ? negative : place(kind, 'accepted');
    if (found >= 0) return by(found);
  }
  return without('ignored', closedAt);
}
