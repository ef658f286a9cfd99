const names: Record<string, string> = {
  author: 'the author’s account',
  branch: 'the branch’s prefix',
  commit_author: 'the account of a commit',
  commit_email: 'the e-mail address of a commit',
  trailer: 'a trailer',
  body: 'a marker in the description',
  label: 'a label',
};

/** The kind of mark an authorship rests on: `trailer` → "a trailer"; a word this page does not know is shown as it is. */
export const authorshipMark = (evidence: string | null | undefined): string =>
  names[evidence ?? ''] ?? String(evidence ?? 'nothing').replace(/_/g, ' ');
