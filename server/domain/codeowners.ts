/** One rule of a CODEOWNERS file: who is asked to review files that match. */
export interface CodeownersRule {
  pattern: string;
  /** `@login`, `@organization/team` or an e-mail address, as written; none = files without an owner. */
  owners: string[];
}

const OWNER = /^(?:@[\w.[\]-]+(?:\/[\w.-]+)?|[^\s@#]+@[^\s@#]+)$/;
/** Patterns that every file of a repository matches. */
const EVERYTHING = new Set(['*', '**', '/**', '**/*', '/**/*']);

/**
 * The rules of a CODEOWNERS file in their order; the last one that matches a file decides. As GitHub does, a line that is no rule (a negation, a
 * range in brackets, an owner that is none) is passed over alone and the others count. Source: docs.github.com, "About code owners".
 */
export function codeownersOf(text: string): CodeownersRule[] {
  const rules: CodeownersRule[] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const [pattern, ...rest] = wordsOf(line);
    if (pattern === undefined || /^[!#[]/.test(pattern)) continue;
    const comment = rest.findIndex((word) => word.startsWith('#'));
    const owners = comment < 0 ? rest : rest.slice(0, comment);
    if (owners.every((owner) => OWNER.test(owner)))
      rules.push({ pattern: pattern.replace(/\\([\s#])/g, '$1'), owners: [...new Set(owners)] });
  }
  return rules;
}

/** The owners of a whole repository: those of the last rule for every file (`*`); without one, nobody owns all of it. */
export function ownersOfRepository(rules: readonly CodeownersRule[]): string[] {
  return rules.findLast(({ pattern }) => EVERYTHING.has(pattern))?.owners ?? [];
}

/** Words between white space; a backslash keeps the space after it in the word. */
const wordsOf = (line: string): string[] => line.match(/(?:\\[^]|[^\s\\])+/g) ?? [];
