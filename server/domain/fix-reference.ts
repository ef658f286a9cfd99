import { referenceOf, type ChangeReference } from './change-reference';

/** What a pull request names as guilty: another pull request, or a commit. */
export type Guilty = ChangeReference | { sha: string };

const TRAILER = /^[ \t]*Fixes:[ \t]*(?:commit[ \t]+)?([0-9a-f]{7,64})\b/gim;
const SAID =
  /\b(?:regression\s+(?:from|in|of|by|since)|regressed\s+(?:by|in|since|with)|(?:introduced|caused|broken)\s+(?:by|in|with))\s+(?:the\s+)?(?:pr|pull\s+request|merge\s+request|commit)?\s*(https?:\/\/\S+|(?:[\w.-]+(?:\/[\w.-]+)+)?[#!]\d+|[0-9a-f]{7,64})\b/gi;

const COMMIT = /^[0-9a-f]{7,64}$/i;

/**
 * What a text names as the cause of what it mends: the trailer `Fixes: <sha>`, and `regression from #12`, `introduced in owner/repo#12`, `caused by
 * <address>` or a commit. In the order they stand in, trailers first.
 *
 * @param repo repository of the pull request, whose numbers `#12` are
 */
export function guiltyIn(text: string, repo: string): Guilty[] {
  const found = new Map<string, Guilty>();
  // Seven figures may be any number; a commit has letters nearly always.
  const isNumber = (named: string): boolean => /^\d+$/.test(named);
  for (const [, sha] of text.matchAll(TRAILER))
    if (!isNumber(sha)) found.set(sha.toLowerCase(), { sha: sha.toLowerCase() });
  for (const [, named] of text.matchAll(SAID)) {
    if (isNumber(named)) continue;
    const guilty = COMMIT.test(named) ? { sha: named.toLowerCase() } : referenceOf(named, repo);
    if (guilty) found.set('sha' in guilty ? guilty.sha : `${guilty.repo}#${guilty.number}`, guilty);
  }
  return [...found.values()];
}
