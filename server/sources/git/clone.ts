import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UnusableInput } from '../unusable-input';
import { gitText } from './git-program';
import { remoteName } from './remote-name';

/** What a clone is, before its history is read. */
export interface Clone {
  readonly folder: string;
  /** `owner/name` of the remote, else the folder's name. */
  readonly repo: string;
  /** Host of the remote, '' = none. */
  readonly host: string;
  /** Name of the default branch; undefined = a detached HEAD stands for it. */
  readonly branch: string | undefined;
  /** The commit it points to. */
  readonly tip: string;
  /** Commits whose parents were cut off by a shallow clone. */
  readonly cut: ReadonlySet<string>;
  /** Some objects stay with the remote: sizes of changes would have to be fetched. */
  readonly partial: boolean;
}

/**
 * Whether a folder is the top of a work tree or a bare repository. A folder within a clone is not: its files may be records. Looks only for
 * the files that make one; git itself judges later.
 */
export async function isClone(folder: string): Promise<boolean> {
  if (await exists(join(folder, '.git'))) return true;
  const parts = await Promise.all(['HEAD', 'objects', 'refs'].map((name) => exists(join(folder, name))));
  return parts.every(Boolean);
}

/** @throws UnusableInput when git does not take the folder for a repository, or it has no commit */
export async function openClone(folder: string): Promise<Clone> {
  const top = await gitText(folder, ['rev-parse', '--is-bare-repository', '--path-format=absolute', '--git-common-dir', '--git-path', 'shallow']); // prettier-ignore
  if (top === undefined)
    throw new UnusableInput(
      `${folder} looks like a git repository but git cannot open it; run "git -C ${folder} status", and give --from records when its files are meant.`,
    );
  const [bare, common, shallow] = top.split('\n');
  const remote = await remoteOf(folder);
  const named = remote && remoteName(remote.address);
  // A linked work tree has a name of its own; the repository's is that of the main one.
  const home = basename(common) === '.git' ? dirname(common) : common;
  const { branch, tip } = await defaultBranch(folder, bare === 'true', remote?.name);
  return {
    folder,
    repo: named?.repo ?? basename(resolve(home)).replace(/\.git$/, ''),
    host: named?.host ?? '',
    branch,
    tip,
    cut: await cutCommits(shallow),
    partial: (await gitText(folder, ['config', '--get-regexp', '^(extensions\\.partialclone|remote\\..*\\.promisor)$'])) !== undefined, // prettier-ignore
  };
}

async function remoteOf(folder: string): Promise<{ name: string; address: string } | undefined> {
  const names = ((await gitText(folder, ['remote'])) ?? '').split('\n').filter((name) => name !== '');
  const name = names.includes('origin') ? 'origin' : names.length === 1 ? names[0] : undefined;
  if (name === undefined) return undefined;
  const address = await gitText(folder, ['config', '--get', `remote.${name}.url`]);
  return address === undefined ? undefined : { name, address };
}

/**
 * The remote's HEAD, else `init.defaultBranch`, `main`, `master` as the remote has them and then as the clone has them, else HEAD. In a bare
 * repository HEAD itself is the default branch.
 */
async function defaultBranch(folder: string, bare: boolean, remote: string | undefined) {
  const candidates: string[] = [];
  const head = await gitText(folder, ['symbolic-ref', '--quiet', 'HEAD']);
  if (bare && head !== undefined) candidates.push(head);
  const remoteHead = remote && (await gitText(folder, ['symbolic-ref', '--quiet', `refs/remotes/${remote}/HEAD`]));
  if (remoteHead) candidates.push(remoteHead);
  const initial = await gitText(folder, ['config', '--get', 'init.defaultBranch']);
  const names = [...new Set([...(initial ? [initial] : []), 'main', 'master'])];
  if (remote !== undefined) for (const name of names) candidates.push(`refs/remotes/${remote}/${name}`);
  for (const name of names) candidates.push(`refs/heads/${name}`);
  if (head !== undefined) candidates.push(head);
  for (const ref of candidates) {
    const tip = await commitAt(folder, ref);
    if (tip !== undefined) return { branch: ref.replace(/^refs\/(?:heads|remotes\/[^/]+)\//, ''), tip };
  }
  const tip = await commitAt(folder, 'HEAD');
  if (tip !== undefined) return { branch: undefined, tip };
  throw new UnusableInput(
    `${folder} has no commit on a branch "main" or "master" nor under HEAD; commit something, or set the default branch with "git -C ${folder} remote set-head origin NAME".`,
  );
}

/** `^{commit}` keeps a name from being read as an option or a path. */
const commitAt = (folder: string, name: string): Promise<string | undefined> =>
  gitText(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);

async function cutCommits(shallow: string): Promise<Set<string>> {
  const text = await readFile(shallow, 'utf8').catch(() => '');
  return new Set(text.split('\n').filter((line) => line !== ''));
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
