import { recordKinds } from '../../ledger/record-kinds';

/** The kind a file is named after: `review.csv`, `pull_requests-2026.ndjson.gz`; undefined when it is named after none. */
export function kindOfFile(path: string): string | undefined {
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .replaceAll('-', '_');
  let longest: string | undefined;
  for (const kind of recordKinds.keys()) {
    const rest = name.startsWith(kind) ? name.slice(kind.length) : undefined;
    if (rest === undefined || !/^s?([._ ]|$|\d)/.test(rest)) continue;
    if (longest === undefined || kind.length > longest.length) longest = kind;
  }
  return longest;
}
