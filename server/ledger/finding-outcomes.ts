import type { FindingOutcome } from '../domain/finding';
import { outcomeOf, type FindingVerdict } from '../domain/finding-outcome';
import { clueOf, type FindingDraft } from './finding-draft';
import type { FindingFacts } from './finding-facts';

/** A finding with what became of it. */
export interface SettledFinding {
  draft: FindingDraft;
  verdict: FindingVerdict;
}

/** What became of the findings of one pull request. Said again, the evidence of both counts for the first. */
export function settledFindings(facts: FindingFacts, drafts: readonly FindingDraft[]): SettledFinding[] {
  const { recorded, closedAt } = facts;
  const inOrder = [...drafts].sort((a, b) => a.postedAt - b.postedAt || (a.id < b.id ? -1 : 1));
  const first = new Map<string, FindingDraft>();
  const again = new Set<FindingDraft>();
  for (const draft of inOrder) {
    if (draft.key === '' || draft.unthreaded || draft.unparsed) continue;
    const same = `${draft.agent}\n${draft.key}`;
    const before = first.get(same);
    if (!before) {
      first.set(same, draft);
      continue;
    }
    again.add(draft);
    // What came too late for anybody to act on tells nothing of the first either.
    if (recorded && draft.postedAt > closedAt) continue;
    before.clues.push(...draft.clues.filter(({ kind }) => kind !== 'stated'));
    before.reacted ||= draft.reacted;
  }
  for (const { agent, id, outcome, note, at } of facts.decisions) {
    const theirs = inOrder.filter((each) => each.agent === agent);
    const draft = theirs.find((each) => each.id === id) ?? theirs.find((each) => isSame(each, id));
    draft?.clues.unshift(clueOf('decided', outcome, { at, text: note }));
  }
  return inOrder.map((draft) => ({
    draft,
    verdict: outcomeOf({
      postedAt: draft.postedAt,
      recorded,
      closedAt,
      unthreaded: draft.unthreaded,
      unparsed: draft.unparsed,
      duplicate: again.has(draft),
      clues: draft.clues,
    }),
  }));
}

/** A decision outlives the name of what it was about: a record may have given the finding another id since. */
const isSame = ({ commentId, place }: FindingDraft, id: string): boolean =>
  commentId !== '' && rowIdOf(place, commentId) === id;

/** The id of what was read from a text; texts of different kinds may have the same ids. */
export function rowIdOf(place: FindingDraft['place'], id: string, index = 0): string {
  const name = place === 'thread' || place === 'record' ? id : `${place}:${id}`;
  return index === 0 ? name : `${name}~${index + 1}`;
}

/** Outcomes a person may give. */
export const DECIDABLE: readonly FindingOutcome[] = ['accepted', 'rejected', 'ignored'];
