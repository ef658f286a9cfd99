const kept = new Map<string, RegExp>();
/** Patterns come from settings, which are few; a test that makes thousands must not keep them all. */
const KEPT = 500;

/**
 * Whether a text fits a glob, case ignored. `*` stands for any characters, `?` for one. In a path `*` and `?` end at a slash, `**` does not, and
 * `**` with a slash behind it also stands for nothing: `src/**` + `/a.ts` fits `src/a.ts`.
 */
export function fits(glob: string, text: string, path = false): boolean {
  const key = `${path ? 'p' : 't'}${glob}`;
  let pattern = kept.get(key);
  if (pattern === undefined) {
    if (kept.size >= KEPT) kept.clear();
    kept.set(key, (pattern = patternOf(glob, path)));
  }
  return pattern.test(text);
}

function patternOf(glob: string, path: boolean): RegExp {
  const source = glob.replace(/\*\*\/|\*+|\?|[\\^$.|+()[\]{}/]/g, (part) => {
    if (part === '**/') return path ? '(?:.*/)?' : '.*/';
    if (part.startsWith('*')) return path && part === '*' ? '[^/]*' : '.*';
    if (part === '?') return path ? '[^/]' : '.';
    return `\\${part}`;
  });
  return new RegExp(`^${source}$`, 'is');
}
