/**
 * What became of a finding; the place in the list is its code in columns. Only accepted, rejected and ignored are in the rate. `unthreaded`: said in a
 * review body, a check or below the pull request, where nobody can answer it, so that it has no outcome; `unparsed`: it stands where findings stand and
 * the agent's file could not place it. Source: measures.md 4, agents.md.
 */
export const FINDING_OUTCOMES = [
  'pending', 'accepted', 'rejected', 'ignored', 'late', 'duplicate', 'unparsed', 'unthreaded',
] as const; // prettier-ignore
export type FindingOutcome = (typeof FINDING_OUTCOMES)[number];

/**
 * What an outcome rests on, strongest first; `none` = nothing was found, so that a closed pull request makes the finding ignored. `outdated` and
 * `resolved` count for the lenient outcome only, `vendor` for the vendor-reported one only. Source: measures.md 4.
 *
 * | evidence | accepted | rejected |
 * |---|---|---|
 * | decided | a person overruled the outcome | the same |
 * | stated | an imported finding record says so | the same |
 * | suggestion | the suggested change was applied | – |
 * | lines | flagged lines (± 5) changed by a later commit before the merge | – |
 * | reply | positive reply | negative reply |
 * | reaction | 👍 | 👎 |
 * | dismissed | – | the review or thread was dismissed |
 */
export const FINDING_EVIDENCE = [
  'none', 'decided', 'stated', 'suggestion', 'lines', 'reply', 'reaction', 'dismissed', 'outdated', 'resolved', 'vendor',
] as const; // prettier-ignore
export type FindingEvidence = (typeof FINDING_EVIDENCE)[number];

/** Where an agent's text stands. */
export const TEXT_PLACES = ['thread', 'review', 'conversation', 'check'] as const;
export type TextPlace = (typeof TEXT_PLACES)[number];

/** One text of a review agent. `path` '' and `line` NaN = none. */
export interface AgentText {
  place: TextPlace;
  body: string;
  path: string;
  line: number;
}

/** One thing an agent said about a change, as its text tells it; '' = not told. */
export interface ParsedFinding {
  /** The vendor's own word, as the agent's file spells it (`P1`, `major`). */
  severity: string;
  /** 1 = the most severe of the agent's own scale, counting up; 0 = not told. Only orders severities of one agent. */
  severityRank: number;
  category: string;
  /** As the vendor writes it; a number where it gives one. */
  confidence: string;
  /** What tells that two findings are the same one; '' = nothing does, so that each is its own. */
  key: string;
  /** The first line that says something, without markup, at most 200 characters. */
  title: string;
  path: string;
  line: number;
  /** Whether it has a thread of its own, so that it can have an outcome. */
  threaded: boolean;
  /** The vendor's own word on what became of it (`accepted`), never evidence for the strict outcome. */
  vendor: '' | 'accepted' | 'rejected';
  /** Whether the text offers a change that can be applied by a click. */
  suggestion: boolean;
}

/**
 * What a text of an agent turned out to be. `findings` with none listed: it finished a look at the change and says elsewhere what it found. `not_a_finding`: a
 * notice, a summary, an answer; no finished look. `unparsed`: it stands where findings stand, and no rule of the agent's file fits.
 */
export interface ParsedText {
  kind: 'findings' | 'clean' | 'not_a_finding' | 'unparsed';
  findings: ParsedFinding[];
  /** Findings the agent says it kept back; those whose text it shows are among `findings` too, without a thread. */
  suppressed: number;
}
