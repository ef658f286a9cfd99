/** A pull request somewhere. */
export interface ChangeReference {
  repo: string;
  number: number;
}

const ADDRESS = /^https?:\/\/[^/\s]+\/([\w.-]+(?:\/[\w.-]+)+?)\/(?:-\/)?(?:pull|pulls|issues|merge_requests)\/(\d+)\b/i;
const FULL = /^([\w.-]+(?:\/[\w.-]+)+)[#!](\d+)$/;
const NUMBER = /^[#!]?(\d+)$/;

/** The pull request that `12`, `#12`, `owner/repo#12` or its address names, without words around it; undefined = none. */
export function referenceOf(text: string, repo: string): ChangeReference | undefined {
  const own = NUMBER.exec(text);
  if (own) return repo === '' ? undefined : { repo, number: Number(own[1]) };
  const other = FULL.exec(text) ?? ADDRESS.exec(text);
  return other ? { repo: other[1], number: Number(other[2]) } : undefined;
}
