const readFrom: Record<string, string> = {
  author: 'the author’s account',
  branch: 'the branch',
  commit_author: 'a commit’s account',
  commit_email: 'a commit’s e-mail address',
  trailer: 'a commit’s message',
  body: 'the description',
  label: 'the label',
};

/** What a change's authorship was read from, for people: "read from the branch: codex/fix-cart"; '' for an unmarked one. */
export function authorshipEvidence(evidence: string, reference: string | null = null): string {
  if (evidence === 'none' || evidence === '') return '';
  const place = readFrom[evidence] ?? evidence.replace(/_/g, ' ');
  return reference === null || reference === '' ? `read from ${place}` : `read from ${place}: ${reference}`;
}
