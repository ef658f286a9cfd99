/** Where a clone came from, without any credentials its address may hold. */
export interface RemoteName {
  /** '' for a path on this machine. */
  host: string;
  /** `owner/name`, with groups between them on GitLab; the folder's name for a path. */
  repo: string;
}

/**
 * Reads a remote's address: `https://host/owner/name.git`, `ssh://git@host:22/owner/name`, `git@host:owner/name.git`, `file:///path`, a path.
 *
 * @returns undefined when nothing in it names a repository
 */
export function remoteName(address: string): RemoteName | undefined {
  const text = address.trim();
  const url = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/@]*@)?([^/:]*)(?::\d+)?\/(.*)$/i.exec(text);
  if (url && url[1].toLowerCase() !== 'file') return named(url[2], url[3]);
  // As git itself: a colon before the first slash makes it scp-like; one letter before it is a drive.
  const scp = url ? null : /^(?:[^/@\s]+@)?(\[[^\]]+\]|[^/:\s]{2,}):(?!\/\/)(.*)$/.exec(text);
  if (scp) return named(scp[1], scp[2]);
  const folder = pathOf(url ? url[3] : text)
    .split('/')
    .pop();
  return folder ? { host: '', repo: folder } : undefined;
}

function named(host: string, path: string): RemoteName | undefined {
  // Azure: org/project/_git/repo over https, v3/org/project/repo over ssh.
  const parts = pathOf(path)
    .replace(/^v3\//, '')
    .split('/')
    .filter((part) => part !== '' && part !== '_git' && part !== '~' && part !== 'scm');
  const repo = parts.map((part) => safeDecoded(part)).join('/');
  return repo === '' ? undefined : { host: host.toLowerCase(), repo };
}

const pathOf = (path: string): string =>
  path
    .replaceAll('\\', '/')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\/\.git$/, '')
    .replace(/\.git$/, '');

function safeDecoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
