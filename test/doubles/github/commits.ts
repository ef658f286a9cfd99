import { hindrance, type Caller } from './caller';
import { json, type WholeAnswer } from './fault';
import { findRepository } from './node-index';
import type { Commit, Repository, World } from './world';

/** A file of a commit as REST gives it; tests put a list of them into `files` of a commit. */
export interface CommitFile {
  filename: string;
  status: string;
  changes: number;
  previous_filename?: string;
  patch?: string;
}

/** GitHub gives so many files of a commit on a page. */
const FILES = 300;

/** The answers of `/repos/{owner}/{repo}/commits/{sha}`; undefined for other paths. */
export function commitAnswer(
  { method, path, search }: { method: string; path: string; search: string },
  world: World,
  caller: Caller,
  webUrl: string,
): WholeAnswer | undefined {
  const [, owner, name, sha] = /^\/repos\/([^/]+)\/([^/]+)\/commits\/([0-9a-f]+)$/.exec(path) ?? [];
  if (owner === undefined || method !== 'GET') return undefined;
  const repository = findRepository(world, owner, name);
  if (!repository || hindrance(caller, repository)) return json(404, { message: 'Not Found', status: '404' });
  const commit = commitsOf(repository).find(({ oid }) => oid === sha);
  if (!commit) return json(422, { message: `No commit found for SHA: ${sha}`, status: '422' });
  const query = new URLSearchParams(search);
  const page = Number(query.get('page') ?? 1);
  const all = (commit.files ?? []) as CommitFile[];
  const shown = all.slice((page - 1) * FILES, page * FILES);
  query.set('page', String(page + 1));
  const headers: Record<string, string> =
    page * FILES < all.length ? { link: `<${webUrl}${path}?${query.toString()}>; rel="next"` } : {};
  const { parents = [{}] } = commit as { parents?: object[] };
  return json(200, { sha, commit: { message: commit.message }, parents, files: shown }, headers);
}

const commitsOf = ({ pullRequests }: Repository): Commit[] =>
  pullRequests.flatMap(({ commits, mergeCommit }) => [...commits, ...(mergeCommit ? [mergeCommit] : [])]);
