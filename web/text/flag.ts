const meanings: Record<string, string> = {
  unreviewed: 'Merged without any human review; pickup and review are empty.',
  irregular: 'Its moments were out of order; each was moved between the one before it and the end.',
  draft: 'It is a draft now: the work is back in write.',
  reopened: 'It was closed and reopened; it came back into the stage where it was.',
  revert: 'It reverts an earlier change.',
  reverted: 'A later pull request reverts it.',
  relands: 'It lands a change again that had been reverted.',
  unapproved: 'Merged without an approval; review ends at the merge.',
  inferred_deploy: 'Its deploy was inferred from the time of the merge, not from a commit list.',
};

/** The flag for people: `inferred_deploy` → "inferred deploy". */
export function flagName(flag: string): string {
  return flag.replace(/_/g, ' ');
}

/** What a flag means; a flag this page does not know is shown by its name alone. */
export function flagMeaning(flag: string): string {
  return meanings[flag] ?? '';
}

/** The flags a list can be narrowed to. */
export const knownFlags: readonly string[] = Object.keys(meanings);
