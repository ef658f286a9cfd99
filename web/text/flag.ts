const meanings: Record<string, string> = {
  unreviewed: 'Merged without any human review; pickup and review are empty.',
  irregular: 'Its moments were out of order; each was moved between the one before it and the end.',
  self_review: 'The author’s own account, or its second login, left a review; it does not count as one.',
  reopened: 'It was closed and reopened; it came back into the stage where it was.',
  returned_to_draft: 'It was turned back into a draft after it had been ready: the work went back to write.',
  reviewed_in_draft: 'A person reviewed it before it was ready for review.',
  revert: 'It reverts another pull request.',
  reverted: 'A merged pull request reverted it.',
  deploy_inferred: 'Its deploy is inferred from the time of the merge, not from commits or a list.',
  from_git:
    'Known from a git clone alone: when it was opened and ready, and who reviewed it, is unknown; write reaches to the merge.',
  start_unknown:
    'Nothing tells when the work began: a squash bears the time of its merge, or a shallow clone cut it off.',
};

/** The flag for people: `self_review` → "self review". */
export function flagName(flag: string): string {
  return flag.replace(/_/g, ' ');
}

/** What a flag means; a flag this page does not know is shown by its name alone. */
export function flagMeaning(flag: string): string {
  return meanings[flag] ?? '';
}

/** The flags a list can be narrowed to. */
export const knownFlags: readonly string[] = Object.keys(meanings);
