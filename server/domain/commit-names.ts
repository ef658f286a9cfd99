/** Whether a version is named by its commit: names such as `latest` or `main` are used again for other contents. */
export const isCommit = (name: string): boolean => /^[0-9a-f]{7,64}$/i.test(name);

const ABBREVIATED = /^[0-9a-f]{7,39}$/i;
const PREFIX = 7;

/** Values by commit, found also where one side names the commit by its first seven letters or more. */
export class CommitNames<T> {
  private readonly whole = new Map<string, T | T[]>();
  /** Those of abbreviated commits, by their first seven letters. */
  private readonly short = new Map<string, { sha: string; value: T }[]>();

  add(sha: string, value: T): void {
    if (sha === '') return;
    const known = this.whole.get(sha);
    // Nearly every commit has one value: no list for it.
    if (known === undefined) this.whole.set(sha, value);
    else if (Array.isArray(known)) known.push(value);
    else this.whole.set(sha, [known, value]);
    if (!ABBREVIATED.test(sha)) return;
    const prefix = sha.slice(0, PREFIX).toLowerCase();
    const list = this.short.get(prefix);
    if (list) list.push({ sha: sha.toLowerCase(), value });
    else this.short.set(prefix, [{ sha: sha.toLowerCase(), value }]);
  }

  /** What is known of a whole commit, in the order it was added in. */
  of(sha: string): readonly T[] {
    if (sha === '') return NONE;
    const known = this.whole.get(sha);
    const values = known === undefined ? NONE : Array.isArray(known) ? known : [known];
    if (this.short.size === 0) return values;
    const lower = sha.toLowerCase();
    const short = this.short.get(lower.slice(0, PREFIX));
    if (!short) return values;
    return [...values, ...short.filter((of) => of.sha !== sha && lower.startsWith(of.sha)).map(({ value }) => value)];
  }
}

const NONE: readonly never[] = [];
