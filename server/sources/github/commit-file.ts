import { hunksOf } from '../../domain/hunks';
import type { Json } from '../github-rest/shape';

/** A file of a commit as `GET /repos/{owner}/{repo}/commits/{ref}` gives it. */
export interface CommitFile {
  filename: string;
  previous_filename?: string;
  status?: string;
  changes?: number;
  /** Left out of binary files and of those that are too large. */
  patch?: string;
}

/** The changed lines of a commit's files as records; no text of the code. Where GitHub gives no patch they are unknown, unless nothing changed. */
export function commitFileRecords(
  repo: string,
  number: number | null,
  sha: string,
  files: readonly CommitFile[],
): Json[] {
  return files.map(({ filename, previous_filename, status, changes, patch }) => ({
    kind: 'commit_file',
    repo,
    number,
    sha,
    path: filename,
    previous_path: previous_filename,
    status,
    // A binary file counts no changes either, but a file that was only renamed did not change.
    hunks: patch !== undefined ? hunksOf(patch) : changes === 0 && status === 'renamed' ? [] : undefined,
  }));
}
