import { gitOutput } from './git-program';

/** What somebody fetched on purpose: the last commits of pull and merge requests, also of squashed ones, whose branches are gone. */
const namespaces = ['refs/pull/*/head', 'refs/merge-requests/*/head', 'refs/remotes/*/pr/*', 'refs/remotes/*/pull/*', 'refs/remotes/*/merge-requests/*']; // prettier-ignore
const named = /\/(?:pull|pr|merge-requests)\/(\d+)(?:\/head)?$/;

/** The last commit of each request whose head the clone has, by number. */
export async function requestHeads(folder: string): Promise<Map<number, string>> {
  const heads = new Map<number, string>();
  let rest = '';
  const take = (line: string): void => {
    const [sha, type, ref] = line.split(' ');
    const number = named.exec(ref ?? '')?.[1];
    if (number !== undefined && type === 'commit') heads.set(Number(number), sha);
  };
  const args = ['for-each-ref', '--format=%(objectname) %(objecttype) %(refname)', ...namespaces];
  for await (const chunk of gitOutput(folder, args)) {
    const lines = (rest + chunk.toString('utf8')).split('\n');
    rest = lines.pop() as string;
    lines.forEach(take);
  }
  take(rest);
  return heads;
}
