import type { ParsedFinding, TextPlace } from '../domain/finding';
import type { FindingClue } from '../domain/finding-outcome';
import type { ReviewingAgent } from '../domain/review-agents';

/** A finding with the evidence found for it, before its outcome is known. */
export interface FindingDraft {
  agent: string;
  id: string;
  place: TextPlace | 'record';
  /** Of the comment, review or check it was read from; '' = a record told it. */
  commentId: string;
  key: string;
  title: string;
  url: string;
  postedAt: number;
  severity: string;
  severityRank: number;
  category: string;
  confidence: string;
  path: string;
  line: number;
  unthreaded: boolean;
  unparsed: boolean;
  filesKnown: boolean;
  reacted: boolean;
  clues: FindingClue[];
}

/** A parsed finding as a draft without evidence. */
export function draftOf(
  agent: ReviewingAgent,
  place: TextPlace,
  text: { id: string; at: number; url: string },
  parsed: ParsedFinding,
  id: string,
): FindingDraft {
  const draft: FindingDraft = {
    agent: agent.key,
    id,
    place,
    commentId: text.id,
    key: parsed.key,
    title: parsed.title,
    url: text.url,
    postedAt: text.at,
    severity: parsed.severity,
    severityRank: parsed.severityRank,
    category: parsed.category,
    confidence: parsed.confidence,
    path: parsed.path,
    line: parsed.line,
    unthreaded: !parsed.threaded,
    unparsed: false,
    filesKnown: false,
    reacted: false,
    clues: [],
  };
  if (parsed.vendor !== '') draft.clues.push(clueOf('vendor', parsed.vendor, { reference: text.id }));
  return draft;
}

/** A clue; what is not given is not known. */
export function clueOf(
  kind: FindingClue['kind'],
  outcome: FindingClue['outcome'],
  of: Partial<Pick<FindingClue, 'at' | 'by' | 'text' | 'reference'>>,
): FindingClue {
  return { kind, outcome, at: of.at ?? NaN, by: of.by ?? '', text: of.text ?? '', reference: of.reference ?? '' };
}
