import { fineShareOf } from './number';

const ofChange: Record<string, string> = {
  commit: 'linked by commit',
  stated: 'stated',
  cherry_pick: 'by cherry-pick',
  time: 'inferred from time',
};

const ofIncident: Record<string, string> = {
  decided: 'decided by a person',
  stated: 'stated',
  revert: 'by a revert',
  fix_reference: 'by a fix that names it',
  time: 'inferred from time',
};

const notLinked = 'not linked';

/** What a deploy's claim on a change rests on, for people: `commit` → "linked by commit"; nothing = "not linked". */
export function changeEvidenceName(evidence: string | null | undefined): string {
  return named(ofChange, evidence);
}

/** What an incident's link to a deploy rests on, for people: `fix_reference` → "by a fix that names it"; nothing = "not linked". */
export function incidentEvidenceName(evidence: string | null | undefined): string {
  return named(ofIncident, evidence);
}

/** A word this page does not know is shown as it is. */
function named(names: Record<string, string>, evidence: string | null | undefined): string {
  return !evidence || evidence === 'none' ? notLinked : (names[evidence] ?? evidence.replace(/_/g, ' '));
}

/** How many rest on one kind of evidence. */
export interface EvidencePart {
  evidence: string;
  count: number;
  share: number | null;
}

/** The shares in one breath: "linked by commit 71 %, stated 12 %, inferred from time 17 %"; kinds nothing rests on are left out. */
export function evidenceSentence(parts: readonly EvidencePart[], name: (evidence: string) => string): string {
  return parts
    .filter(({ count }) => count > 0)
    .map(({ evidence, share }) => `${name(evidence)} ${fineShareOf(share)}`)
    .join(', ');
}
