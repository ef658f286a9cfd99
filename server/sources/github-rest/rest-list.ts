import type { Entry } from '../../ledger/entry';
import type { Reject } from '../../ledger/reject';
import type { RestContext, RestEntries } from './rest-entries';
import { isObject, placeOfUrls, restShape, textOf } from './shape';
import { commitOf } from './event';

/**
 * Maps one list saved from the REST API. Entries of a timeline often do not say which pull request they belong to: they take it from the
 * others of the list when those agree on one, else from the number in the file's name.
 */
export function restList(
  list: readonly unknown[],
  file: string,
  reader: RestEntries,
): { entries: Entry[]; rejects: Reject[] } {
  const context = contextOf(list, file);
  const entries: Entry[] = [];
  const rejects: Reject[] = [];
  for (const value of list) {
    const read = reader.read(value, undefined, context);
    entries.push(...read.entries);
    rejects.push(...read.rejects);
  }
  addCommits(list, entries);
  return { entries, rejects };
}

function contextOf(list: readonly unknown[], file: string): RestContext {
  const repos = new Set<string>();
  const numbers = new Set<number>();
  for (const value of list) {
    if (!isObject(value) || isObject(value.issue)) continue;
    const { repo, number } = placeOfUrls(value);
    if (repo !== undefined) repos.add(repo);
    // A cross-reference names the pull request it comes from.
    if (number !== undefined && value.event !== 'cross-referenced') numbers.add(number);
  }
  const name = file.slice(file.lastIndexOf('/') + 1).match(/\d+/g);
  const named = name && name.length === 1 ? Number(name[0]) : undefined;
  return {
    repo: repos.size === 1 ? [...repos][0] : undefined,
    number: numbers.size === 1 ? [...numbers][0] : numbers.size === 0 ? named : undefined,
  };
}

/** A list that holds one pull request beside its timeline gets the commits too. */
function addCommits(list: readonly unknown[], entries: Entry[]): void {
  const pulls = entries.filter(({ value }) => isObject(value) && value.kind === 'pull_request');
  const commits = list.filter(
    (value) => isObject(value) && restShape(value) === 'event' && textOf(value, 'event') === 'committed',
  );
  if (pulls.length !== 1 || commits.length === 0) return;
  (pulls[0].value as Record<string, unknown>).commits = commits.map((event) =>
    commitOf(event as Record<string, unknown>),
  );
}
